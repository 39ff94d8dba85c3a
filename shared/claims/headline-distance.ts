import type { Reason } from '../model/span.ts';
import type { HeadlineClause } from './headline-clauses.ts';
import { countShared, isAbout, newCue, type Topic } from './headline-topic.ts';
import {
  AFFIRMED,
  ASKS_REALITY,
  HEDGES,
  HEDGING_ADJECTIVES,
  OF_SAYING,
  PRESUPPOSING,
  SAYINGS,
  SOURCE_NOUNS,
  VOUCHED,
} from './lexicon/headline-cues.ts';
import { GROUP_NOUNS, MEDIA_NAMES, ROLE_NOUNS } from './lexicon/speaker-nouns.ts';

/** "Sources close to the club: …": how long such an opener may be, in words. */
const MAX_OPENER = 5;
/** "…, two officials said": how long such an end may be. */
const MAX_TAIL = 6;
/** How far an adjective reaches: "alleged new audio recording". */
const ADJECTIVE_REACH = 3;

/** Why a headline keeps a claim at a distance: a question, a hedge, a source that it is laid to; undefined where it does not. */
export function readHeadlineDistance(topic: Topic, clauses: readonly HeadlineClause[]): Reason | undefined {
  const most = Math.max(0, ...clauses.map(({ matter }) => countShared(topic, matter)));
  if (most === 0) return { rule: 'off-topic', text: '' };
  const isVouched = clauses.some(({ text }) => VOUCHED.test(text));
  for (const [index, clause] of clauses.entries()) {
    const carries = countShared(topic, clause.matter) * 2 >= most;
    const reason =
      readQuestion(clause, carries) ??
      (carries && !AFFIRMED.test(clause.text) ? readHedge(topic, clause) : undefined) ??
      // Who vouches for it, and a claim about somebody's words, need no source besides.
      (topic.isSaying || isVouched
        ? undefined
        : (readSaying(topic, clause, carries) ?? readSource(topic, clause, index)));
    if (reason) return reason;
  }
  return undefined;
}

function readQuestion({ text, words, isAsked }: HeadlineClause, carries: boolean): Reason | undefined {
  if (!isAsked) return undefined;
  if (ASKS_REALITY.test(text)) return { rule: 'asked', text };
  return carries && !PRESUPPOSING.has(words[0] ?? '') ? { rule: 'asked', text } : undefined;
}

function readHedge(topic: Topic, { text, words }: HeadlineClause): Reason | undefined {
  const hedge = newCue(HEDGES, text, topic);
  if (hedge && !(topic.isSaying && OF_SAYING.test(hedge))) return { rule: 'hedged', text: hedge };
  const adjective = words.find(
    (word, at) => HEDGING_ADJECTIVES.has(word) && isAbout(topic, words.slice(at + 1, at + 1 + ADJECTIVE_REACH)),
  );
  if (adjective && !topic.text.includes(adjective)) return { rule: 'hedged', text: adjective };
  // "Could" elsewhere than before something of the claim speaks of what else may come of it.
  const could = words.indexOf('could');
  const isHedging = could === 0 || (could > 0 && isAbout(topic, words.slice(could + 1)));
  return isHedging && !topic.text.includes('could') ? { rule: 'hedged', text: 'could' } : undefined;
}

function readSaying(topic: Topic, { text, words }: HeadlineClause, carries: boolean): Reason | undefined {
  const saying = carries || words.length <= MAX_TAIL ? newCue(SAYINGS, text, topic) : undefined;
  return saying ? { rule: 'said', text: saying } : undefined;
}

/** "Official: …", "Rumour: …", "… – report": a source without a verb. */
function readSource(topic: Topic, { words, end }: HeadlineClause, index: number): Reason | undefined {
  const last = words.at(-1) ?? '';
  const source =
    index === 0
      ? end === ':' && words.length <= MAX_OPENER && words.find((word) => isSource(word) && !isAbout(topic, [word]))
      : words.length <= MAX_TAIL && (SOURCE_NOUNS.has(last) || MEDIA_NAMES.has(last)) && last;
  return source ? { rule: 'laid-to-source', text: source } : undefined;
}

function isSource(word: string): boolean {
  return SOURCE_NOUNS.has(word) || ROLE_NOUNS.has(word) || GROUP_NOUNS.has(word) || MEDIA_NAMES.has(word);
}
