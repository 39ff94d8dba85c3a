/** Words in a content that decide a stance. All are matched on folded text with single spaces; none nests repetitions. */

export const CONFIRMING = /\b(?:confirm|verif|validat|corroborat|authenticat|substantiat)/u;

/** A label of falsity: the speaker denies what the label stands on. */
export const FALSITY =
  /\b(?:hoax|fake news|bogus|baseless|groundless|unfounded|fabricat(?:ed|ion|ions)|falsehoods?|untrue|disinformation|complete lies?|outright lies?|pure lies?|nonsense|ridiculous|absurd|slander|smear(?: campaign)?s?|propaganda|fiction|is false|are false|was false|were false|is not true|is a lie|are lies|(?:effort|attempt|bid|plot|campaign) to (?:damage|discredit|smear|defame|tarnish))\b/u;

export const CANNOT_CONFIRM =
  /\b(?:can ?not|could not|couldn't|can't|unable to|not able to|not in a position to|has not|have not|had not|hasn't|haven't|yet to|did not|not yet) (?:\w+ )?(?:confirm|verif|validat|corroborat|authenticat|substantiat|comment\b|independently)/u;

export const CASTS_DOUBT =
  /\b(?:contradictory|conflicting|inconsistent|unverified|unconfirmed|unsubstantiated|doubts? about|sceptical|skeptical|no evidence|no proof)\b/u;

export const UNKNOWN =
  /\b(?:no idea|(?:remains?|remained|is|was|are|were) (?:still )?(?:unclear|unknown|uncertain|to be seen)|to be seen|too early to (?:say|tell)|(?:do|does|did) not know|don't know|doesn't know|no information)\b/u;

export const CONDITION = /\b(?:if|unless|should|failure to|would|could)\b/u;

export const CONSEQUENCE =
  /\b(?:if .{0,120}(?:would|will|could|serious|consequences|respond|retaliat\w*)|would (?:be|pose|become|have|mean|lead|signify|cause|trigger|invite|face|represent|constitute) .{0,60}(?:serious|grave|concerns?|threat|danger\w*|consequences|escalat\w*|deepening|repercussions|crisis|war|risk|instability)|(?:serious|grave|severe|dire) (?:repercussions|consequences)|will pay)\b/u;

export const CONCERN =
  /^(?:that )?(?:its |his |her |their |our |the |deep |serious |grave |growing )*(?:apprehensions?|concerns?|alarm|worry|worries|anxiety|seriousness)\b|\b(?:obviously )?(?:they|it|this|these|that) (?:are|is|was|were) (?:\w+ )?(?:concerning|worrying|alarming|troubling|disturbing)\b|\b(?:is|are|was|were) (?:\w+ )?(?:concerned|worried|alarmed)\b/u;

/** Contents that speak of others' reports rather than of facts. */
export const REPORTS = /\b(?:cause|reason|need) (?:for|to) (?:concern|worry)\b/u;

/** The first predicate of the content is negated: the speaker denies its positive form. */
export const NEGATED_PREDICATE =
  /^["“'‘]?(?:that )?["“'‘]?(?:there (?:is|are|was|were|have been|has been|had been) (?:no|not|never)\b|no (?!one\b|longer\b|matter\b|doubt\b)(?:\w+[ -]){1,6}?(?:is|are|was|were|has|have|had|will|would|did|do|does)\b|(?:it|he|she|they|we|i|its|his|her|their|our|the|such|any|this|these|those|mr|mrs|ms|[a-z'’.-]+)(?: [a-z'’.-]+){0,5}? (?:(?:is|are|was|were|has|have|had|will|would|did|do|does|could|can|should) (?:not|never)\b|(?:isn|aren|wasn|weren|hasn|haven|hadn|won|wouldn|didn|don|doesn)['’]t\b|never \w+ed\b))/u;

export const CERTAIN_PROBABLE = /\b(?:highly likely|very likely|probably|most likely|almost certain(?:ly)?|likely)\b/u;
export const CERTAIN_POSSIBLE = /\b(?:may|might|could|possibly|perhaps|possible|potentially)\b/u;
