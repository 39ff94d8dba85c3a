import type { Position } from '../model/development.ts';
import { cleanJson } from './clean-text.ts';
import { safeUrl } from './safe-url.ts';
import type { StoryView } from './story-view.ts';

/**
 * The ledger with the words of the story file that it needs to be read, a position a line. Addresses are http or https, or
 * absent. `lineOf` may keep the lines for others that need them.
 */
export function renderLedgerJson(view: StoryView, lineOf = positionLine): string {
  const { story, ledger } = view;
  const head = {
    version: 1,
    story: { id: story.id, title: story.title, description: story.description },
    updatedAt: view.updatedAt,
    parties: story.parties,
    propositions: story.propositions.map(({ key, label, text }) => ({ key, label, text })),
  };
  const positions = ledger.positions.map((position) => lineOf(position));
  return `${cleanJson(head).slice(0, -1)},\n"positions":[\n${positions.join(',\n')}\n]}\n`;
}

/** One position as JSON, with everything that is known of it. */
export function positionLine(position: Position): string {
  const carriers = position.carriers.map((carrier) => ({ ...carrier, url: safeUrl(carrier.url) }));
  return cleanJson({ ...position, carriers });
}
