import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '#shared/errors.ts';
import { canonicalJson } from '#shared/stories/canonical-json.ts';
import { parseStory, storyJsonSchema } from '#shared/stories/parse-story.ts';
import { FERRY_STORY } from './small-story.ts';

/** The story with one piece of text replaced; fails when the piece is not there. */
function changed(from: string, to: string): string {
  if (!FERRY_STORY.includes(from)) throw new Error(`no "${from}" in the story`);
  return FERRY_STORY.replace(from, to);
}

describe('parseStory', () => {
  test('reads a story, fills in defaults and hashes it', () => {
    const { story, hash } = parseStory(FERRY_STORY, 'ferry.yaml');
    expect(story.id).toBe('ferry');
    expect(story.fieldWeights).toEqual({ title: 3, lead: 2, body: 1 });
    expect(story.entities[1]?.aliases).toEqual([]);
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
  });

  test.each<[string, string, string, boolean]>([
    ['a comment', 'id: ferry', '# a comment\nid: ferry', true],
    ['a default that is written out', 'background: aside', 'background: aside\nmaxAlertsPerHour: 60', true],
    ['another order of keys', '{ id: islanders, name: Islanders }', '{ name: Islanders, id: islanders }', true],
    ['another threshold', 'main: 0.45', 'main: 0.46', false],
    ['another term', 'boat line', 'boat lines', false],
  ])('%s keeps or changes the hash', (_sentence, from, to, isSame) => {
    const before = parseStory(FERRY_STORY, 'a.yaml').hash;
    const after = parseStory(changed(from, to), 'b.yaml').hash;
    expect(after === before).toBe(isSame);
  });

  test.each<[string, string, string, RegExp]>([
    ['broken YAML', 'title: The', 'title: [The', /^f\.yaml:\d+: no valid YAML/],
    ['a key twice', 'title: The', 'id: again\ntitle: The', /^f\.yaml:2: no valid YAML.*unique/],
    [
      'an unknown key',
      'background: aside',
      'backgruond: aside',
      /^f\.yaml:\d+: unknown key "backgruond"; correct the spelling/,
    ],
    ['a key that must be there, misspelt', 'propositions:', 'propositons:', /unknown key "propositons"/],
    ['an alias of nothing', 'terms: [dredg*]', 'terms: *mud', /^f\.yaml:17: no valid YAML: .*mud/],
    ['an empty group', 'terms: [dredg*]', 'terms: []', /^f\.yaml:17: groups\.dredging\.terms/],
    ['a number as a term', 'terms: [dredg*]', 'terms: [1953]', /^f\.yaml:17: groups\.dredging\.terms\.0/],
    ['a misspelt guard', 'guardPrev', 'guardBefore', /^f\.yaml:1[45]: groups\.harbour\.terms\.0.*guardBefore/],
    [
      'an impossible window',
      'to: 2024-03-31',
      'to: 2024-02-01',
      /^f\.yaml:4: window\.to: 2024-02-01 lies before the start/,
    ],
    ['no date', 'from: 2024-03-01', 'from: March', /^f\.yaml:4: window\.from/],
    ['a star alone', '[dredg*]', '["*"]', /groups\.dredging\.terms\.0: "\*" would match everything/],
    ['a very short beginning', '[dredg*]', '[dr*]', /"dr\*" would match almost every text/],
    ['a star inside a term', '[dredg*]', '[mud *]', /"mud \*" has a star without a word/],
    ['too many spellings', '[dredg*]', '[a|b|c|d|e|f|g a|b|c|d|e|f|g a|b|c|d|e|f|g]', /more than 256 spellings/],
    ['a word of every text', '[dredg*]', '[the]', /"the" would match almost every text/],
    ['signs only', '[dredg*]', '["--"]', /"--" has no letter or digit/],
    ['a guard of signs', '[pearl]', '["--"]', /the guard "--" has no letter or digit/],
    [
      'a rule on an unknown group',
      'all: [ferry, closing], within',
      'all: [fery, closing], within',
      /^f\.yaml:21: must\.0\.all\.0: no group "fery"; there are: ferry, closing/,
    ],
    ['a forbidden unknown group', 'none: [dredging]', 'none: [mud]', /must\.1\.none\.0: no group "mud"/],
    ['a rule that can never hold', 'none: [dredging]', 'none: [closing]', /asked for and forbidden/],
    ['two rules of one name', 'name: harbour-closes', 'name: ferry-closes', /a second rule "ferry-closes"/],
    [
      'an unknown competing group',
      'all: [harbour, dredging]',
      'all: [harbour, mud]',
      /competing\.0\.all\.1: no group "mud"/,
    ],
    ['an unknown should group', 'group: ferry', 'group: fery', /should\.0\.group: no group "fery"/],
    [
      'a lead with a group of no rule',
      'withinTokens: 12',
      'inLead: [aside]',
      /must\.0\.inLead\.0: "aside" is not among/,
    ],
    ['an unknown follow-up', 'background: aside', 'followUp: [boats]', /followUp\.0: no group "boats"/],
    ['an unknown background group', 'background: aside', 'background: besides', /background: no group "besides"/],
    [
      'an unknown party',
      'party: islanders',
      'party: islander',
      /entities\.0\.party: no party "islander"; there are: islanders/,
    ],
    [
      'two parties of one id',
      'name: Islanders }',
      'name: Islanders }\n  - { id: islanders, name: More }',
      /a second party "islanders"/,
    ],
    ['an entity twice', 'id: mayor', 'id: town', /a second entity "town"/],
    ['an alias of two entities', 'name: Ada Muster', 'name: Town Hall', /"Town Hall" is claimed by "town" and "mayor"/],
    ['an alias written twice', '[town hall]', '[town hall, town hall]', /"town hall" stands here twice/],
    ['a mouthpiece of nobody', 'speaksFor: town', 'speaksFor: city', /entities\.1\.speaksFor: no entity "city"/],
    [
      'a circle of mouthpieces',
      'party: islanders }',
      'party: islanders, speaksFor: mayor }',
      /would in the end speak for itself/,
    ],
    ['a proposition twice', 'key: last-trip', 'key: closes', /a second proposition "closes"/],
    [
      'an implication of nothing',
      'implies: [closes]',
      'implies: [close]',
      /no proposition "close"; there are: closes, last-trip/,
    ],
    ['an implication of itself', 'implies: [closes]', 'implies: [last-trip]', /implies itself/],
    [
      'a pattern on an unknown group',
      "'@ferry', '@closing'",
      "'@fery', '@closing'",
      /propositions\.0\.patterns\.0\.all\.0: no group "fery"/,
    ],
    ['a pattern that matches everything', 'all: [last trip]', "all: ['*']", /"\*" would match everything/],
    [
      'a pattern that can never match',
      'all: [last trip]',
      'all: [last trip]\n        none: [last trip]',
      /asked for and forbidden/,
    ],
  ])('refuses %s, with file, line and what to do', (_sentence, from, to, message) => {
    const read = () => parseStory(changed(from, to), 'f.yaml');
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(message);
  });

  test('lets a beginning be short where one sign says much', () => {
    expect(parseStory(changed('[dredg*]', '[북*]'), 'f.yaml').story.groups.dredging?.terms).toEqual(['북*']);
  });

  test('throws nothing but ConfigError, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.nat(FERRY_STORY.length), (piece, at) => {
        try {
          parseStory(FERRY_STORY.slice(0, at) + piece + FERRY_STORY.slice(at), 'f.yaml');
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
        }
      }),
      { numRuns: 250 },
    );
  });
});

test('canonicalJson does not depend on the order of keys', () => {
  expect(canonicalJson({ b: [2, { d: 1, c: undefined }], a: 'x' })).toBe('{"a":"x","b":[2,{"d":1}]}');
});

test('storyJsonSchema describes what a person writes: defaults need not be given', () => {
  const schema = JSON.stringify(storyJsonSchema());
  expect(schema).toContain('"groups"');
  expect(schema).not.toContain('"required":["id","title","description","window","groups","must","should"');
});
