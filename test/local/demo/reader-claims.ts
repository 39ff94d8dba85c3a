import type { ClaimSpec } from '../../shared/developments/story-set-builder.ts';

/** The men whom a figure counts. */
const men = (figure: { value?: number; min?: number; max?: number; approx?: boolean }): ClaimSpec['figures'] => [
  { text: 'soldiers', unit: 'soldiers', ...figure },
];
const on = (proposition: string, speaker: string, stance: string, more: Partial<ClaimSpec> = {}): ClaimSpec => ({
  on: proposition,
  speaker,
  stance,
  ...more,
});
const day = (n: number): Partial<ClaimSpec> => ({ said: `2024-10-${n}` });
/** Several propositions in the very same words. */
const inOne = (words: string, ...claims: ClaimSpec[]): ClaimSpec[] => claims.map((claim) => ({ ...claim, words }));

const ZELENSKYY = 'Volodymyr Zelenskyy';
const NIS = 'National Intelligence Service';
const PESKOV = 'Dmitry Peskov';
const AUSTIN = 'Lloyd Austin';
const DELEGATE = 'North Korean representative at the United Nations';
const SEOUL_MFA = "South Korea's foreign ministry";
const BEIJING_MFA = "China's foreign ministry";

const zelenskyySpeech = (more: Partial<ClaimSpec> = {}): ClaimSpec[] =>
  inOne(
    'it supplies weapons and people',
    on('arms', ZELENSKYY, 'asserts', more),
    on('sent', ZELENSKYY, 'asserts', more),
  );
const tenThousand = (more: Partial<ClaimSpec> = {}) =>
  on('to-come', ZELENSKYY, 'asserts', { ...more, figures: men({ value: 10_000 }) });
const first1500 = (more: Partial<ClaimSpec> = {}) => {
  const figures = men({ value: 1500 });
  return inOne(
    '1,500 were sent',
    on('sent', NIS, 'asserts', { ...more, figures }),
    on('how-many', NIS, 'asserts', { ...more, figures }),
  );
};
const now3000 = (more: Partial<ClaimSpec> = {}) => {
  const figures = men({ value: 3000 });
  return inOne(
    '3,000 were sent',
    on('sent', NIS, 'asserts', { ...more, figures }),
    on('how-many', NIS, 'asserts', { ...more, figures }),
  );
};
const plan12000 = (speaker = NIS, more: Partial<ClaimSpec> = {}) =>
  on('to-come', speaker, 'asserts', { ...more, figures: men({ max: 12_000 }) });
const doubt = (proposition = 'sent', more: Partial<ClaimSpec> = {}) =>
  on(proposition, PESKOV, 'cannot-confirm', { sub: 'casts-doubt', ...more });
const PENTAGON = 'U.S. Department of Defense';
const pentagon = (more: Partial<ClaimSpec> = {}) => on('in-russia', PENTAGON, 'cannot-confirm', more);
const evidence = (more: Partial<ClaimSpec> = {}) => on('in-russia', AUSTIN, 'asserts', more);
const austinRest = (more: Partial<ClaimSpec> = {}): ClaimSpec[] => [
  on('mission', AUSTIN, 'cannot-confirm', more),
  on('how-many', AUSTIN, 'cannot-confirm', { ...more, sub: 'withholds' }),
  on('fighting', AUSTIN, 'warns', more),
];
const delegateDenies = (more: Partial<ClaimSpec> = {}) => on('sent', DELEGATE, 'denies', more);
const northDenies = (more: Partial<ClaimSpec> = {}) => on('sent', 'North Korea', 'denies', more);
const seoulDemands = (more: Partial<ClaimSpec> = {}) => on('withdraw', SEOUL_MFA, 'demands', more);
const seoulTells = on('sent', 'South Korea', 'asserts');

/** A text before and after its edit; one that loses all its claims leaves the story with them. */
export type ReadText = { claims: ClaimSpec[]; edited?: ClaimSpec[] };

