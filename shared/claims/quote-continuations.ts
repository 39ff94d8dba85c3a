import type { Attribution } from './attributions.ts';
import type { ReadingUnit, WordRange } from './reading-units.ts';

/** How many units a speaker may go on without being named again: longer runs are transcripts. */
const MAX_CONTINUED = 12;

/**
 * Gives quotations without a cue to the speaker before them: `“A,” she said. “B.”` and paragraphs that only quote. `byUnit`
 * holds the attributions of each unit; the answer has the same, with `more` where a speaker goes on.
 */
export function continueQuotations(units: readonly ReadingUnit[], byUnit: readonly Attribution[][]): Attribution[][] {
  const result = byUnit.map((attributions) => [...attributions]);
  let host: { unit: number; index: number } | undefined;
  let age = 0;
  for (let at = 0; at < units.length; at++) {
    const unit = units[at];
    if (!unit) continue;
    const quotation = unit.quotationOf[0] === 0 ? unit.quotations[0]?.words : undefined;
    const isFree = quotation !== undefined && !(result[at] ?? []).some((it) => covers(it, quotation));
    const current = host && result[host.unit]?.[host.index];
    if (host && current && isFree && age < MAX_CONTINUED && (isQuoted(current) || !unit.opensParagraph)) {
      (result[host.unit] ?? [])[host.index] = {
        ...current,
        more: [...(current.more ?? []), { unit, range: quotation }],
      };
      age++;
      continue;
    }
    const here = result[at] ?? [];
    const quoted = here.findLastIndex((it) => isHost(it) && isQuoted(it));
    const index = quoted >= 0 ? quoted : here.findLastIndex((it) => isHost(it));
    host = index >= 0 ? { unit: at, index } : undefined;
    age = 0;
  }
  return result;
}

function covers(attribution: Attribution, quotation: WordRange): boolean {
  return (
    attribution.content.some(([from, to]) => from < quotation[1] && to > quotation[0]) ||
    (attribution.cue[0] < quotation[1] && attribution.cue[0] >= quotation[0])
  );
}

function isQuoted(attribution: Attribution): boolean {
  return attribution.content.some(([from]) => attribution.unit.quotationOf[from] !== -1);
}

/** Only somebody who speaks goes on speaking. */
function isHost(attribution: Attribution): boolean {
  return attribution.verb?.isSpeech === true && attribution.kind !== 'passive' && attribution.kind !== 'expected';
}
