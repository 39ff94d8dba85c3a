import { z } from 'zod';
import { Tier } from '../model/tag.ts';

/** A document of `config/stories/ID.gold.jsonl`: a headline and its lead, written by hand, with the tier they ought to get. */
export const GoldDocument = z.strictObject({
  id: z.string().min(1),
  tier: Tier,
  title: z.string(),
  text: z.string(),
});
export type GoldDocument = z.infer<typeof GoldDocument>;

export type JudgedDocument = { document: GoldDocument; tier: Tier };

/** Shares, 0 to 1; one that has nothing to be a share of is 1. */
export type GoldScore = {
  documents: number;
  /** Of those tagged `main`, how many are. */
  precision: number;
  /** Of those that are `main`, how many are tagged so. */
  recall: number;
  /** Of those about something else altogether, how many are tagged `main`. */
  offAsMain: number;
  /** Of the background mentions, how many are tagged `mentions`. */
  mentions: number;
  wrong: JudgedDocument[];
};

/** What each story's own documents must reach, and how many there must be: whoever edits a story sees what it costs. */
export const GOLD_LIMITS = {
  precision: 0.97,
  recall: 0.95,
  offAsMain: 0.01,
  mentions: 0.9,
  documents: { main: 40, none: 60, mentions: 20 },
} as const;

export function scoreGold(judged: readonly JudgedDocument[]): GoldScore {
  const count = (gold: Tier | 'any', found: Tier | 'any') =>
    judged.filter(
      ({ document, tier }) => (gold === 'any' || document.tier === gold) && (found === 'any' || tier === found),
    ).length;
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  return {
    documents: judged.length,
    precision: share(count('main', 'main'), count('any', 'main')),
    recall: share(count('main', 'main'), count('main', 'any')),
    offAsMain: count('none', 'any') === 0 ? 0 : count('none', 'main') / count('none', 'any'),
    mentions: share(count('mentions', 'mentions'), count('mentions', 'any')),
    wrong: judged.filter(({ document, tier }) => document.tier !== tier),
  };
}

/** What falls short, in words; empty when all is well. */
export function goldFaults(judged: readonly JudgedDocument[]): string[] {
  const score = scoreGold(judged);
  const faults: string[] = [];
  for (const name of ['precision', 'recall', 'mentions'] as const) {
    if (score[name] < GOLD_LIMITS[name]) {
      faults.push(`${name} ${score[name].toFixed(3)} is below ${GOLD_LIMITS[name]}`);
    }
  }
  if (score.offAsMain > GOLD_LIMITS.offAsMain) {
    faults.push(`offAsMain ${score.offAsMain.toFixed(3)} is above ${GOLD_LIMITS.offAsMain}`);
  }
  for (const tier of ['main', 'none', 'mentions'] as const) {
    const found = judged.filter(({ document }) => document.tier === tier).length;
    const least = GOLD_LIMITS.documents[tier];
    if (found < least) faults.push(`${found} documents of tier "${tier}", at least ${least} are needed`);
  }
  return faults;
}
