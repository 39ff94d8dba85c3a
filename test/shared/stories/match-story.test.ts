import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Tier } from '#shared/model/tag.ts';
import { compileStories, type MatchDocument, matchStories } from '#shared/stories/match-story.ts';
import { parseStory } from '#shared/stories/parse-story.ts';
import { FERRY_STORY } from './small-story.ts';

const ferry = parseStory(FERRY_STORY, 'ferry.yaml');
const compiled = compileStories([ferry]);
const FILLER = 'The band played until midnight in the square. Nobody went home early that evening. ';

function tag(document: MatchDocument) {
  const [found] = matchStories(document, compiled);
  if (!found) throw new Error('no tag');
  return found;
}

describe('matchStories', () => {
  test.each<[string, MatchDocument, Tier]>([
    ['title and lead', { title: 'Ferry to close', text: 'The ferry will be shut down in May, the line says.' }, 'main'],
    ['a lead without a title', { text: 'The ferry is to close in May, the line says. It is old.' }, 'main'],
    ['a title alone', { title: 'Ferry to close in May', text: FILLER }, 'main'],
    [
      'a lead under a title that says nothing',
      {
        title: 'What we know so far',
        text: 'The ferry will close in May, says the line. It has run for ninety years now.',
      },
      'main',
    ],
    [
      'a sentence deep in a text about something else',
      { title: 'Band to play', text: `${FILLER}${FILLER}Before that the ferry had been shut.` },
      'mentions',
    ],
    [
      'a title about another event',
      {
        title: 'Harbour dredged again',
        text: 'The ferry will close for a day. The mud goes out to sea, the office says.',
      },
      'mentions',
    ],
    [
      'a first sentence about another event, without a title',
      { text: 'The harbour is being dredged this week, the office says. The ferry will close for a day.' },
      'mentions',
    ],
    [
      'another event first and the story behind "amid"',
      { title: 'Harbour dredged amid talk that ferry may close', text: FILLER },
      'mentions',
    ],
    [
      'groups too far apart',
      {
        title: 'News',
        text: 'The ferry had a band on board that played all night until the very last of the guests had gone and the bars were shut.',
      },
      'none',
    ],
    ['groups in two sentences', { title: 'News', text: 'The ferry is old. The bars will close.' }, 'none'],
    [
      'a forbidden group in the sentence',
      { title: 'News', text: 'The harbour was closed for dredging until the weekend, they say.' },
      'none',
    ],
    ['a guard', { title: 'Pearl Harbour museum to close', text: FILLER }, 'none'],
    ['a term of another language', { title: 'Fähre: line shuts', text: FILLER }, 'main'],
    ['nothing', { title: '', text: '' }, 'none'],
  ])('%s', (_sentence, document, tier) => {
    expect(tag(document).tier).toBe(tier);
  });

  describe('with words that go on and a title that lends', () => {
    const yaml = FERRY_STORY.replace('  aside:\n', '  boat:\n    terms: [the boat|crew]\n  aside:\n')
      .replace('background: aside', 'background: aside\nfollowUp: [boat]')
      .replace('withinTokens: 12', 'withinTokens: 12, inLead: [closing], none: [dredging]');
    const wider = compileStories([parseStory(yaml, 'ferry.yaml')]);
    const lead = 'It is a grey morning on the quay. The ferry will shut in May, the line says.';
    const later = 'Nobody will miss the boat. For the crew there is work ashore. The crew has been told by letter.';

    test.each<[string, MatchDocument, Tier]>([
      ['a lead that is followed up', { title: 'A farewell', text: `${lead} ${later}` }, 'main'],
      ['a lead that is not', { title: 'A farewell', text: `${lead} ${FILLER}${FILLER}` }, 'mentions'],
      ['going on without having begun', { title: 'A farewell', text: `${later} ${later}` }, 'none'],
      [
        'going on behind a sentence late in a text',
        { title: 'A farewell', text: `${FILLER}${FILLER}The ferry will shut. ${later}` },
        'mentions',
      ],
      ['a title that names what closes', { title: 'Last words on the ferry', text: 'It will shut in May.' }, 'main'],
      ['a title that does not', { title: 'Last words on the tram', text: 'It will shut in May.' }, 'none'],
      ['the closing in the title only', { title: 'Shut in May', text: 'The ferry is old, they say.' }, 'none'],
      ['a sentence behind the lead', { title: 'On the ferry', text: `${FILLER}${FILLER}It will shut.` }, 'none'],
      ['a forbidden group in the title', { title: 'Ferry and dredger', text: 'It will shut in May.' }, 'none'],
    ])('%s', (_sentence, document, tier) => {
      const [found] = matchStories(document, wider);
      expect(found?.tier, JSON.stringify(found)).toBe(tier);
    });
  });

  test.each<[string, string | undefined, Tier]>([
    ['inside the window', '2024-03-15T12:00:00Z', 'main'],
    ['in the days of grace before', '2024-02-28T00:00:00Z', 'main'],
    ['before them', '2024-02-27T00:00:00Z', 'none'],
    ['on the last day of grace', '2024-04-02T23:59:00Z', 'main'],
    ['after it', '2024-04-03T00:00:00Z', 'none'],
    ['no date', undefined, 'main'],
    ['a date that is none', 'yesterday', 'main'],
  ])('an article %s', (_sentence, publishedAt, tier) => {
    const found = tag({ title: 'Ferry to close', text: 'The ferry will close.', publishedAt });
    expect(found.tier).toBe(tier);
    if (tier === 'none') expect(found.reasons[0]?.rule).toBe('window');
  });

  test('gives reasons whose spans slice back to their words', () => {
    const title = 'Will the Ferry close?';
    const text = 'Pearl Harbour is not meant. The boat line shuts down.';
    const { reasons } = tag({ title, text });
    expect(reasons).toContainEqual({ rule: 'title:ferry-closes', text: 'Ferry close', span: [9, 20] });
    expect(reasons).toContainEqual({ rule: 'lead:ferry-closes', text: 'boat line shuts', span: [32, 47] });
    expect(reasons).toContainEqual({ rule: 'guard', text: '"harbour" does not count beside "pearl"', span: [6, 13] });
  });

  test.each<[string, MatchDocument, string, string]>([
    [
      'the words that took a rule back',
      { text: 'They say the harbour was closed for dredging.' },
      'blocked:harbour-closes',
      '"dredging" (dredging) takes the rule back',
    ],
    [
      'the same in a title',
      { title: 'Harbour closed for dredging', text: FILLER },
      'title:blocked:harbour-closes',
      '"dredging" (dredging) takes the rule back',
    ],
    [
      'words that stand too far apart',
      {
        text: 'The ferry had a band on board that played all night until the very last of the guests had gone and bars shut.',
      },
      'missed:ferry-closes',
      'ferry had a band on board that played all night until the very last of the guests had gone and bars shut: more than 12 words apart',
    ],
  ])('says what kept an article out: %s', (_sentence, document, rule, text) => {
    const { tier, reasons } = tag(document);
    expect(tier).toBe('none');
    expect(reasons.find((reason) => reason.rule === rule)?.text).toBe(text);
  });

  test('says what a rule with three groups did not find, and nothing where none came near', () => {
    const yaml = FERRY_STORY.replace('all: [ferry, closing], withinTokens: 12', 'all: [ferry, closing, aside]');
    const compiled = compileStories([parseStory(yaml, 'ferry.yaml')]);
    const reasonsOf = (text: string) => matchStories({ text }, compiled)[0]?.reasons.map((reason) => reason.text);
    expect(reasonsOf('So the ferry closes.')).toEqual(['ferry closes: without a word of "aside" beside it']);
    expect(reasonsOf('So the tram closes.')).toEqual([]);
  });

  test('says which weight was too small for a mention', () => {
    const compiled = compileStories([parseStory(FERRY_STORY.replace('weight: 0.8', 'weight: 0.6'), 'ferry.yaml')]);
    const [found] = matchStories({ text: 'The harbour closes.' }, compiled);
    expect(found).toMatchObject({ tier: 'none', score: 0 });
    expect(found?.reasons.at(-1)?.text).toBe('one sentence weighs 0.6, below 0.7 for mentions');
  });

  test.each<[string, string, Tier]>([
    ['one sentence', 'The ferry line will close.', 'main'],
    ['nothing but a quotation', '“The ferry closes, and I shall miss it.”', 'main'],
    ['nothing but a quotation about something else', '“It was a lovely evening.”', 'none'],
    ['two million characters', `${FILLER}The ferry closes. `.repeat(2_000_000 / (FILLER.length + 18)), 'main'],
    ['a million quotation marks', '“'.repeat(1_000_000), 'none'],
    ['the same word half a million times', 'ferry '.repeat(500_000), 'none'],
  ])('an odd text has a defined answer: %s', (_sentence, text, tier) => {
    const start = performance.now();
    expect(tag({ text }).tier).toBe(tier);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test('says which event holds an article at mentions', () => {
    const { reasons } = tag({ title: 'Harbour dredged again', text: 'The ferry will close for a day.' });
    expect(reasons).toContainEqual({ rule: 'title:competing:dredging', text: 'Harbour dredged', span: [0, 15] });
  });

  test('answers one tag for each story, in order, with its hash', () => {
    const other = parseStory(
      FERRY_STORY.replace('id: ferry', 'id: other').replace('[ferry, ferries, boat line]', '[tram]'),
      'o.yaml',
    );
    const tags = matchStories({ title: 'Tram to close', text: FILLER }, compileStories([ferry, other]));
    expect(tags.map(({ storyId, storyHash, tier }) => [storyId, storyHash, tier])).toEqual([
      ['ferry', ferry.hash, 'none'],
      ['other', other.hash, 'main'],
    ]);
  });

  test('never throws, keeps scores within bounds and spans inside their text', () => {
    const word = fc.constantFrom(
      'ferry',
      'close',
      'amid',
      'harbour',
      'pearl',
      'dredge',
      '.',
      '\n\n',
      '\ud800',
      '“',
      'x',
    );
    const prose = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(prose, prose, (title, text) => {
        const { score, reasons } = tag({ title, text });
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        for (const { rule, span, text: words } of reasons) {
          if (!span) continue;
          const source = rule.startsWith('title:') ? title : text;
          if (!/guard$|blocked:|missed:/u.test(rule)) expect(source.slice(...span)).toBe(words);
          expect(span[1]).toBeLessThanOrEqual(source.length);
        }
      }),
    );
  });

  test('reads a megabyte of matching words in well under a second', () => {
    const text = 'ferry close harbour '.repeat(50_000);
    const start = performance.now();
    tag({ title: 'x', text });
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
