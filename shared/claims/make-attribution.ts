import type { Attribution, AttributionKind } from './attributions.ts';
import type { ReadingUnit, WordRange } from './reading-units.ts';
import type { VerbGroup } from './verb-groups.ts';

/** The attribution of a verb group. */
export function makeAttribution(
  unit: ReadingUnit,
  group: VerbGroup,
  source: WordRange | undefined,
  shares: Attribution | undefined,
  content: WordRange[],
  kind: AttributionKind,
  confidence: number,
): Attribution {
  return {
    unit,
    source,
    shares,
    cue: [group.from, group.to],
    content,
    verb: group.verb,
    isNegated: group.isNegated,
    isPassive: group.isPassive,
    form: group.form === 'past' ? 'finite' : group.form,
    kind,
    confidence,
  };
}
