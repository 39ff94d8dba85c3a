import { formatFigure } from '../developments/figure-range.ts';
import type { Carrier, Position } from '../model/development.ts';
import { cleanText } from './clean-text.ts';
import { safeUrl } from './safe-url.ts';
import type { StoryView } from './story-view.ts';

const COLUMNS: readonly [name: string, value: (view: StoryView, position: Position, carrier: Carrier) => string][] = [
  ['position', (_, { id }) => id],
  ['day', (_, { day }) => day],
  ['day_from', (_, { dayFrom }) => dayFrom],
  ['speaker', (_, { speaker }) => speaker],
  ['entity', (_, { entityId }) => entityId ?? ''],
  ['role', (_, { role }) => role ?? ''],
  ['party', (view, { party }) => (party === undefined ? '' : view.partyName(party))],
  ['proposition', (_, { proposition }) => proposition],
  ['proposition_label', (view, { proposition }) => view.label(proposition)],
  ['stance', (_, { stance }) => stance],
  ['stance_finer', (_, { sub }) => sub ?? ''],
  ['certainty', (_, { certainty }) => certainty ?? ''],
  [
    'figures',
    (_, { figures }) =>
      figures
        .map((figure) => `${formatFigure(figure)}${figure.unit === undefined ? '' : ` ${figure.unit}`}`)
        .join('; '),
  ],
  ['according_to', (_, { via }) => via.join('; ')],
  ['outlets', (_, { outlets }) => String(outlets)],
  ['origins', (_, { origins }) => String(origins)],
  ['from_first_read', (_, { backfill }) => String(backfill)],
  ['corrected', (_, { corrected }) => corrected?.reason ?? ''],
  ['outlet', (_, __, { outlet }) => outlet],
  ['article_url', (_, __, { url }) => safeUrl(url) ?? ''],
  ['article_title', (_, __, { title }) => title],
  ['article_at', (_, __, { at }) => at],
  ['origin', (_, __, { originId }) => originId],
  ['claim', (_, __, { claimId }) => claimId],
  ['cue', (_, __, { cue }) => cue ?? ''],
  ['words', (_, __, { content }) => content],
  ['sentence', (_, __, { sentence }) => sentence],
];

/** A row for each article that carries a position. RFC 4180: CRLF, quotes doubled. */
export function renderLedgerCsv(view: StoryView): string {
  const rows = view.ledger.positions.flatMap((position) =>
    position.carriers.map((carrier) => COLUMNS.map(([, value]) => value(view, position, carrier))),
  );
  return [COLUMNS.map(([name]) => name), ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** A cell that is written as it is: most of them, and there are a million in a large ledger. */
const PLAIN = /^(?:[A-Za-z0-9][\w .:/()%-]*)?$/;

/** An apostrophe before what a spreadsheet would take for a formula (OWASP, CSV injection). */
function csvCell(value: string): string {
  if (PLAIN.test(value)) return value;
  const clean = cleanText(value);
  const text = /^[=+\-@\t\r]/.test(clean) ? `'${clean}` : clean;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
