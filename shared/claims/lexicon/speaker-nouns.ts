const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Nouns for one person: offices, trades and roles. As head of a subject without a name they make an unnamed person. */
export const ROLE_NOUNS = words(
  'president vice-president premier chancellor minister secretary senator congressman congresswoman congressperson representative governor mayor ' +
    'ambassador envoy diplomat spokesman spokeswoman spokesperson spokesmen king queen prince princess pope bishop archbishop cardinal priest pastor rabbi imam ' +
    'general admiral colonel major captain lieutenant sergeant commander officer soldier marshal director chief head chairman chairwoman chair chairperson ' +
    'executive ceo cfo manager analyst expert professor scientist researcher economist historian lawyer attorney prosecutor judge justice sheriff detective ' +
    'journalist reporter correspondent columnist editor author writer blogger host anchor commentator strategist consultant adviser advisor aide assistant ' +
    'leader lawmaker legislator politician candidate nominee delegate deputy member activist campaigner advocate organizer volunteer donor founder owner ' +
    'doctor nurse teacher student farmer worker resident witness victim survivor neighbor neighbour friend wife husband mother father brother sister son ' +
    'daughter man woman boy girl official source insider source-close veteran businessman businesswoman investor trader banker coach player actor actress singer ' +
    'defector prisoner negotiator inspector coordinator operative speaker counsel leader democrat republican conservative liberal socialist voter supporter critic opponent',
);

/** Nouns in the plural or for many, that speak as one. */
export const GROUP_NOUNS = words(
  'officials sources people voters democrats republicans conservatives liberals critics supporters opponents experts analysts economists lawmakers ' +
    'leaders members aides advisers advisors residents witnesses activists protesters diplomats ministers senators officers soldiers scientists researchers ' +
    'researchers historians lawyers prosecutors authorities police investigators reporters journalists delegates candidates allies executives investors ' +
    'americans europeans russians ukrainians families parents students workers women men fans users authors operatives insiders strategists prosecutors ' +
    'others some many most several few respondents advocates organizers governors mayors rebels defectors prisoners crowd public team',
);

/** Nouns whose bearer is an organisation. */
export const ORGANISATION_NOUNS = words(
  'government ministry department agency service services bureau office administration council committee commission parliament congress senate house ' +
    'assembly court party union association federation league alliance coalition bloc group company corporation firm bank fund institute university college ' +
    'school church campaign foundation center centre organization organisation authority board army navy force forces military command staff intelligence ' +
    'police cabinet embassy mission delegation chamber directorate pentagon kremlin nato fbi cia nsa un u.n. eu e.u. nis hur gur sbu isw osce iaea who imf team network pac',
);

/** Nouns for things that are written: they state, show and find. */
export const DOCUMENT_NOUNS = words(
  'statement report study survey poll polls reports studies statements letter memo document documents treaty agreement constitution law bill resolution ' +
    'article book filing complaint lawsuit indictment transcript email e-mail emails message tweet post paper release order ruling decision analysis data figures ' +
    'estimate estimates records research review investigation assessment intelligence evidence text note notice editorial op-ed essay speech plan platform website ad video story headline ' +
    'results footage images image photos satellite',
);

/** Nouns and names of those who carry news. */
export const MEDIA_NOUNS = words(
  'newspaper newspapers magazine media outlet outlets broadcaster channel agency tabloid daily press newswire website station',
);
export const MEDIA_NAMES = words(
  'reuters ap afp bbc cnn nbc cbs abc npr pbs fox msnbc bloomberg politico axios tass ria interfax yonhap kcna xinhua rt guardian times post journal tribune herald telegraph economist ' +
    'newsweek associated nhk dpa ukrinform sputnik kommersant izvestia meduza',
);

/** Forms of address before a name, folded, with or without a full stop. */
export const HONORIFICS = words(
  'mr mrs ms miss mx dr prof sir dame lord lady rev fr hon sen rep gov gen col maj capt lt cmdr adm sgt amb pres dep',
);

export const FEMALE_TITLES = words(
  'mrs ms miss madam dame lady queen princess congresswoman spokeswoman chairwoman businesswoman actress mother wife sister daughter woman girl',
);
export const MALE_TITLES = words(
  'mr sir lord king prince congressman spokesman chairman businessman actor father husband brother son man boy',
);
