/** Words in a content that decide a stance. All are matched on folded text with single spaces; none nests repetitions. */

export const CONFIRMING = /\b(?:confirm|verif|validat|corroborat|authenticat|substantiat)/u;

const LABELS =
  'hoax(?:es)?|fakes?|fake news|bogus|baseless|groundless|unfounded|unsubstantiated lies|fabricat(?:ed|ion|ions)|falsehoods?|false|untrue|incorrect|inaccurate|misinformation|disinformation|(?:a|an|complete|outright|pure|blatant|total|all|deliberate|only|just) lies?|lies|made[ -]up|invented|invention|nonsense|ridiculous|absurd|canards?|fairy tales?|fantas(?:y|ies)|gossip|without (?:any )?(?:foundation|basis|substance|merit)|no more than (?:rumou?rs|speculation)|slander|libel|smear(?: campaign)?s?|propaganda|fiction|myth|(?:effort|attempt|bid|plot|campaign) to (?:damage|discredit|smear|defame|tarnish)';

/** A label of falsity. */
export const FALSE_LABEL = new RegExp(`\\b(?:${LABELS})\\b`, 'u');

/** A label of falsity that is given: after a copula or "as", at the very beginning, or to a report ("groundless rumours"). */
export const FALSE_PREDICATE = new RegExp(
  `(?:(?:\\b(?:is|are|was|were|be|been|as)|'s|'re) (?:[a-z'-]+ ){0,3}?["“'‘]?|^["“'‘]?(?:an? |all |complete |pure |utter |total )?)(?:${LABELS})\\b|` +
    `\\b(?:baseless|groundless|unfounded|bogus|false|fabricated|invented|fake) (?:[a-z'-]+ ){0,3}?(?:rumou?rs?|claims?|allegations?|accusations?|reports?|story|stories|assertions?)\\b|` +
    '\\bwrong to (?:say|claim|suggest|assert|believe|think)\\b|' +
    "\\b(?:reports?|claims?|allegations?|stories|story|it|this|that|they|these) (?:is|are|was|were) (?:[a-z'-]+ ){0,2}?(?:speculation|rumou?rs?)\\b",
  'u',
);

/** Somebody else's speech inside a content: what follows is that person's word. */
export const OTHERS_SPEECH =
  /\b(?:said|says|saying|den(?:y|ies|ied|ying)|call(?:s|ed|ing)|dismiss(?:es|ed|ing)|reject(?:s|ed|ing)|describ(?:es|ed|ing)|label(?:s|led|ed|ing)|accus(?:es|ed|ing))\b/u;

/** A refusal to speak. */
export const WITHHOLDS =
  /^["“'‘]?(?:that )?["“'‘]?no comment\b|\bnothing (?:[a-z]+ )?to (?:say|add|report|announce)\b|\b(?:(?:will|would|could|can|do|does|did) not|cannot|(?:wo|would|could|ca|do|does|did)n't|declin(?:es?|ed|ing) to|refus(?:es?|ed|ing) to|no wish to|not (?:going|prepared|willing) to) (?:[a-z]+ )?(?:comment|elaborate|speculate|disclose|discuss|go into)\b/u;

/** That somebody cannot tell whether it is so: "no means to verify whether", "not say if". */
export const CANNOT_TELL =
  /\b(?:no|not|never|cannot|unable|n't) (?:[a-z'-]+ ){0,4}?(?:know|say|tell|verify|confirm|establish|determine|judge|ascertain|rule on) (?:[a-z]+ )?(?:whether|if)\b/u;

