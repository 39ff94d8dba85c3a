import type { Claim, Speaker } from '../model/claim.ts';
import { detectLanguage } from '../text/detect-language.ts';
import { quotationSpans } from '../text/quotations.ts';
import { sha256Hex } from '../text/sha256.ts';
import type { Attribution } from './attributions.ts';
import { buildClaims } from './build-claim.ts';
import type { ClaimContext } from './claim-context.ts';
import { findAttributions } from './find-attributions.ts';
import { type ReadingUnit, readUnits } from './reading-units.ts';
import { createSpeakerChain } from './speakers.ts';

export { type ClaimContext, createClaimContext, NO_CONTEXT } from './claim-context.ts';

/** The text that claims are looked for in. Instants are ISO 8601; `language` is BCP 47 and is guessed where absent. */
export type ClaimArticle = {
  readonly id: string;
  readonly version?: string;
  readonly title?: string;
  readonly text: string;
  readonly publishedAt?: string;
  readonly outlet?: string;
  readonly language?: string;
  /** SHA-256 of `text`, where it is known already. */
  readonly sha256?: string;
};

/**
 * Who says what in an article, in the order of the text; all spans are into `article.text`. English only: other languages are
 * skipped and say so. The same article and context give the same claims with the same ids.
 */
export function extractClaims(
  article: ClaimArticle,
  context: ClaimContext,
): { claims: Claim[]; skipped?: 'unsupported-language' } {
  const { text } = article;
  if (!isEnglish(article)) return { claims: [], skipped: 'unsupported-language' };
  const units = readUnits(text, quotationSpans(text));
  const attributions = findAttributions(units);
  const chain = createSpeakerChain(units, context.entities);
  const source = {
    id: article.id,
    version: article.version ?? '',
    text,
    publishedAt: article.publishedAt,
    sha256: article.sha256 ?? sha256Hex(text),
  };
  const speakers = new Map<Attribution, Speaker | null>();
  const byUnit = new Map<ReadingUnit, Attribution[]>();
  for (const attribution of attributions) {
    speakers.set(attribution, chain.resolve(attribution));
    byUnit.set(attribution.unit, [...(byUnit.get(attribution.unit) ?? []), attribution]);
  }
  const claims = attributions.flatMap((attribution) => {
    const outer = outerOf(attribution, byUnit.get(attribution.unit) ?? []);
    const via = outer.flatMap((it) => speakers.get(it)?.name ?? []);
    return buildClaims(attribution, speakers.get(attribution) ?? null, via, source);
  });
  return { claims };
}

function isEnglish({ language, text }: ClaimArticle): boolean {
  const tag = language === undefined || language === 'und' ? detectLanguage(text) : language;
  return tag === 'und' || tag.toLowerCase().split('-')[0] === 'en';
}

/** The attributions of the same unit whose content holds this cue, outermost first. */
function outerOf(inner: Attribution, all: readonly Attribution[]): Attribution[] {
  return all

    .filter((it) => it !== inner && it.content.some(([from, to]) => from <= inner.cue[0] && to >= inner.cue[1]))
    .sort((a, b) => (a.content[0]?.[0] ?? 0) - (b.content[0]?.[0] ?? 0));
}