const reprintOfEnvoy: ClaimSpec[] = [seoulDemands(day(21)), doubt('in-russia')];
const reprintOfDenial: ClaimSpec[] = [northDenies(), delegateDenies(day(21))];
const reprintOfPentagonChief: ClaimSpec[] = [
  evidence(day(23)),
  ...austinRest(),
  northDenies(),
  pentagon(day(21)),
  doubt('sent'),
  delegateDenies(),
  seoulDemands(),
];

/**
 * What a careful reader finds said in each text on the story's propositions, on which day, if the text names one. Recalls are
 * there as they stand. By `OUTLET/SLUG`; texts that are not here say nothing on them by anybody who can be held to it.
 */
export const READER_CLAIMS: Readonly<Record<string, ReadText>> = {
  'hangang-news/defense-chief-sees-deployment-likely': {
    claims: [
      on('sent', 'Kim Yong-hyun', 'asserts', { certainty: 'possible' }),
      on('casualties', 'Kim Yong-hyun', 'asserts', { certainty: 'probable' }),
    ],
  },
  'meridian-press/nato-chief-cannot-confirm': {
    claims: [
      on('fighting', 'Mark Rutte', 'cannot-confirm', day(16)),
      ...zelenskyySpeech(day(16)),
      on('fighting', 'Kremlin', 'denies'),
    ],
  },
  'dnipro-dispatch/president-speech-people-and-weapons': { claims: zelenskyySpeech(day(16)) },
  'gulfline/nato-no-verification': {
    claims: [on('fighting', 'Mark Rutte', 'cannot-confirm'), ...zelenskyySpeech(), on('sent', 'Russia', 'denies')],
  },
  'meridian-press/zelenskyy-ten-thousand': { claims: [tenThousand(day(17)), on('fighting', 'Russia', 'denies')] },
  'dnipro-dispatch/strike-that-killed-six': {
    claims: [
      on('casualties', 'Kim Yong-hyun', 'asserts', { certainty: 'probable' }),
      on('casualties', 'Kremlin', 'denies'),
    ],
  },
  'hangang-news/nis-1500-special-troops': {
    claims: [...first1500(day(18)), on('sent', 'North Korea', 'cannot-confirm', { sub: 'withholds' })],
  },
  'meridian-press/spies-in-seoul-name-figure': {
    claims: [...first1500(day(18)), on('sent', 'Mark Rutte', 'cannot-confirm', day(18)), on('sent', PESKOV, 'denies')],
  },
  'red-harbour/kremlin-dismisses-seoul-report': {
    claims: [on('sent', PESKOV, 'denies', day(18)), on('fighting', PESKOV, 'denies', day(11))],
  },
  'albion-ledger/yoon-calls-emergency-meeting': { claims: [...first1500(day(18)), on('sent', PESKOV, 'denies')] },
  'lumen-daily/state-department-on-pacific-ties': {
    claims: [on('fighting', 'Matthew Miller', 'asserts', { sub: 'concern' })],
  },
  'tidewater-sentinel/north-korea-said-to-have-sent-soldiers': { claims: [...first1500(day(18)), tenThousand()] },
  'albion-ledger/austin-no-confirmation-yet': {
    claims: [on('in-russia', AUSTIN, 'cannot-confirm', day(19)), tenThousand()],
  },
  'hangang-news/seoul-summons-russian-envoy': { claims: [seoulDemands(day(21)), ...first1500(day(18))] },
  'meridian-press/china-no-information': { claims: [on('sent', BEIJING_MFA, 'cannot-confirm', day(21))] },
  'red-harbour/peskov-contradictory-information': {
    claims: [
      doubt('sent', day(21)),
      on('sent', PESKOV, 'asserts', { sub: 'cites-non-confirmation', ...day(21) }),
      on('sent', PENTAGON, 'cannot-confirm', { via: [PESKOV] }),
      seoulDemands(),
      on('sent', 'Mark Rutte', 'cannot-confirm'),
      on('sent', BEIJING_MFA, 'cannot-confirm', day(21)),
    ],
  },
  'albion-ledger/kremlin-avoids-straight-answer': {
    claims: [
      doubt('in-russia', day(21)),
      on('fighting', PESKOV, 'denies', day(11)),
      on('withdraw', 'South Korea', 'demands'),
    ],
  },
  'meridian-press/south-korea-calls-in-ambassador': {
    claims: [
      seoulDemands(day(21)),
      doubt('in-russia'),
      on('in-russia', PENTAGON, 'cannot-confirm', { via: [PESKOV] }),
      on('sent', 'North Korea', 'cannot-confirm', { sub: 'withholds' }),
    ],
  },
  'lumen-daily/seoul-calls-in-russian-ambassador': { claims: reprintOfEnvoy },
  'fenwick-courier/envoy-summoned-in-seoul': { claims: [seoulDemands(day(21))] },
  'northgate-review/five-questions-about-the-ships': {
    claims: [
      ...first1500(day(18)),
      tenThousand(),
      doubt('sent'),
      seoulDemands(day(21)),
      on('sent', 'Mark Rutte', 'cannot-confirm'),
      on('sent', PENTAGON, 'cannot-confirm'),
    ],
  },
  'gulfline/moscow-defends-pyongyang-ties': { claims: [doubt('in-russia'), on('withdraw', 'South Korea', 'demands')] },
  'dnipro-dispatch/evening-address-monday': {
    claims: [
      tenThousand(day(21)),
      on('training', 'official of the defence intelligence directorate', 'asserts', {
        kind: 'person-unnamed',
        affiliation: 'HUR',
      }),
      on('how-many', 'official of the defence intelligence directorate', 'asserts', {
        kind: 'person-unnamed',
        affiliation: 'HUR',
        figures: men({ max: 3000 }),
      }),
    ],
  },
  'meridian-press/pentagon-unable-to-confirm': {
    claims: [pentagon(day(21)), on('in-russia', 'Matthew Miller', 'asserts', { sub: 'concern' })],
  },
  'albion-ledger/washington-waits': { claims: [seoulTells, pentagon(day(21))] },
  'tidewater-sentinel/veterans-hall-reopens': { claims: [seoulTells] },
  'meridian-press/north-korea-denies-at-un': { claims: [northDenies(), delegateDenies(day(21))] },
  'red-harbour/north-korea-responds-to-claims': {
    claims: [
      ...reprintOfDenial,
      ...zelenskyySpeech(),
      on('sent', PESKOV, 'denies'),
      on('sent', PENTAGON, 'cannot-confirm', { via: [PESKOV] }),
    ],
  },
  'albion-ledger/pyongyang-speaks-of-rumours': { claims: [delegateDenies(day(21))] },
  'tidewater-sentinel/north-korea-answers-accusations': { claims: reprintOfDenial },
  'dnipro-dispatch/denial-in-new-york-reactions': {
    claims: [on('sent', "Ukraine's foreign ministry", 'asserts', day(22)), northDenies(), delegateDenies()],
  },
  'lumen-daily/kremlin-line-on-troops': { claims: [on('sent', PESKOV, 'denies', day(22))], edited: [] },
  'albion-ledger/allied-drill-over-yellow-sea': {
    claims: [seoulTells, on('sent', 'Russia', 'denies'), northDenies()],
  },
  'meridian-press/un-has-no-means-to-verify': { claims: [on('sent', 'United Nations', 'cannot-confirm', day(22))] },
  'gulfline/pyongyang-brands-reports-baseless': {
    claims: [northDenies(), delegateDenies(), ...zelenskyySpeech(), on('sent', 'Kremlin', 'denies')],
  },
  'hangang-news/nis-3000-in-russia': {
    claims: [...now3000(day(23)), plan12000(NIS, day(23)), on('fighting', NIS, 'denies', day(23))],
  },
  'meridian-press/seoul-new-figure': {
    claims: [
      ...inOne(
        '1,500 are there',
        on('in-russia', NIS, 'asserts', { ...day(23), figures: men({ value: 1500 }) }),
        on('how-many', NIS, 'asserts', { ...day(23), figures: men({ value: 1500 }) }),
      ),
      on('fighting', NIS, 'denies'),
      plan12000('South Korea'),
    ],
    edited: [
      ...inOne(
        '3,000 are there',
        on('in-russia', NIS, 'asserts', { ...day(23), figures: men({ value: 3000 }) }),
        on('how-many', NIS, 'asserts', { ...day(23), figures: men({ value: 3000 }) }),
      ),
      on('fighting', NIS, 'denies'),
      plan12000('South Korea'),
    ],
  },
  'albion-ledger/america-sees-evidence': {
    claims: [
      evidence(day(23)),
      ...austinRest(),
      on('in-russia', AUSTIN, 'cannot-confirm', day(19)),
      ...now3000(day(23)),
      plan12000(NIS, day(23)),
    ],
  },
  'meridian-press/austin-evidence-in-rome': {
    claims: [
      evidence(day(23)),
      ...austinRest(day(23)),
      pentagon(day(21)),
      ...now3000(day(23)),
      on('in-russia', 'Russia', 'cannot-confirm', { sub: 'casts-doubt', ...day(21) }),
      northDenies(),
    ],
  },
  'red-harbour/pentagon-chief-north-korean-troops': { claims: reprintOfPentagonChief },
  'tidewater-sentinel/pentagon-chief-north-koreans-russia': { claims: reprintOfPentagonChief },
  'gulfline/us-defence-chief-points-to-presence': {
    claims: [
      evidence(),
      ...austinRest(),
      pentagon(),
      on('sent', 'Kremlin', 'cannot-confirm', { sub: 'casts-doubt' }),
      delegateDenies(),
      on('withdraw', 'South Korea', 'demands'),
    ],
  },
  'fenwick-courier/us-minister-sees-proof': { claims: [evidence(day(23)), ...austinRest(day(23))] },
  'dnipro-dispatch/kyiv-on-austin-statement': {
    claims: [
      on('in-russia', 'United States', 'asserts'),
      evidence(),
      on('mission', AUSTIN, 'cannot-confirm'),
      on('fighting', "adviser to Ukraine's president", 'denies', { kind: 'person-unnamed' }),
      on('captured', "adviser to Ukraine's president", 'denies', { kind: 'person-unnamed' }),
    ],
  },
  'lumen-daily/austin-short': { claims: [on('sent', AUSTIN, 'asserts'), ...austinRest().slice(0, 1)] },
  'northgate-review/from-doubt-to-evidence': {
    claims: [
      pentagon(day(21)),
      evidence(day(23)),
      ...austinRest(day(23)).slice(0, 2),
      ...now3000(),
      plan12000(),
      ...first1500(day(18)),
      northDenies(),
    ],
  },
  'hangang-news/seoul-welcomes-austin-remark': { claims: [evidence(), seoulDemands(day(24))] },
  'gulfline/seoul-doubles-estimate': { claims: [...now3000(), plan12000(), on('fighting', NIS, 'denies')] },
  'albion-ledger/who-has-said-what': {
    claims: [
      ...zelenskyySpeech(),
      tenThousand(),
      ...first1500(day(18)),
      ...now3000(day(23)),
      pentagon(day(21)),
      evidence(),
      on('sent', 'NATO', 'cannot-confirm'),
      on('sent', 'Russia', 'cannot-confirm', { sub: 'casts-doubt' }),
      northDenies(),
      on('sent', 'China', 'cannot-confirm'),
      on('sent', 'United Nations', 'cannot-confirm'),
    ],
  },
};
