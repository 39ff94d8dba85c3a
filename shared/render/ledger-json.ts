import type { StoryView } from './story-view.ts';

/** The ledger with the words of the story file that it needs to be read. */
export function renderLedgerJson(view: StoryView): string {
  const { story, ledger } = view;
  const document = {
    version: 1,
    story: { id: story.id, title: story.title, description: story.description },
    updatedAt: view.updatedAt,
    parties: story.parties,
    propositions: story.propositions.map(({ key, label, text }) => ({ key, label, text })),
    positions: ledger.positions,
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}
