/**
 * Words that show in a headline where it stands to a claim. All expressions are matched on folded words with single spaces, none nests
 * repetitions.
 */
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Words that call a report false, whatever else the headline says. */
export const FALSE_LABELS =
  /\b(?:hoax(?:es|ed|er|ers)?(?! (?:rumou?rs|claims|allegations|accusations|theor\S+))|fakes?|faked|faking|false|falsely|untrue|bogus|myths?|satire|satirical|pranks?|pranked|parody|bs|bullshit|rubbish|nonsense|fiction|fictional|fictitious|scam|lie|lies|lied|liar|(?:made|making|makes) (?:it |this |that |the story )?(?:all )?up|made-up|misinformation|disinformation|fabricat(?:es|ed|ion|ions|ing)|photoshop(?:ped)?|doctored|staged|inaccurate|incorrect|erroneous(?:ly)?|misreport(?:s|ed)?|mistaken(?:ly)?|exaggerat(?:ed|ion)|baseless|groundless|unfounded|retract(?:s|ed|ion)?|implausible|impossible|unlikely|debunk(?:s|ed|ing)?|discredit(?:s|ed)?|dispel(?:s|led)?|disprov(?:e|es|ed|en)|refut(?:e|es|ed|ing)|fool(?:s|ed)|dup(?:es|ed)|hoodwinked|troll(?:s|ed)|tricked by|mockumentary|(?:not|never|isn't|aren't|wasn't|weren't) (?:\S+ly )?(?:true|real|so|accurate|imminent|the case))\b/gu;

/** Verbs and nouns of denial and of doubt. */
export const DENIALS =
  /\b(?:den(?:ies|ied|ying|ial|ials)|(?<!confirm or |confirm nor )deny|disput(?:es|ed)|rebuts?|rebutted|rebuff(?:s|ed)?|disavow(?:s|ed)?|quash(?:es|ed)?|contradict(?:s|ed)?|(?:shoots?|shot|shooting|shuts?|shutting|knocks?|knocked|bats?|strikes?|struck|tamps?|plays?|turns?) down (?:\S+ ){0,4}?(?:claims?|reports?|rumou?rs?|assertions?|talk|story|stories|allegations?|suggestions?)|(?:dismiss(?:es|ed)?|rejects?|rejected|slams?|slammed|blasts?|rubbishes|squash(?:es|ed)?|squelch(?:es|ed)|dash(?:es|ed)?|silences?|laughs? off|scoffs? at|pours? cold water on|throws? cold water on|calls?) (?:\S+ ){0,3}?(?:claims?|reports?|rumou?rs?|assertions?|talk|story|stories|allegations?|suggestions?)|sets? (?:the )?record straight|puts? (?:\S+ ){0,6}?to (?:rest|bed)|contrary to|(?<!no )doubt(?:s|ed|ful)?|skeptical|sceptical|questions (?:whether|if)|no (?:evidence|proof|truth))\b/gu;

