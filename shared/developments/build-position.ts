import type { Carrier, Figure, Position } from '../model/development.ts';
import type { AttributedClaim } from './attributed-claim.ts';
import { derivedId } from './derived-id.ts';
import { figureKey } from './figure-range.ts';
import { compareKeys, compareText, groupBy, least } from './order.ts';
import { answersTruth, stanceAxis } from './stance-words.ts';

/** The lines of the ledger that these claims make. The order of the claims does not matter. */
export function buildPositions(storyId: string, claims: readonly AttributedClaim[]): Position[] {
  const sorted = [...claims].sort((a, b) => compareKeys(claimOrder(a), claimOrder(b)));
  const topics = groupBy(sorted, ({ speaker, claim }) => JSON.stringify([speaker.key, claim.proposition]));
  const positions: Position[] = [];
  for (const topic of topics.values()) {
    const settled = [...groupBy(topic, standOf).values()].flatMap(settleDays);
    const days = groupBy(settleRecalls(settled), (claim) => `${claim.day} ${standOf(claim)}`);
    for (const [, group] of days) positions.push(buildPosition(storyId, group));
  }
  return positions.sort((a, b) => compareKeys(positionOrder(a), positionOrder(b)));
}

/** Equal for claims that can be one line: the stance, and whether it answers if it is so. */
function standOf({ claim: { claim } }: AttributedClaim): string {
  return `${claim.stance} ${stanceAxis(claim)}`;
}

/**
 * Copies of one text tell of one day: the one that another of them names, or else the first day on which one was out. What a
 * text says without a day beside something that it dates is not of that day.
 */
function settleDays(stand: readonly AttributedClaim[]): AttributedClaim[] {
  const settled: AttributedClaim[] = [];
  for (const copies of groupBy(stand, ({ originId }) => originId).values()) {
    const said = groupBy(
      copies.filter(({ dayFrom }) => dayFrom === 'said'),
      ({ day }) => day,
    );
    const articlesOf = new Map(
      [...said].map(([day, each]) => [day, new Set(each.map(({ article }) => article.articleId))]),
    );
    const published = copies.filter(({ dayFrom }) => dayFrom === 'published').map(({ day }) => day);
    const firstPublished = least(published);
    const firstSeen = least(copies.map(({ day }) => day));
    for (const claim of copies) {
      const { articleId } = claim.article;
      const named = [...articlesOf].filter(([, ids]) => ids.size > 1 || !ids.has(articleId)).map(([day]) => day);
      if (claim.dayFrom === 'said') settled.push(claim);
      else if (named.length > 0) settled.push({ ...claim, day: nearestBefore(named, claim.day), dayFrom: 'said' });
      else if (published.length > 0) settled.push({ ...claim, day: firstPublished, dayFrom: 'published' });
      else settled.push({ ...claim, day: firstSeen });
    }
  }
  return settled;
}

/**
 * A text of today that gives no day and repeats what the speaker said before taking another stance recalls the earlier day: it
 * does not say that the speaker has turned again.
 */
function settleRecalls(topic: readonly AttributedClaim[]): AttributedClaim[] {
  /** The last day on which each stance was taken. */
  const taken = new Map<string, string>();
  const byDay = [...groupBy(topic, ({ day }) => day)].sort(([a], [b]) => compareText(a, b));
  return byDay.flatMap(([day, claims]) => {
    const stancesOf = (isSaid: boolean) =>
      claims
        .filter(({ claim, dayFrom }) => answersTruth(claim.claim) && (dayFrom === 'said') === isSaid)
        .map(({ claim }) => claim.claim.stance);
    for (const stance of stancesOf(true)) taken.set(stance, day);
    const recalled = new Map<string, string>();
    for (const stance of new Set(stancesOf(false))) {
      const before = taken.get(stance);
      const hasTurned = before !== undefined && [...taken.values()].some((other) => other > before);
      if (hasTurned) recalled.set(stance, before);
    }
    for (const stance of stancesOf(false)) if (!recalled.has(stance)) taken.set(stance, day);
    return claims.map((claim) => {
      const isFixed = claim.dayFrom === 'said' || !answersTruth(claim.claim.claim);
      return isFixed ? claim : { ...claim, day: recalled.get(claim.claim.claim.stance) ?? day };
    });
  });
}

function nearestBefore(days: readonly string[], day: string): string {
  const before = days.filter((each) => each <= day).sort(compareText);
  return before.at(-1) ?? least(days);
}

