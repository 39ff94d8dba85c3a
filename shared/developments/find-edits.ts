import type { Development, Position, StoryArticle } from '../model/development.ts';
import type { AttributedClaim } from './attributed-claim.ts';
import { buildPositions } from './build-position.ts';
import { createDevelopment, type DevelopmentScope, quotedLabel, speakerKeyOf } from './development-scope.ts';
import { figureKey, formatFigure } from './figure-range.ts';
import { countedFigures } from './find-figures.ts';
import { groupBy } from './order.ts';
import { STANCE_WORDS } from './stance-words.ts';

type Step = { article: StoryArticle; seenAt: string; before: AttributedClaim[]; after: AttributedClaim[] };

/**
 * What an edit of an article did to the claims in it: withdrawn, or altered in stance, figure or speaker. A teaser is not
 * compared with a full page, nor with a version between of which no claim is known.
 */
export function findEdits(scope: DevelopmentScope): Development[] {
  const told = scope.claims.kept.filter(({ speaker }) => !speaker.isUnnamed || speaker.party !== undefined);
  const byArticle = groupBy(told, ({ article }) => article.articleId);
  return [...byArticle.values()].flatMap((claims) => editsOf(scope, claims));
}

function editsOf(scope: DevelopmentScope, claims: readonly AttributedClaim[]): Development[] {
  const [first] = claims;
  if (!first || first.article.versions.length < 2) return [];
  return steps(first.article, claims).flatMap((step) => {
    const before = groupBy(step.before, subjectOf);
    const after = groupBy(step.after, subjectOf);
    return [...before].flatMap(([subject, old]) => {
      const kept = after.get(subject);
      return kept ? altered(scope, step, old, kept) : withdrawn(scope, step, old, before, after);
    });
  });
}

/** Neighbouring versions whose claims can be compared, in the order in which they were seen. */
function steps(article: StoryArticle, claims: readonly AttributedClaim[]): Step[] {
  const byVersion = groupBy(claims, ({ claim }) => claim.version);
  const known = article.versions.filter(({ version }) => byVersion.has(version) || version === article.version);
  const found: Step[] = [];
  for (const [index, { version, seenAt, textFrom }] of known.entries()) {
    const before = known.slice(0, index).findLast((each) => each.textFrom === textFrom);
    if (!before || before.version === version) continue;
    found.push({ article, seenAt, before: byVersion.get(before.version) ?? [], after: byVersion.get(version) ?? [] });
  }
  return found;
}

function subjectOf({ speaker, claim }: AttributedClaim): string {
  return JSON.stringify([speaker.key, claim.proposition]);
}

function altered(
  scope: DevelopmentScope,
  step: Step,
  old: readonly AttributedClaim[],
  kept: readonly AttributedClaim[],
): Development[] {
  const before = mainPosition(scope, old);
  const after = mainPosition(scope, kept);
  if (!before || !after) return [];
  const label = quotedLabel(scope, after.proposition);
  const words = { before: stancesOf(old), after: stancesOf(kept) };
  if (!words.before.some((stance) => words.after.includes(stance))) {
    const change = `${STANCE_WORDS[before.stance]} → ${STANCE_WORDS[after.stance]}`;
    const title = `${step.article.outlet} changed its report of ${after.speaker} on ${label}: ${change}`;
    return [edited(scope, step, before, after, [before.stance, after.stance], title, `stance: ${change}`)];
  }
  const figures = { before: figuresOf(scope, before), after: figuresOf(scope, after) };
  const gone = [...figures.before].filter(([key]) => !figures.after.has(key));
  const fresh = [...figures.after].filter(([key]) => !figures.before.has(key));
  if (gone.length === 0 || fresh.length === 0) return [];
  const change = `${list(gone)} → ${list(fresh)}`;
  const title = `${step.article.outlet} changed a figure of ${after.speaker} on ${label}: ${change}`;
  return [edited(scope, step, before, after, [list(gone), list(fresh)], title, `figure: ${change}`)];
}

function withdrawn(
  scope: DevelopmentScope,
  step: Step,
  old: readonly AttributedClaim[],
  before: ReadonlyMap<string, AttributedClaim[]>,
  after: ReadonlyMap<string, AttributedClaim[]>,
): Development[] {
  const position = mainPosition(scope, old);
  if (!position) return [];
  const label = quotedLabel(scope, position.proposition);
  const heir = [...after].find(([subject, claims]) => !before.has(subject) && isSameStatement(old, claims))?.[1];
  const renamed = heir && mainPosition(scope, heir);
  if (renamed) {
    const title = `${step.article.outlet} now names ${renamed.speaker}, not ${position.speaker}, on ${label}: ${STANCE_WORDS[renamed.stance]}`;
    const rule = `speaker: ${position.speaker} → ${renamed.speaker}`;
    return [edited(scope, step, position, renamed, [speakerKeyOf(renamed), renamed.stance], title, rule)];
  }
  return [
    createDevelopment(scope, {
      kind: 'claim-withdrawn',
      idParts: [step.article.articleId, speakerKeyOf(position), position.proposition, position.stance],
      title: `${step.article.outlet} no longer reports ${position.speaker} on ${label}: ${STANCE_WORDS[position.stance]}`,
      positions: [position],
      rule: `the version of ${step.seenAt.slice(0, 16).replace('T', ' ')} UTC has the sentence no more`,
      at: step.seenAt,
      day: step.seenAt.slice(0, 10),
      backfill: false,
    }),
  ];
}

function edited(
  scope: DevelopmentScope,
  step: Step,
  before: Position,
  after: Position,
  change: readonly string[],
  title: string,
  rule: string,
): Development {
  return createDevelopment(scope, {
    kind: 'claim-edited',
    idParts: [step.article.articleId, speakerKeyOf(before), before.proposition, ...change],
    title,
    positions: [before, after],
    rule: `edited by ${step.seenAt.slice(0, 16).replace('T', ' ')} UTC, ${rule}`,
    at: step.seenAt,
    day: step.seenAt.slice(0, 10),
    backfill: false,
  });
}

/** What these claims of one article would be in the ledger; the earliest line where they make several. */
function mainPosition(scope: DevelopmentScope, claims: readonly AttributedClaim[]): Position | undefined {
  return buildPositions(scope.story.id, claims)[0];
}

function stancesOf(claims: readonly AttributedClaim[]): string[] {
  return claims.map(({ claim }) => claim.claim.stance);
}

function figuresOf(scope: DevelopmentScope, position: Position): Map<string, string> {
  const counted = countedFigures(scope.proposition(position.proposition), position);
  return new Map(counted.map(({ figure }) => [figureKey(figure), formatFigure(figure)]));
}

function list(figures: readonly (readonly [string, string])[]): string {
  return figures.map(([, text]) => text).join(', ');
}

/** The same words in another mouth. */
function isSameStatement(old: readonly AttributedClaim[], fresh: readonly AttributedClaim[]): boolean {
  return old.some(({ claim: a }) =>
    fresh.some(
      ({ claim: b }) =>
        a.proposition === b.proposition &&
        a.claim.stance === b.claim.stance &&
        a.claim.content.map(({ text }) => text).join(' ') === b.claim.content.map(({ text }) => text).join(' '),
    ),
  );
}
