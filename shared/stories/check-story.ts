import type { Story, Term } from '../model/story.ts';
import { countAlternatives, MAX_ALTERNATIVES, termPatterns } from '../text/term-words.ts';
import { checkEntities } from './check-entities.ts';
import type { StoryProblem } from './story-problem.ts';

/** A beginning of a word that is shorter than this fits half the dictionary. Han and Hangul say more with one sign. */
const MIN_PREFIX_LENGTH = 3;
const DENSE_SCRIPT = /[\p{Script=Hangul}\p{Script=Han}]/u;
/** Words that stand in every English text: a term of nothing else would match everything. */
const EVERYWHERE = new Set(
  'a an and are as at be but by for from had has have he in is it its not of on or said that the their they this to was were which will with'.split(
    ' ',
  ),
);

/** Contradictions, dead references and rules that match nothing or everything, in the order of the file. */
export function checkStory(story: Story): StoryProblem[] {
  return [
    ...checkWindow(story),
    ...Object.entries(story.groups).flatMap(([name, group]) => [
      ...group.terms.flatMap((term, index) => checkTerm(term, ['groups', name, 'terms', index])),
      ...Object.entries(group.byLanguage ?? {}).flatMap(([language, terms]) =>
        terms.flatMap((term, index) => checkTerm(term, ['groups', name, 'byLanguage', language, index])),
      ),
    ]),
    ...checkRules(story),
    ...checkEntities(story),
    ...checkPropositions(story),
  ];
}

function checkWindow({ window }: Story): StoryProblem[] {
  const problems: StoryProblem[] = [];
  if (window.to !== undefined && window.to < window.from) {
    problems.push({
      path: ['window', 'to'],
      message: `${window.to} lies before the start ${window.from}: nothing could ever match; swap them or leave "to" out`,
    });
  }
  return problems;
}

function checkTerm(term: Term, path: PropertyKey[]): StoryProblem[] {
  const { term: text, guardPrev = [], guardNext = [] } = typeof term === 'string' ? { term } : term;
  return [
    ...checkBreadth(text, path),
    ...[...guardPrev, ...guardNext]
      .filter((guard) => termPatterns(guard).length === 0)
      .map((guard) => ({ path, message: `the guard "${guard}" has no letter or digit; write a word` })),
  ];
}

/** Refuses what matches nothing (only signs) or everything (`*`, `th*`, "of the"). */
function checkBreadth(text: string, path: PropertyKey[]): StoryProblem[] {
  const patterns = termPatterns(text);
  const problem = (message: string) => [{ path, message: `"${text}" ${message}` }];
  if (countAlternatives(text) > MAX_ALTERNATIVES) {
    return problem(`stands for more than ${MAX_ALTERNATIVES} spellings; write several terms`);
  }
  if (patterns.length === 0) {
    return problem(
      text.includes('*') ? 'would match everything; write the beginning of a word' : 'has no letter or digit',
    );
  }
  if (/(^|\s)\*/u.test(text)) return problem('has a star without a word; write the beginning of the word before it');
  for (const words of patterns) {
    const isVague = words.every(({ word, isPrefix, isCapitals }) =>
      isPrefix ? word.length < MIN_PREFIX_LENGTH && !DENSE_SCRIPT.test(word) : !isCapitals && EVERYWHERE.has(word),
    );
    if (isVague) return problem('would match almost every text; write a longer or rarer word');
  }
  return [];
}

function checkRules(story: Story): StoryProblem[] {
  const problems: StoryProblem[] = [];
  const known = (name: string, path: PropertyKey[]) => {
    if (!Object.hasOwn(story.groups, name)) problems.push({ path, message: unknownGroup(story, name) });
  };
  const names = new Set<string>();
  for (const [index, rule] of story.must.entries()) {
    const path = ['must', index];
    if (names.has(rule.name)) {
      problems.push({ path: [...path, 'name'], message: `a second rule "${rule.name}"; give it its own name` });
    }
    names.add(rule.name);
    for (const [at, name] of (rule.inLead ?? []).entries()) {
      if (rule.all.includes(name)) continue;
      const message = `"${name}" is not among the groups of the rule; name some of: ${rule.all.join(', ')}`;
      problems.push({ path: [...path, 'inLead', at], message });
    }
    for (const [at, name] of rule.all.entries()) known(name, [...path, 'all', at]);
    for (const [at, name] of (rule.none ?? []).entries()) {
      known(name, [...path, 'none', at]);
      if (rule.all.includes(name)) {
        problems.push({
          path: [...path, 'none', at],
          message: `"${name}" is asked for and forbidden: the rule can never match; take it out of one list`,
        });
      }
    }
  }
  for (const [index, { group }] of story.should.entries()) known(group, ['should', index, 'group']);
  if (story.background !== undefined) known(story.background, ['background']);
  for (const [index, name] of story.followUp.entries()) known(name, ['followUp', index]);
  for (const [index, { all }] of story.competing.entries()) {
    for (const [at, name] of all.entries()) known(name, ['competing', index, 'all', at]);
  }
  return problems;
}

function checkPropositions(story: Story): StoryProblem[] {
  const problems: StoryProblem[] = [];
  const keys = story.propositions.map(({ key }) => key);
  for (const [index, proposition] of story.propositions.entries()) {
    const path = ['propositions', index];
    if (keys.indexOf(proposition.key) < index) {
      problems.push({
        path: [...path, 'key'],
        message: `a second proposition "${proposition.key}"; give it its own key`,
      });
    }
    for (const [at, key] of proposition.implies.entries()) {
      if (key === proposition.key || !keys.includes(key)) {
        const why =
          key === proposition.key ? 'implies itself' : `no proposition "${key}"; there are: ${keys.join(', ')}`;
        problems.push({ path: [...path, 'implies', at], message: why });
      }
    }
    for (const [at, pattern] of proposition.patterns.entries()) {
      for (const list of ['all', 'none'] as const) {
        for (const [place, text] of (pattern[list] ?? []).entries()) {
          const here = [...path, 'patterns', at, list, place];
          if (!text.startsWith('@')) problems.push(...checkBreadth(text, here));
          else if (!Object.hasOwn(story.groups, text.slice(1))) {
            problems.push({ path: here, message: unknownGroup(story, text.slice(1)) });
          }
          if (list === 'none' && pattern.all.includes(text)) {
            problems.push({ path: here, message: `"${text}" is asked for and forbidden: take it out of one list` });
          }
        }
      }
    }
  }
  return problems;
}

function unknownGroup(story: Story, name: string): string {
  return `no group "${name}"; there are: ${Object.keys(story.groups).join(', ')}`;
}