function buildPosition(storyId: string, group: readonly AttributedClaim[]): Position {
  const first = group[0];
  if (!first) throw new RangeError('a position needs a claim');
  const { speaker, claim, day } = first;
  const { stance } = claim.claim;
  const axis = stanceAxis(claim.claim);
  const carriers = carriersOf(group);
  const outlets = new Set(carriers.map(({ outletHost }) => outletHost)).size;
  const corrected = group
    .flatMap(({ correction }) => (correction ? [correction] : []))
    .sort((a, b) => compareText(a.at, b.at));
  const last = corrected.at(-1);
  return {
    id: derivedId('pos', [storyId, speaker.key, claim.proposition, stance, day, ...(axis === 'truth' ? [] : [axis])]),
    speaker: speaker.name,
    entityId: speaker.entityId,
    unnamed: speaker.isUnnamed,
    role: speaker.role ?? group.map((each) => each.speaker.role).find((role) => role !== undefined),
    bodyId: speaker.bodyId,
    party: speaker.party ?? group.map((each) => each.speaker.party).find((party) => party !== undefined),
    proposition: claim.proposition,
    stance,
    sub: commonest(group.map(({ claim: each }) => each.claim.sub)),
    certainty: commonest(group.map(({ claim: each }) => each.claim.certainty)),
    day,
    dayFrom: group.some(({ dayFrom }) => dayFrom === 'said')
      ? 'said'
      : group.some(({ dayFrom }) => dayFrom === 'published')
        ? 'published'
        : 'seen',
    via: viaOf(group),
    figures: figuresOf(group),
    carriers,
    outlets,
    // An outlet that tells it twice in its own words is still one source.
    origins: Math.min(outlets, new Set(carriers.map(({ originId }) => originId)).size),
    backfill: carriers.every(({ backfill }) => backfill),
    corrected: last && { reason: last.reason, at: last.at },
  };
}

/** One for each article: the sentence that carries the claim with most confidence, then the earliest in the text. */
function carriersOf(group: readonly AttributedClaim[]): Carrier[] {
  const best = new Map<string, AttributedClaim>();
  for (const claim of group) {
    const known = best.get(claim.article.articleId);
    if (!known || claim.claim.claim.confidence > known.claim.claim.confidence) best.set(claim.article.articleId, claim);
  }
  return [...best.values()].map(carrierOf).sort((a, b) => compareKeys([a.at, a.articleId], [b.at, b.articleId]));
}

function carrierOf({ article, claim: { claim, version }, originId, backfill }: AttributedClaim): Carrier {
  return {
    articleId: article.articleId,
    version,
    claimId: claim.id,
    outlet: article.outlet,
    outletHost: article.outletHost,
    url: article.url,
    title: article.title.trim() || article.url || 'untitled',
    at: article.publishedAt ?? article.firstSeenAt,
    originId,
    backfill,
    sentence: claim.evidence.exact,
    content: claim.content.map(({ text }) => text).join(' … '),
    cue: claim.cue?.text,
    quotes: claim.quotes.map(({ text }) => text),
  };
}

/** "According to X" holds only where no text has it from the speaker. */
function viaOf(group: readonly AttributedClaim[]): string[] {
  if (group.some(({ via }) => via.length === 0)) return [];
  return [...new Set(group.flatMap(({ via }) => via))].sort(compareText);
}

/** Each figure once, in the words of the first claim that has it. */
function figuresOf(group: readonly AttributedClaim[]): Figure[] {
  const figures = new Map<string, Figure>();
  for (const { claim } of group) {
    for (const { span: _, ...figure } of claim.claim.quantities) {
      const key = `${figureKey(figure)} ${figure.unit ?? ''}`;
      if (!figures.has(key)) figures.set(key, figure);
    }
  }
  return [...figures].sort(([a], [b]) => compareText(a, b)).map(([, figure]) => figure);
}

function commonest<T extends string>(values: readonly (T | undefined)[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b));
  return best && best[1] * 2 > values.length ? best[0] : undefined;
}

function claimOrder({ article, claim }: AttributedClaim): string[] {
  return [
    article.publishedAt ?? article.firstSeenAt,
    article.articleId,
    String(claim.claim.evidence.span[0]).padStart(9, '0'),
    claim.claim.id,
    claim.proposition,
    claim.version,
  ];
}

function positionOrder({ day, proposition, speaker, stance, id }: Position): string[] {
  return [day, proposition, speaker, stance, id];
}
