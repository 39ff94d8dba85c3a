import { analyseStep } from '#shared/steps/analyse.ts';
import { fetchStep } from '#shared/steps/fetch.ts';
import { pollStep } from '#shared/steps/poll.ts';
import { publishStep } from '#shared/steps/publish.ts';
import { readStep } from '#shared/steps/read.ts';
import { SOURCE, type TestDeps } from './make-deps.ts';

export type Item = { guid: string; title: string; text: string };

export const FIRST: Item = {
  guid: 'first',
  title: 'Seoul says North Korean troops are in Russia',
  text: 'North Korea has sent 1,500 soldiers to Russia, South Korea’s National Intelligence Service said on Friday. The troops are training in the Russian Far East, the agency said.',
};
export const SECOND: Item = {
  guid: 'second',
  title: 'Kremlin rejects report about North Korean troops',
  text: 'Kremlin spokesman Dmitry Peskov denied on Monday that North Korea had sent troops to Russia. “This is a hoax,” Peskov told reporters.',
};

function rss(items: Item[]): string {
  const entries = items.map(
    ({ guid, title, text }) => `<item><guid>${guid}</guid><link>https://www.harbour.example/${guid}</link>
<title>${title}</title><description>${text}</description><pubDate>Mon, 21 Oct 2024 05:00:00 GMT</pubDate></item>`,
  );
  return `<rss version="2.0"><channel><title>Harbour</title>${entries.join('')}</channel></rss>`;
}

/** Runs what is due at that time through all steps but `notify`. */
export async function runSteps(deps: TestDeps, at: string, items: Item[]): Promise<void> {
  deps.setNow(at);
  deps.routes.set(SOURCE.url, { body: rss(items) });
  await pollStep(deps);
  for (const body of deps.sent.fetch.splice(0)) await fetchStep(deps, body);
  for (const body of deps.sent.read.splice(0)) await readStep(deps, body);
  for (const body of deps.sent.analyse.splice(0)) await analyseStep(deps, body);
  while (deps.sent.publish.length > 0) for (const body of deps.sent.publish.splice(0)) await publishStep(deps, body);
}
