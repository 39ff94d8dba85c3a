import type { ReadingUnit } from './reading-units.ts';

/** The last word or sign inside the quotation that ends before `end`. */
export function lastInside(unit: ReadingUnit, end: number): string {
  const quotation = unit.quotations[unit.quotationOf[end - 1] ?? -1];
  let at = end - 1;
  while (quotation && at > quotation.words[0] && (unit.words[at]?.start ?? 0) >= quotation.inner[1]) at--;
  return unit.words[at]?.text ?? '';
}
