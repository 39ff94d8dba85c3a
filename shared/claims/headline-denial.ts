import type { Reason } from '../model/span.ts';
import type { HeadlineClause } from './headline-clauses.ts';
import { isAbout, newCue, type Topic } from './headline-topic.ts';
import {
  AFFIRMED,
  ANSWERS_NO,
  AUXILIARY_END,
  DENIALS,
  FALSE_LABELS,
  IDLE_NEGATION,
  NEGATION,
  OPPOSITES,
  WEIGHED,
} from './lexicon/headline-cues.ts';

/** Why a headline is against a claim: a label of falsity, a denial, an answer, a negation or an opposite; undefined where it is not. */
export function readHeadlineDenial(topic: Topic, clauses: readonly HeadlineClause[]): Reason | undefined {
  return (
    readLabel(topic, clauses) ?? readAnswer(clauses) ?? readNegation(topic, clauses) ?? readOpposite(topic, clauses)
  );
}

function readLabel(topic: Topic, clauses: readonly HeadlineClause[]): Reason | undefined {
  for (const { text, isAsked } of clauses) {
    // "Is it a hoax?" leans to one side, "Real or a hoax?" to none.
    if (AFFIRMED.test(text) || (isAsked && WEIGHED.test(text))) continue;
    const label = newCue(FALSE_LABELS, text, topic);
    if (label) return { rule: 'called-false', text: label };
    const denial = newCue(DENIALS, text, topic);
    if (denial) return { rule: 'denied', text: denial };
  }
  return undefined;
}

function readAnswer(clauses: readonly HeadlineClause[]): Reason | undefined {
  const answer = clauses.find(({ text }) => ANSWERS_NO.test(text));
  return answer && { rule: 'answered-no', text: answer.text };
}

function readNegation(topic: Topic, clauses: readonly HeadlineClause[]): Reason | undefined {
  if (topic.isNegated) return undefined;
  for (const [index, { text, isAsked }] of clauses.entries()) {
    // "A ticket, not an arrest" sets one thing against another and takes nothing back.
    const isContrast = clauses[index - 1]?.end === ',' && text.startsWith('not ');
    if (isAsked || isContrast || AFFIRMED.test(text)) continue;
    const negation = negationIn(topic, text);
    if (negation) return { rule: 'negated', text: negation };
  }
  return undefined;
}

/** The negation that takes back something of the claim: of its predicate, or of whatever its subject is said to do. */
function negationIn(topic: Topic, text: string): string | undefined {
  const padded = ` ${text} `;
  for (const match of padded.matchAll(NEGATION)) {
    const word = match[0].trim();
    const before = padded.slice(0, match.index).trim();
    const behind = padded.slice(match.index + match[0].length).trim();
    if (behind === '' && before !== '') return word;
    if (behind === '' || IDLE_NEGATION.test(`${word} ${behind}`)) continue;
    const isOfSubject = AUXILIARY_END.test(before) && isAbout(topic, before.split(' '));
    if (isOfSubject || isAbout(topic, behind.split(' '))) return word;
  }
  return undefined;
}

function readOpposite(topic: Topic, clauses: readonly HeadlineClause[]): Reason | undefined {
  const whole = clauses.map(({ text }) => text).join(' ');
  for (const pair of OPPOSITES) {
    for (const [own, other] of [pair, [pair[1], pair[0]] as const]) {
      const word = own.test(topic.text) && !own.test(whole) ? other.exec(whole)?.[0] : undefined;
      if (word) return { rule: 'opposite', text: word };
    }
  }
  return undefined;
}
