import { loadStories } from '#local/config.ts';
import { type ClaimContext, createClaimContext, extractClaims } from '#shared/claims/extract-claims.ts';
import { keyClaims } from '#shared/claims/proposition-key.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Story } from '#shared/model/story.ts';
import { claimsTable } from './claims-table.ts';
import { claimsLegend, claimsText } from './claims-text.ts';
import { type CliContext, type Command, textOption } from './command.ts';
import { formatOption } from './format-option.ts';
import { createPaint } from './output.ts';
import { runStage, STAGE_OPTIONS } from './stage.ts';
import { TextInput } from './stage-schemas.ts';
import { DOCUMENT_OPTIONS, documentFromRaw } from './text-document.ts';

type Output = { claims: Claim[]; skipped?: 'unsupported-language' };

export const command: Command = {
  name: 'extract',
  summary: 'who says what in an article: speaker, cue, stance, words, with their places',
  usage: 'extract [FILE] [--jsonl] [--format text|table|json] [--published-at TIME]',
  help: `
Reads one English text, or with --jsonl documents {id, text, title?, publishedAt?, outlet?}, and answers the claims in it. On a terminal
the text is shown with speakers, cues and contents in colour, each cue with the number of its claim in the table beneath; --format
table shows only that.
Without --published-at no weekday becomes a date. Aliases and propositions come from the stories in config/stories.

  echo "The Kremlin denied that troops had been sent, calling it a hoax." | npm run -s claimwire -- extract`,
  options: {
    format: { type: 'string', arg: 'FORMAT', help: 'text, table or json (default text on a terminal, json elsewhere)' },
    stories: { type: 'string', arg: 'DIR', help: 'story files of another folder' },
    ...DOCUMENT_OPTIONS,
    ...STAGE_OPTIONS,
  },
  run: async (context, args) => {
    const format = formatOption(args, ['text', 'table', 'json']);
    const isChosen = textOption(args, 'format') !== undefined;
    const stories = loadStories(textOption(args, 'stories')).map(({ story }) => story);
    const claimContext = createClaimContext(stories);
    const paint = createPaint(context.stdout, context.env);
    const columns = context.stdout.isTTY ? context.stdout.columns : undefined;
    const shown: CliContext = isChosen ? withFormat(context, format) : context;
    return runStage<TextInput, Output>(shown, args, {
      input: TextInput,
      fromRaw: (raw) => documentFromRaw(raw, args),
      answer: (document) => answer(document, claimContext, stories),
      toText: (document, output) => {
        const table = claimsTable(output, paint, columns);
        if (format === 'table' || output.claims.length === 0) return table;
        return `${claimsText(document.text, output, paint, columns)}\n\n${claimsLegend(paint)}\n\n${table}`;
      },
    });
  },
};

function answer(document: TextInput, context: ClaimContext, stories: readonly Story[]): Output {
  const { claims, skipped } = extractClaims(document, context);
  if (skipped) return { claims, skipped };
  const keyed = new Map<string, Claim>();
  for (const story of stories)
    for (const claim of keyClaims(claims, story)) keyed.set(claim.id, keyed.get(claim.id) ?? claim);
  return { claims: claims.map((claim) => keyed.get(claim.id) ?? claim) };
}

/** A format that was asked for holds also in a pipe: the stage asks the stream whether people read it. */
function withFormat(context: CliContext, format: 'text' | 'table' | 'json'): CliContext {
  const stdout = new Proxy(context.stdout, {
    get: (stream, key) => {
      if (key === 'isTTY') return format !== 'json';
      const value = Reflect.get(stream, key);
      return typeof value === 'function' ? value.bind(stream) : value;
    },
  });
  return { ...context, stdout };
}
