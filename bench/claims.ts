import { loadStories } from '#local/config.ts';
import { createClaimContext, extractClaims, NO_CONTEXT } from '#shared/claims/extract-claims.ts';
import { createNewsroom } from './data/generated-news.ts';

const ARTICLES = 200;
const ROUNDS = 3;
/** Sentences that speak, one for every few that tell: what news is like. */
const SPEECH = [
  '“We have nothing to add,” the mayor said on Tuesday. “The matter is closed.”',
  'The ministry denied that boats had been sent, calling the reports groundless.',
  'According to the harbour office, more than 1,200 crates were unloaded.',
  'Anna Berg, who warned that the dam was old, said she would not comment further, adding that talks went on.',
];

/** Articles a second through the whole extraction, tagger included. */
export const benchmark = {
  name: 'claims',
  async run(): Promise<string[]> {
    const newsroom = createNewsroom(11);
    const articles = Array.from({ length: ARTICLES }, (_, index) => ({
      id: String(index),
      language: 'en',
      text: Array.from(
        { length: 8 },
        (_, part) => `${newsroom.report(50)} ${SPEECH[(index + part) % SPEECH.length]}`,
      ).join('\n\n'),
    }));
    const contexts = [
      ['no story', NO_CONTEXT],
      ['all stories', createClaimContext(loadStories().map(({ story }) => story))],
    ] as const;
    const rows = contexts.map(([name, context]) => {
      let claims = 0;
      const run = () => {
        claims = 0;
        for (const article of articles) claims += extractClaims(article, context).claims.length;
      };
      run();
      const start = process.cpuUsage();
      for (let round = 0; round < ROUNDS; round++) run();
      const { user, system } = process.cpuUsage(start);
      const perSecond = (ARTICLES * ROUNDS * 1_000_000) / (user + system);
      return `${name.padEnd(12)} ${perSecond.toFixed(0).padStart(6)} articles/s of processor time, ${claims} claims`;
    });
    return [`claims: ${ARTICLES} generated articles of 450 words`, ...rows];
  },
};
