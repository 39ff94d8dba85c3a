import { describe, expect, it } from 'vitest';
import { brief, claimsIn } from './claims-in.ts';

const CASES: [sentence: string, text: string, claims: string[]][] = [
  ['subject, verb, clause', 'Anna Berg said that the dam had broken.', ['Anna Berg | said | that the dam had broken']],
  ['without "that"', 'Anna Berg said the dam had broken.', ['Anna Berg | said | the dam had broken']],
  [
    'behind an adjunct',
    'Anna Berg said on Monday that the dam had broken.',
    ['Anna Berg | said | that the dam had broken'],
  ],
  ['clause first', 'The dam had broken, Anna Berg said.', ['Anna Berg | said | The dam had broken']],
  [
    'clause first, behind a dateline',
    'OSLO (XYZ) — The dam had broken, Anna Berg said.',
    ['Anna Berg | said | The dam had broken'],
  ],
  ['inverted', '“The dam has broken,” said Anna Berg.', ['Anna Berg | said | “The dam has broken,”']],
  [
    'typed with single marks',
    "''The dam has broken,'' said Anna Berg.",
    ["Anna Berg | said | ''The dam has broken,''"],
  ],
  ['split quotation', '“The dam,” Anna Berg said, “has broken.”', ['Anna Berg | said | “The dam,” … “has broken.”']],
  ['cue in the middle', 'The dam, Anna Berg said, had broken.', ['Anna Berg | said | The dam … had broken']],
  [
    'goes on behind the cue',
    '“The dam has broken,” Anna Berg said. “We must leave.”',
    ['Anna Berg | said | “The dam has broken,” … “We must leave.”'],
  ],
  [
    'goes on in the next paragraph',
    '“The dam has broken,” Anna Berg said.\n\n“We must leave.”',
    ['Anna Berg | said | “The dam has broken,” … “We must leave.”'],
  ],
  [
    'a question of several sentences',
    '“Who was it? Was it you?” Anna Berg asked.',
    ['Anna Berg | asked | “Who was it? Was it you?”'],
  ],
  ['colon', 'Anna Berg said: “The dam has broken.”', ['Anna Berg | said | “The dam has broken.”']],
  ['to somebody', 'Anna Berg told reporters that the dam had broken.', ['Anna Berg | told | that the dam had broken']],
  [
    'asking for something',
    'Anna Berg urged the council to close the road.',
    ['Anna Berg | urged | the council to close the road'],
  ],
  ['with a preposition', 'Anna Berg called for a new dam.', ['Anna Berg | called for | a new dam']],
  [
    'according to, behind',
    'The dam had broken, according to the ministry.',
    ['ministry | according to | The dam had broken'],
  ],
  [
    'according to, before',
    'According to the ministry, the dam had broken.',
    ['ministry | According to | the dam had broken'],
  ],
  [
    'participle',
    'Anna Berg said the dam had broken, adding that the valley was safe.',
    ['Anna Berg | said | the dam had broken', 'Anna Berg | adding | that the valley was safe'],
  ],
  [
    'coordination',
    'Anna Berg said the dam had broken and added that the valley was safe.',
    ['Anna Berg | said | the dam had broken', 'Anna Berg | added | that the valley was safe'],
  ],
  [
    'participle first',
    'Noting that the dam was old, Anna Berg said it had broken.',
    ['Anna Berg | Noting | that the dam was old', 'Anna Berg | said | it had broken'],
  ],
  [
    'participle of a noun',
    'The office received letters saying the dam had broken.',
    ['letters | saying | the dam had broken'],
  ],
  [
    'relative clause',
    'Anna Berg, who warned that the dam was old, left.',
    ['Anna Berg | warned | that the dam was old'],
  ],
  ['apposition', 'Anna Berg, the mayor of Odda, said the dam had broken.', ['Anna Berg | said | the dam had broken']],
  ['lead-in clause', 'When Anna Berg said the dam had broken, people left.', ['Anna Berg | said | the dam had broken']],
  [
    'lead-in phrase',
    'In a statement on Monday, Anna Berg said the dam had broken.',
    ['Anna Berg | said | the dam had broken'],
  ],
  ['passive', 'The same fears were voiced by Norway.', ['Norway | were voiced by | The same fears']],
  [
    'passive in a relative clause',
    'Harbour had no proof of the story, which was first told by Norway.',
    ['Norway | was first told by | the story, which'],
  ],
  ['hearsay', 'The dam has reportedly broken.', ['– | reportedly | The dam has … broken']],
  ['hearsay in the passive', 'The dam is said to be old.', ['– | is said | The dam … to be old']],
  ['headline with a colon', 'Anna Berg: The dam has broken', ['Anna Berg | : | The dam has broken']],
  ['a signed quotation', '“The dam has broken.” — Anna Berg', ['Anna Berg | — | “The dam has broken.”']],
  ['a transcript', 'BERG: The dam has broken.', ['BERG | : | The dam has broken']],
  ['cited with "as"', 'As the ministry reported, the dam had broken.', ['ministry | reported | the dam had broken']],
  [
    'a noun with an owner',
    'Norway’s claim that the dam had broken spread.',
    ['Norway | claim | that the dam had broken spread'],
  ],
  ['a website called so', 'It came from a website called Odda News.', []],
  ['a refusal', 'Anna Berg would not say how old the dam was.', ['Anna Berg | would not say | how old the dam was']],
  [
    'a refusal with a verb of its own',
    'Anna Berg refrained from giving details of the dam.',
    ['Anna Berg | refrained from giving | details of the dam'],
  ],
  [
    'nested attribution',
    'Anna Berg said the ministry had confirmed the report.',
    ['Anna Berg | said | the ministry had confirmed the report', 'ministry | had confirmed | the report'],
  ],
  [
    'a wish within speech is no claim of its own',
    'Anna Berg said she hopes to leave.',
    ['Anna Berg | said | she hopes to leave'],
  ],
  [
    'asked without a name',
    'Asked whether the dam was old, Anna Berg said it was.',
    ['– | Asked | whether the dam was old', 'Anna Berg | said | it was'],
  ],
  ['a name that is also a verb', 'It rained, said Will Lund.', ['Will Lund | said | It rained']],
  ['a surname that is also a verb', '“It rained,” Grant said.', ['Grant | said | “It rained,”']],
  [
    'a hyphenated subject',
    'One well-connected senator said it rained.',
    ['One well-connected senator | said | it rained'],
  ],
  ['those asked', 'Those surveyed said it rained.', ['Those surveyed | said | it rained']],
  ['went on to say', 'Anna Berg went on to say that it rained.', ['Anna Berg | went on to say | that it rained']],
  ['began without a quotation', 'When it rained, Anna Berg began.', []],
  ['a verb with its preposition', 'Anna Berg agreed with Lund.', ['Anna Berg | agreed with | Lund']],
  [
    'inverted behind a clause with commas',
    'The firm worked on taxes, gaming and other matters, said Nils Lund, a lawyer.',
    ['Nils Lund | said | The firm worked on taxes, gaming and other matters'],
  ],
  [
    'a clause inserted behind the subject',
    'Nils Lund, clad in a coat that cost a fortune, said it rained.',
    ['Nils Lund | said | it rained'],
  ],
  [
    'a quotation inserted behind the subject',
    'Nils Lund, who called Berg “a fool,” said it rained.',
    ['Nils Lund | called | Berg “a fool,”', 'Nils Lund | said | it rained'],
  ],
  ['a day between subject and verb', 'Nils Lund later on Tuesday said it rained.', ['Nils Lund | said | it rained']],
  [
    'a wish within what is said',
    'Anna Berg intends to leave on Friday, the ministry said.',
    ['ministry | said | Anna Berg intends to leave on Friday'],
  ],
  ['said of somebody', 'Anna Berg said of Lund: “He left.”', ['Anna Berg | said | “He left.”']],
  ['“has” in short', 'He’s said it rained.', ['He | ’s said | it rained']],
  ['a full stop for a comma', '“It rained.” Anna Berg said.', ['Anna Berg | said | “It rained.”']],
  [
    'a verb that goes on behind an inner question',
    'Anna Berg put off deciding whether Lund could stay but said it rained.',
    ['Anna Berg | said | it rained'],
  ],
  ['an adjective', 'Anna Berg is wary of the plan.', ['Anna Berg | is wary of | the plan']],
  [
    'an adjective with a clause',
    'Anna Berg was confident that it rained.',
    ['Anna Berg | was confident | that it rained'],
  ],
  ['a participle as an adjective', 'Critics are worried that it rained.', ['Critics | are worried | that it rained']],
  ['what is unclear to nobody named', 'It was unclear whether it rained.', ['– | was unclear | whether it rained']],
  ['an adjective with nothing said', 'Anna Berg is confident and quick.', []],
  ['a verb that looks like a plural', 'The paper notes that it rained.', ['paper | notes | that it rained']],
  ['a headline that looks like names', 'Anna Berg Slams Harbour Plan', ['Anna Berg | Slams | Harbour Plan']],
  [
    'what somebody said, around the cue',
    'It was what officials said was a mistake.',
    ['officials | said | what … was a mistake'],
  ],
  [
    'a lead-in clause with a subject far behind its first word',
    'As the old and weary Anna Berg warned that it rained, the crowd left.',
    ['old and weary Anna Berg | warned | that it rained'],
  ],
  [
    'infinitives one behind the other',
    'Anna Berg called for a law to open the road and close the dam.',
    ['Anna Berg | called for | a law to open the road and close the dam'],
  ],
  [
    'where it was said is no part of it',
    'Anna Berg criticised the mayor in an interview.',
    ['Anna Berg | criticised | the mayor'],
  ],
  [
    'whom a third person praised is no claim of its own',
    'Anna Berg said that Lund had praised the mayor.',
    ['Anna Berg | said | that Lund had praised the mayor'],
  ],
  [
    'an accusation heard through somebody else',
    'Anna Berg said that Lund accused Norway of fraud.',
    ['Anna Berg | said | that Lund accused Norway of fraud', 'Lund | accused | Norway of fraud'],
  ],
  ['told at the end', 'It rained, Nils Lund told reporters.', ['Nils Lund | told | It rained']],
  ['points out', 'Leaders point out that it rained.', ['Leaders | point out | that it rained']],
  [
    'which somebody says is so',
    'It is the job that many bankers say is the future.',
    ['many bankers | say | that … is the future'],
  ],
  ['the reader is no speaker', 'It rains if you think that it rains.', []],
  ['narration is no claim', 'The dam broke on Monday and the valley was flooded.', []],
  ['a noun that looks like a verb', 'The claims of the ministry led to a long debate.', []],
];

describe('attributions', () => {
  it.each(CASES)('%s', (_, text, claims) => {
    expect(claimsIn(text).map(brief)).toEqual(claims);
  });

  it('gives the mode of the content', () => {
    const modes = (text: string) => claimsIn(text).map(({ mode }) => mode);
    expect(modes('“The dam has broken,” Anna Berg said.')).toEqual(['direct']);
    expect(modes('Anna Berg said the dam was “very old” by now.')).toEqual(['mixed']);
    expect(modes('Anna Berg said the dam was very old.')).toEqual(['indirect']);
  });

  it('names the speakers through whom a nested claim arrives', () => {
    const [outer, inner] = claimsIn('Anna Berg said the ministry had confirmed the report.');
    expect(outer?.via).toEqual([]);
    expect(inner?.via).toEqual(['Anna Berg']);
  });

  it('shows an empty place where the subject is not repeated', () => {
    const text = 'Anna Berg said the dam had broken, adding that the valley was safe.';
    const [, second] = claimsIn(text);
    const at = text.indexOf('adding');
    expect(second?.speaker).toMatchObject({ name: 'Anna Berg', surface: 'Anna Berg', span: [at, at] });
  });
});
