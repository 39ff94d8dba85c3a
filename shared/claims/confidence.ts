import type { Claim, Speaker } from '../model/claim.ts';
import type { Attribution, AttributionKind } from './attributions.ts';

/** How often each way of standing to a cue is read rightly, with a plain verb of speech and a person: without and with quotation marks. */
const READINGS: Readonly<Record<AttributionKind, readonly [plain: number, quoted: number]>> = {
  inverted: [0.85, 0.97],
  left: [0.7, 0.97],
  split: [0.9, 0.97],
  right: [0.93, 0.95],
  'according-to': [0.9, 0.9],
  coordinated: [0.85, 0.9],
  participle: [0.8, 0.8],
  colon: [0.8, 0.85],
  expected: [0.55, 0.55],
  passive: [0.5, 0.5],
  adverb: [0.5, 0.5],
  noun: [0.45, 0.5],
  gap: [0.3, 0.3],
};

/** Verbs that hardly do anything but report speech (from VerbNet's classes say-37.7 and tell-37.2); others have further senses. */
const PLAIN_SPEECH: ReadonlySet<string> = new Set(
  (
    'say tell add note write tweet reply remark argue assert allege insist suggest admit conclude complain assure warn ' +
    'caution stress emphasize emphasise reveal express voice'
  ).split(' '),
);
const OTHER_SPEECH = 0.78;
const THOUGHT = 0.6;

/** Bodies act as often as they speak; what is neither person nor body nor document is often no speaker at all. */
const OF_SPEAKER: Readonly<Record<Speaker['kind'], number>> = {
  person: 1,
  'person-unnamed': 1,
  document: 1,
  media: 1,
  organisation: 0.85,
  state: 0.85,
  group: 0.85,
  other: 0.75,
};
const NOBODY = 0.8;
/** A clause that "that" opens, or words in marks, are speech whatever the verb and whoever the subject. */
const MARKED_AS_SPEECH = 0.97;
/** Contents shorter than this are names and fragments as often as statements. UTF-16 units. */
const SHORT = 25;
const SHORT_CONTENT = 0.8;
/** Speech inside somebody's words is as often part of what that person says. */
const NESTED = 0.6;

export type ConfidenceSigns = {
  readonly speaker: Speaker | null;
  readonly mode: Claim['mode'];
  readonly content: string;
  readonly isNested: boolean;
};

/**
 * How sure it is that speaker, cue and content are read rightly, 0 to 1 in hundredths: about the share of claims of that grammar, verb and
 * kind of speaker that are. `docs/claims-errors.md` has the figures.
 */
export function readConfidence(
  { kind, verb }: Attribution,
  { speaker, mode, content, isNested }: ConfidenceSigns,
): number {
  const [plain, quoted] = READINGS[kind];
  const isMarked = mode === 'direct' || (verb?.isSpeech === true && /^["“]?that\s/iu.test(content));
  const least = isMarked ? MARKED_AS_SPEECH : 0;
  const ofVerb = verb === undefined || PLAIN_SPEECH.has(verb.lemma) ? 1 : verb.isSpeech ? OTHER_SPEECH : THOUGHT;
  const ofSpeaker = speaker === null ? NOBODY : OF_SPEAKER[speaker.kind];
  const ofLength = content.length < SHORT ? SHORT_CONTENT : 1;
  const product =
    (mode === 'indirect' ? plain : quoted) *
    Math.max(ofVerb * ofLength, least) *
    (kind === 'according-to' ? 1 : Math.max(ofSpeaker, least)) *
    (isNested ? NESTED : 1);
  return Math.round(product * 100) / 100;
}
