import { join } from 'node:path';
import { loadStories, STORIES_FOLDER } from '#local/config.ts';
import type { LoadedStory, Story } from '#shared/model/story.ts';
import { compileStories, matchStories } from '#shared/stories/match-story.ts';
import { createNewsroom } from './data/generated-news.ts';

const ARTICLES = 400;
const ROUNDS = 3;

/** Articles a second with one story and with a hundred, of which most find a word here and there. */
export const benchmark = {
  name: 'match',
  async run(): Promise<string[]> {
    const newsroom = createNewsroom(7);
    const articles = Array.from({ length: ARTICLES }, () => ({
      title: newsroom.headline(),
      text: newsroom.report(400),
    }));
    const [first] = loadStories(join(STORIES_FOLDER));
    if (!first) return ['no story'];
    const hundred = [first, ...Array.from({ length: 99 }, (_, index) => variant(first, index, newsroom.words(60)))];
    const rows = [[first], hundred].map((stories) => {
      const compiled = compileStories(stories);
      const run = () => {
        for (const article of articles) matchStories(article, compiled);
      };
      run();
      const start = process.cpuUsage();
      for (let round = 0; round < ROUNDS; round++) run();
      const { user, system } = process.cpuUsage(start);
      const perSecond = (ARTICLES * ROUNDS * 1_000_000) / (user + system);
      return `${String(stories.length).padStart(4)} stories ${perSecond.toFixed(0).padStart(7)} articles/s of processor time`;
    });
    return [`match: ${ARTICLES} generated articles of 400 words`, ...rows];
  },
};

/** The same rules over other words: as many terms, some of which are common. */
function variant({ story }: LoadedStory, index: number, words: readonly string[]): LoadedStory {
  const groups: Story['groups'] = Object.fromEntries(
    Object.entries(story.groups).map(([name, { terms }], group) => [
      name,
      { terms: terms.map((_, term) => `${words[(group * 7 + term) % words.length]} ${name}${index}-${term}`) },
    ]),
  );
  return { story: { ...story, groups }, hash: String(index) };
}
