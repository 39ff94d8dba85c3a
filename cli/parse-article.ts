import { z } from 'zod';
import { parsePage } from '#shared/articles/parse-page.ts';
import { InputError } from '#shared/errors.ts';
import { creditsText } from './article-text.ts';
import { type Command, textOption } from './command.ts';
import { printable } from './printable.ts';
import { runStage, STAGE_OPTIONS } from './stage.ts';

const Input = z.object({
  id: z.string(),
  url: z.string().default('https://page.invalid/'),
  contentType: z.string().optional(),
  /** The page's bytes, base64. */
  body: z.base64(),
});
type Input = z.infer<typeof Input>;

export const command: Command = {
  name: 'parse-article',
  summary: 'read the article on a page',
  usage: 'parse-article [FILE] [--url URL] [--content-type TYPE] [--jsonl] [--json]',
  help: `Finds the article on an HTML page and prints its title, text, date, language, byline and credits.
Scripts are not run and nothing is fetched. A page that is no article answers with the reason as error code:
paywall, login, consent-wall, challenge, soft-404, not-html, no-text, too-large.

  curl -s https://example.org/news/1 | claimwire parse-article --url https://example.org/news/1`,
  options: {
    ...STAGE_OPTIONS,
    url: { type: 'string', arg: 'URL', help: 'where the page stands: relative links are resolved against it' },
    'content-type': {
      type: 'string',
      arg: 'TYPE',
      help: 'as the server sent it, e.g. "text/html; charset=windows-1251"',
    },
  },
  run(context, args) {
    return runStage(context, args, {
      input: Input,
      fromRaw: ({ bytes, name }) => ({
        id: name,
        url: textOption(args, 'url') ?? 'https://page.invalid/',
        contentType: textOption(args, 'content-type'),
        body: Buffer.from(bytes).toString('base64'),
      }),
      answer: (input) => ({ article: readPage(input, context.now()) }),
      toText: (_, { article }) => renderForPeople(article),
    });
  },
};

function readPage(input: Input, now: Date) {
  const page = parsePage(Buffer.from(input.body, 'base64'), { url: input.url, contentType: input.contentType, now });
  if (page.kind === 'refused') throw new InputError(page.reason, page.message);
  const { kind: _, ...article } = page;
  return article;
}

function renderForPeople(article: ReturnType<typeof readPage>): string {
  const about = [article.outletName, article.byline, article.publishedAt, article.language].filter(
    (part) => part !== undefined,
  );
  const credits = article.credits.length > 0 ? [`Credits: ${creditsText(article)}`] : [];
  return printable([article.title, about.join(' · '), ...credits, '', article.text].join('\n'));
}