/** That nobody has confirmed it: nobody else is meant. "Neither confirmed nor denied it" is read from its second half. */
export const NO_CONFIRMATION =
  /^nor den(?:y|ied|ies)\b|\bno (?:[a-z]+ ){0,2}?(?:confirmation|verification|corroboration)\b|\b(?:not|n't|cannot|yet to) (?:yet )?be(?:en)? (?:[a-z]+ )?(?:confirmed|verified|validated|corroborated|authenticated|substantiated)\b/u;

/** "Cannot rule it out": possible, and no denial. */
export const NOT_RULED_OUT = /\b(?:not|never|cannot|n't) (?:be )?(?:ruled? out|exclud(?:e|ed))\b/u;

/** What has to be done, by others than the speaker. */
export const MUST =
  /^["“'‘]?(?:that )?["“'‘]?(?!(?:i|we|it|there|this|that)\b)(?:(?!which\b|who\b|that\b|if\b|whether\b)[a-z'’.-]+ ){1,5}?must (?!(?:not )?(?:have|be)\b)[a-z]+/u;

export const CANNOT_CONFIRM =
  /\b(?:can ?not|could not|couldn't|can't|unable to|not able to|not in a position to|has not|have not|had not|hasn't|haven't|yet to|did not|not yet) (?:\w+ )?(?:confirm|verif|validat|corroborat|authenticat|substantiat|comment\b|independently)/u;

export const CASTS_DOUBT =
  /\b(?:contradictory|conflicting|inconsistent|unverified|unconfirmed|unsubstantiated|(?<!no |without |beyond )(?:doubtful|dubious|questionable|inconclusive)|yet to see|(?:treated|taken) with (?:caution|a (?:pinch|grain) of salt)|differing|(?<!no |without |beyond )doubts? (?:about|over|that|whether)|sceptical|skeptical|no (?:[a-z]+ )?(?:evidence|proof|sign|indication))\b/u;

export const UNKNOWN =
  /\b(?:no idea|(?:remains?|remained|is|was|are|were) (?:still )?(?:unclear|unknown|uncertain|unaware|open|to be seen)|to be seen|too early to (?:say|tell)|(?:do|does|did) not know|don't know|doesn't know|didn't know|no (?:[a-z]+ )?information|(?:not|never|n't) (?:yet |entirely |fully |immediately |personally )?(?:clear|certain|sure|known|aware))\b/u;

export const CONDITION = /\b(?:if|unless|should|failure to|would|could)\b/u;

export const CONSEQUENCE =
  /\b(?:if .{0,120}(?:serious|grave|consequences|respond|retaliat\w*|escalat\w*|\bwar\b|danger\w*|threat\w*|risk\w*|crisis|disaster|catastroph\w*|explode|collapse|regret|suffer|\bpay\b)|would (?:be|pose|become|mark|have|mean|lead|signify|cause|trigger|invite|face|represent|constitute) .{0,60}(?:serious|grave|concerns?|threat|danger\w*|consequences|escalat\w*|deepening|repercussions|crisis|war|risk|instability)|(?:serious|grave|severe|dire) (?:repercussions|consequences)|will pay)\b/u;

export const CONCERN =
  /^(?:that )?(?:its |his |her |their |our |the |deep |serious |grave |growing )*(?:apprehensions?|concerns?|alarm|worry|worries|anxiety|seriousness)\b|\b(?:are|is|was|were) (?:\w+ )?(?:concerning|worrying|alarming|troubling|disturbing)\b|\b(?:is|are|was|were) (?:\w+ )?(?:concerned|worried|alarmed)\b/u;

/** Contents that speak of others' reports rather than of facts. */
export const REPORTS = /\b(?:cause|reason|need) (?:for|to) (?:concern|worry)\b/u;

export const CERTAIN_PROBABLE =
  /\b(?:probably|likely|almost certain(?:ly)?|presumably|apparently|(?:believed|thought|understood|expected|assumed) to|(?:appear|seem)(?:s|ed)? to)\b/u;

/** The month is no modal: "in May", "last May". "Could see" is a sense, not a chance. */
export const CERTAIN_POSSIBLE =
  /(?<!\b(?:in|of|since|until|by|last|this|next|early|late|mid) )\bmay\b|\b(?:might|could(?! (?:see|hear|feel|not|n't))|possibl[ey]|perhaps|potentially|maybe)\b/u;