/** A negation, with what it negates behind it. `no` alone is an answer and stands elsewhere. */
export const NEGATION = /(?:^|\s)(?:not|never|cannot|nor|neither|none|no|\S+n't)(?=\s)/gu;

/** What follows a negation that takes nothing back: "not only", "no idea how", "not sure why", "no wonder". */
export const IDLE_NEGATION =
  /^\S+ (?:to|only|just|alone|merely|even|the first|the only|sure|surprised|surprising|clear|know|knowing|knew|believe|realize|realise|say|worry|care|miss|forget|guess|comment)\b|^no (?:sign|idea|limit|doubt|wonder|joke|matter|one|comment|word|such thing as)\b/u;

/** An answer that says no: before its sentence. */
export const ANSWERS_NO = /^(?:no|nope|nah|sorry|well no)$/u;

/** A clause that says the thing is real after all. */
export const AFFIRMED =
  /\b(?:not|no|never|isn't|wasn't|aren't|weren't|den(?:y|ies|ied|ying)|dismiss(?:es|ed)?|rejects?|rejected) (?:\S+ ){0,3}?(?:hoax|hoaxed|fake|faked|faking|fakery|staging|staged|joke|fiction|prank|myth)\b/u;

/** Ends in an auxiliary, which a negation follows: "the mayor has". */
export const AUXILIARY_END = /\b(?:is|are|was|were|has|have|had|did|does|do|will|would)$/u;

/** A question that weighs both sides, or one raised against what was said. */
export const WEIGHED = /\bor\b|^but\b/u;

/** A question whether something is as it is said to be. */
export const ASKS_REALITY = /\b(?:real|really|true|hoax|fake|fact|legit|proof)\b/u;

/** Words that hold a report at arm's length. */
export const HEDGES =
  /\b(?:reportedly|allegedly|supposedly|purportedly|apparently|seemingly|presumably|possibly|potentially|perhaps|maybe|probably|likely|unconfirmed|unverified|suspected|rumou?red|rumou?rs?|speculat(?:es|ed|ion|ions|ors)|allegations?|claims?|claimed|claiming|may|might|reports?|reported|said to|thought to|believed|is believed|feared|(?:tipped|poised|looking|hoping|set) to|tipped (?:for|as|said)|prognosticated|in talks|eyes?|eyed|eyeing|appears?|appeared|seems?|seemed|looks? like|purports?|purporting|confusion|unclear|whether|debate|investigat(?:es|ed|ing|ion)|probes?|probing|(?:main|key|prime|as|a) suspect|suspect in|prospect|if true|according|hint(?:s|ed)? (?:at|that)|suggest(?:s|ed|ing)?|sources?|fears|fear(?:ed|ing)|questions (?:raised|remain|about|over))\b/gu;

/** Adjectives that hold at arm's length what stands right behind them, and nothing else. */
export const HEDGING_ADJECTIVES = words(
  'alleged purported supposed possible potential apparent reported suspected so-called rumored rumoured',
);

/** Verbs of saying and thinking whose content nobody but the speaker stands for. */
export const SAYINGS =
  /\b(?:says?|said|claims?|claimed|insists?|insisted|alleges?|asserts?|argues?|argued|thinks?|believes?|predicts?|predicted|forecasts?|forecast|estimates?|expects?|expected|accus(?:es|ing)|accused of|warns? (?:that|of)|warned|sees|pegs|analysts?|speculators?|according to)\b/gu;

/** Verbs of a claim that is itself that somebody says something. */
export const OF_SAYING = /\b(?:sa(?:y|ys|id)|tells?|told|claim(?:s|ed)|tweet(?:s|ed)|wrote)\b/u;

/** Verbs that vouch for what they say (factive: Kiparsky & Kiparsky 1970), and seals of office. */
export const VOUCHED =
  /\b(?:confirm(?:s|ed|ing)?|reveal(?:s|ed)?|prov(?:es|ed|en)|(?<!-)proof|announc(?:es|ed|ing|ement)|admit(?:s|ted)?|acknowledg(?:es|ed)|(?:is|it's|now) official|officially|authenticat(?:es|ed)|verif(?:ies|ied)|genuine|authentic)\b/u;

/** Who may stand before a colon, or alone behind a comma or dash, as the source of the rest; with roles, groups, bodies and media. */
export const SOURCE_NOUNS = words(
  'report reports rumor rumors rumour rumours source sources monitor monitors watchdog watchdogs analyst analysts expert experts official officials witness witnesses ' +
    'rep reps sen study survey poll insider insiders leak leaks speculation intel wsj nyt media newspaper newspapers paper magazine',
);

/** Question words that take what they ask about for granted: "How did a truck end up there?" */
export const PRESUPPOSING = words('how why what which who when where');

/** Pairs of which one takes the other back. */
export const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:dead|died|dies|killed|death|slain)\b/u, /\b(?:alive|living|lives|survives?|survived|not dead|unharmed)\b/u],
  [/\b(?:caught|captured|arrested|detained|jailed)\b/u, /\b(?:free|freed|escaped|at large|released|not arrested)\b/u],
];

/** Words that carry no matter of their own. */
export const STOP_WORDS = words(
  'a an the of in on at to for from by with and or but is are was were be been being has have had do does did will would that this it its his her their he she they him them as after before into over up out off about who which what when where how why not no there than then so if just more most all some i you we my your our us',
);

/** Words of one matter that no ending shows. */
export const WORD_FAMILIES: readonly string[] = [
  'dead die dies died dying death deaths kill kills killed killing slain murder murders murdered assassinated fatal',
  'behead beheads beheaded beheading decapitated executed execution',
  'caught catch catches captured capture apprehended nabbed arrest arrests arrested detained detains held',
  'found find finds discovered discovers unearthed spotted sighted seen',
  'shot shoot shoots shooting gunfire gunshots gunman',
  'woman women girl girls lady mother mum mom wife female',
  'man men boy boys guy father dad husband male',
  'baby child kid son daughter kids children',
  'buy buys buying bought acquire acquires acquiring acquisition purchase bid offer',
  'sell sells selling sold sale sales',
  'split splits splitting break breaks broke broken breakup fractured fracture',
  'isis isil is daesh islamic',
  'letter letters wrote writes write written pens',
  'plane flight airline jet jets aircraft airplane',
  'pregnant pregnancy pregnancies',
  'sent send sends sending',
  'gave give gives given giving',
  'get gets got getting gotten',
  'go goes went gone going',
  'one 1',
  'two 2 both',
  'three 3 third triple',
  'four 4',
  'five 5',
  'six 6',
  'seven 7',
  'eight 8',
  'nine 9',
  'ten 10',
];
