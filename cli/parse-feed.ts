import { z } from 'zod';
import { parseFeed } from '#shared/feeds/parse-feed.ts';
import { ParsedFeed } from '#shared/model/feed.ts';
import { type Command, textOption } from './command.ts';
import { runStage, STAGE_OPTIONS } from './stage.ts';

const Input = z.object({
  id: z.string(),
  url: z.string().optional(),
  contentType: z.string().optional(),
  /** The document's bytes. */
  body: z.base64(),
});

const Output = z.object({ feed: ParsedFeed });

export const command: Command = {
  name: 'parse-feed',
  summary: 'read an RSS, Atom, RDF or JSON feed into one form',
  usage: 'parse-feed [FILE] [--url URL] [--content-type TYPE] [--jsonl] [--json]',
  help: `
Reads the bytes of one feed from FILE or stdin and prints what it holds. With --jsonl each line is
{id, url?, contentType?, body} with the bytes in Base64, and each answer {id, feed} or {id, error}.

  curl -s https://www.nknews.org/feed/ | claimwire parse-feed --url https://www.nknews.org/feed/`,
  options: {
    url: { type: 'string', arg: 'URL', help: 'where the feed came from, for its relative links' },
    'content-type': { type: 'string', arg: 'TYPE', help: 'the Content-Type header it came with' },
    ...STAGE_OPTIONS,
  },
  run: (context, args) =>
    runStage<z.infer<typeof Input>, z.infer<typeof Output>>(context, args, {
      input: Input,
      fromRaw: ({ bytes, name }) => ({
        id: name,
        url: textOption(args, 'url'),
        contentType: textOption(args, 'content-type'),
        body: Buffer.from(bytes).toString('base64'),
      }),
      answer: ({ url, contentType, body }) => ({
        feed: parseFeed(Buffer.from(body, 'base64'), contentType, { url, now: context.now() }),
      }),
      toText: (_, { feed }) => feedText(feed),
    }),
};

function feedText(feed: ParsedFeed): string {
  const head = [
    `${feed.title ?? '(no title)'}  ${feed.link ?? ''}`.trimEnd(),
    `${feed.format}, ${feed.encoding}, ${feed.entries.length} entries${feed.repairs ? `, repaired: ${feed.repairs.join(', ')}` : ''}`,
    '',
  ];
  const rows = feed.entries.map((entry) => {
    const at = (entry.publishedAt ?? entry.updatedAt)?.slice(0, 16).replace('T', ' ') ?? 'no date         ';
    return `${at}  ${entry.title ?? entry.summary?.slice(0, 80) ?? entry.id}\n                  ${entry.url ?? ''}`.trimEnd();
  });
  return [...head, ...rows].join('\n').replace(/[^\P{Cc}\n]/gu, '\ufffd');
}
