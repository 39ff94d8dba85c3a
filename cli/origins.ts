import { findCredits } from '#shared/articles/credits.ts';
import type { Origin } from '#shared/model/origin.ts';
import { groupOrigins } from '#shared/origins/group-origins.ts';
import type { OriginText } from '#shared/origins/origin-text.ts';
import { readOriginText } from '#shared/origins/read-text.ts';
import type { Command } from './command.ts';
import { runCorpusStage, STAGE_OPTIONS } from './stage.ts';
import { TextInput } from './stage-schemas.ts';
import { DOCUMENT_OPTIONS, documentFromRaw } from './text-document.ts';

type Line = { id: string; origin: string } & Omit<Origin, 'groupId'>;

/** Stands for the date of an article that gives none: such articles come last. */
const UNDATED = 'unknown';

export const command: Command = {
  name: 'origins',
  summary: 'which articles go back to one text: originals, reprints, rewrites',
  usage: 'origins [FILE] [--jsonl]',
  help: `
Reads documents {id, title?, text, publishedAt?, outlet?, url?}, one a line; all lines are one corpus. Answers one line for each, in
order: its group ("origin"), its relation (original, reprint, rewrite), the document it was taken from ("of") where that is in the
corpus, the outlet that it credits, a score from 0 to 1 and the reasons.

  npm run -s claimwire -- origins --jsonl corpus.jsonl`,
  options: { ...DOCUMENT_OPTIONS, ...STAGE_OPTIONS },
  run: (context, args) =>
    runCorpusStage<TextInput>(context, args, {
      input: TextInput,
      fromRaw: (raw) => documentFromRaw(raw, args),
      answer: (corpus) => originLines(corpus),
    }),
};

/** One line for each document, in order. */
export function originLines(corpus: readonly TextInput[]): Line[] {
  const origins = groupOrigins(corpus.map(textOf));
  return corpus.flatMap(({ id }) => {
    const found = origins.get(id);
    if (!found) return [];
    const { groupId, ...rest } = found;
    return [{ id, origin: groupId, ...rest }];
  });
}

function textOf({ id, title, text, publishedAt, outlet, url }: TextInput): OriginText {
  return readOriginText({
    id,
    title,
    text,
    publishedAt,
    firstSeenAt: publishedAt ?? UNDATED,
    outlet: outlet ?? '',
    outletHost: url !== undefined && URL.canParse(url) ? new URL(url).hostname : '',
    canonicalUrl: url ?? '',
    credits: findCredits(text, { outlet }),
  });
}
