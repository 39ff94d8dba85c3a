const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

export const BE = words("be am is are was were been being 's 're 'm");
export const HAVE = words("have has had having 've");
export const DO = words('do does did');
export const MODALS = words("can could may might must shall should will would ca wo 'll 'd cannot");
export const NEGATIONS = words("not n't never cannot hardly scarcely");
export const PERSONAL = words('i you he she it we they');
/** Pronouns and quantifiers that are a whole subject. */
export const SUBJECT_PRONOUNS = words(
  'i you he she it we they who which that some many others both another one everyone everybody someone somebody anyone nobody most few several all neither these those this',
);
export const RELATIVE = words('who which that whom whose');
export const SUBORDINATORS = words(
  'when while as after before although though because since if unless until whether where once whereas even amid despite',
);
export const WEEKDAYS = words('monday tuesday wednesday thursday friday saturday sunday');
export const MONTHS = words(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec',
);
export const TIME_NOUNS = words(
  'today yesterday tonight morning afternoon evening night week month year weekend day days weeks months years later earlier ago now',
);
/** Verbs that hand the attribution on to the next one: "declined to say", "went on to argue". */
export const CATENATIVES = words(
  'fail failed continue continues continued go goes went ' +
    'want wants wanted hesitate hesitated proceed proceeded have has had begin begins began ' +
    'start started try tries tried able unable reluctant quick likely willing happy ready used stop stops stopped',
);
export const WITHHOLDING = words(
  'decline declines declined declining refuse refuses refused refusing refrain refrains refrained fail failed reluctant unwilling',
);
/** Nouns for where and on what occasion something is said. */
export const OCCASIONS = words(
  'reporters journalists interview conference briefing statement speech press meeting session parliament assembly council hearing ' +
    'rally debate summit television radio visit post telegram twitter',
);
