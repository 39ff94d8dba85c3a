import { foldCase } from '../text/fold.ts';

/** What is read of a content; longer ones are speeches, and what they are about stands at their beginning. UTF-16 units. */
const MAX_CONTENT = 4000;

/**
 * Where one statement of a content ends and the next begins: "… in the east, and have not been sent to the front". "But" sets one against
 * the other whatever follows it, unless it means "except".
 */
const BETWEEN_CLAUSES =
  /[.;:!?]["”’]? +|,? (?:and|while|whereas|although|though) (?=(?:that|it|its|he|she|they|their|the|there|has|have|had|is|are|was|were|will|would|had|could|no)\b)|(?<!\b(?:all|anything|nothing|none|everything|everyone|last)),? but (?:also |rather |instead |had |have )?/u;

/** A clause with a subject of its own; any other goes on about the one before: "have not yet been sent", "sank". */
const OWN_SUBJECT =
  /^["“'‘]?(?:\p{Lu}|\p{N}|(?:that|this|these|those|it|its|he|she|they|their|his|her|we|our|i|my|you|your|the|an?|there|no|some|many|most|all|if)\b)/u;

/** A content that speaks of somebody's denial: "the statement in which they denied it". On folded text. */
const DENIAL_INSIDE = /\bden(?:y|ies|ied|ying|ials?)\b/u;

/** The statements that a content is made of, in their order; one where it cannot be taken apart. */
export function clausesOf(content: string): string[] {
  return content
    .slice(0, MAX_CONTENT)
    .split(BETWEEN_CLAUSES)
    .filter((clause) => clause.trim() !== '');
}

/** Whether the clause has no subject of its own and goes on about that of the clause before. */
export function sharesSubject(clause: string): boolean {
  return !OWN_SUBJECT.test(clause.trim());
}

/** Whether the clause is about a denial, so that who rejects it asserts what was denied. */
export function speaksOfDenial(clause: string): boolean {
  return DENIAL_INSIDE.test(foldCase(clause));
}

/** "If ships were sent, …", "… should ships be sent": up to the comma, or to the end of the sentence. */
const CONDITION =
  /(?:^|(?<=[\s"“'‘]))(?:if(?! not\b)|unless|in case|in the event|provided that|assuming(?: that)?|(?<=^["“]?)should)\s[^,.;!?]*/giu;

/** The content without its conditions: what is only supposed is not said to be so. */
export function withoutConditions(content: string): string {
  return content.replace(CONDITION, '');
}
