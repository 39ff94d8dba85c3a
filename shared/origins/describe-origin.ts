import type { Origin, Overlap } from '../model/origin.ts';
import type { Reason } from '../model/span.ts';
import { copyChanges, leadReasons, rewriteChanges } from './describe-changes.ts';
import type { Kinship } from './kinship.ts';
import type { RankedText } from './rank-texts.ts';

type Description = Omit<Origin, 'groupId'>;

/** Certainty of a credit line with an address, where the narration could not be compared. */
const ADDRESS_SCORE = 0.9;
/** Certainty of a credit line that only names the outlet. */
const NAME_SCORE = 0.6;

/** Relation, source, score and reasons of one text, in words for people. */
export function describeOrigin(place: number, kinship: Kinship): Description {
  const { ranked, parents, reprints, rewrites } = kinship;
  const own = ranked[place];
  const parent = parents.get(place);
  const credit = own?.credits[0];
  const credited = credit && { outlet: credit.name, ...(credit.url === undefined ? {} : { url: credit.url }) };
  const reprint = reprints.get(place)?.find(({ source }) => source === parent);
  const rewrite = rewrites.get(place);
  const reasons: Reason[] = credit ? [creditReason(credit)] : [];
  const lead = (source: number): Reason[] => {
    const text = ranked[source]?.text;
    return text && own ? leadReasons(text, own.text) : [];
  };
  if (own?.unseen) {
    return { relation: 'reprint', credited, score: ADDRESS_SCORE, reasons: [...reasons, UNSEEN] };
  }
  if (parent !== undefined) {
    const of = idAt(ranked, parent);
    if (own?.creditedText === parent && reprint === undefined) {
      return { relation: 'rewrite', of, credited, score: ADDRESS_SCORE, reasons: [...reasons, ...lead(parent)] };
    }
    const share = reprint?.overlap.share ?? 0;
    const narration = reprint ? narrationReasons(reprint.overlap) : [];
    const source = ranked[parent]?.text;
    const changes = reprint && source && own ? [copyChanges(source, own.text, reprint.overlap)] : [];
    const why = [...reasons, ...narration, ...changes, ...lead(parent)];
    return { relation: 'reprint', of, credited, score: round(share), reasons: why };
  }
  if (rewrite && 'likeness' in rewrite) {
    const source = ranked[rewrite.source]?.text.outlet;
    reasons.push({ rule: 'nearest-of-credited', text: `of all texts of ${source} clearly the nearest in words` });
    reasons.push(...lead(rewrite.source));
    const score = round(NAME_SCORE + (1 - NAME_SCORE) * rewrite.likeness);
    return { relation: 'rewrite', of: idAt(ranked, rewrite.source), credited, score, reasons };
  }
  if (rewrite) {
    const { match, score, sharesSource } = rewrite.pair;
    reasons.push({
      rule: 'same-order',
      text: `${match.ordered} of the ${match.shared} words that both texts use in one place only come in the same order`,
    });
    if (sharesSource) reasons.push({ rule: 'common-source', text: 'both name the same source' });
    const source = ranked[rewrite.source]?.text;
    if (source && own) reasons.push(rewriteChanges(source, own.text, match));
    reasons.push(...lead(rewrite.source));
    return { relation: 'rewrite', of: idAt(ranked, rewrite.source), credited, score: round(score), reasons };
  }
  if (credited) return { relation: 'reprint', credited, score: NAME_SCORE, reasons: [...reasons, UNSEEN] };
  return {
    relation: 'original',
    reasons: [{ rule: 'first', text: 'no earlier text with this narration has been seen' }],
  };
}

const UNSEEN: Reason = { rule: 'unseen', text: 'the credited text itself has not been seen' };

function creditReason({ name, url }: { name: string; url?: string | undefined }): Reason {
  return url === undefined
    ? { rule: 'credit', text: `credit line: ${name}` }
    : { rule: 'credit', text: `credit line with address: ${name}, ${url}` };
}

function narrationReasons({ share, longestRun }: Overlap): Reason[] {
  return [
    { rule: 'narration', text: `${Math.round(share * 100)} % of the shorter narration, word for word` },
    { rule: 'narration-run', text: `${longestRun} words in one unbroken stretch, names not counted` },
  ];
}

function idAt(ranked: readonly RankedText[], place: number): string | undefined {
  return ranked[place]?.text.articleId;
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
