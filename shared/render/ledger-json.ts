import { cleanData } from './clean-text.ts';
import { safeUrl } from './safe-url.ts';
import type { StoryView } from './story-view.ts';

/** The ledger with the words of the story file that it needs to be read. Addresses are http or https, or absent. */
export function renderLedgerJson(view: StoryView): string {
  const { story, ledger } = view;
  const document = {
    version: 1,
    story: { id: story.id, title: story.title, description: story.description },
    updatedAt: view.updatedAt,
    parties: story.parties,
    propositions: story.propositions.map(({ key, label, text }) => ({ key, label, text })),
    positions: ledger.positions.map((position) => ({
      ...position,
      carriers: position.carriers.map((carrier) => ({ ...carrier, url: safeUrl(carrier.url) })),
    })),
  };
  return `${JSON.stringify(cleanData(document), null, 1)}\n`;
}
