import { describe, expect, it } from 'vitest';
import { claimsIn } from './claims-in.ts';

const CASES: [stance: string, texts: string[]][] = [
  [
    'asserts',
    [
      'Lund said the ships had left.',
      'Lund said the ships had not only left but sunk.',
      'Lund said there was no doubt that the ships had left.',
      'Lund said the ships that did not leave were old.',
      'Lund said the ships left because the harbour was not safe.',
      'Lund said Norway would not hesitate to send ships.',
      'Lund said the ships no longer carry guns.',
      'Lund said she could see the ships.',
      'Lund said that in May the ships had left.',
      'Lund said Norway had rejected the reports as fabricated.',
      'Lund said Norway spends much on propaganda.',
      'Lund said Finland had denied that the ships had left.',
      'Lund said Norway would not stand idle.',
      'Lund said Norway should not send ships.',
      'Lund said no one should worry about the ships.',
      'Lund said it did not matter whether the ships had left.',
      'Lund said there were rumours about the ships.',
      'Lund said the ships carried fake papers.',
    ],
  ],
  ['asserts accuses', ['Lund accused Norway of sending ships.', 'Lund blamed Norway for the loss.']],
  [
    'asserts concern',
    [
      'Lund expressed concern about the ships.',
      'Lund raised concerns over the ships.',
      'Lund said she was worried about the ships.',
      'Lund said the reports were worrying.',
    ],
  ],
  ['asserts commits', ['Lund pledged to send ships.']],
  [
    'asserts possible',
    [
      'Lund said the ships might have left.',
      'Lund said it is possible that the ships have left.',
      'Perhaps the ships have left, Lund said.',
      'Lund said she could not rule out that ships had left.',
      'Lund said it could not be ruled out that ships had left.',
    ],
  ],
  [
    'asserts probable',
    [
      'Lund said it was highly likely that the ships had left.',
      'Lund said the ships had probably left.',
      'Lund said the ships are believed to have left.',
      'Lund said the ships appear to have left.',
    ],
  ],
  [
    'asserts cites-non-confirmation',
    [
      'Lund noted that Finland had not verified the report.',
      'Lund said that Finland could not confirm the reports.',
      'Lund pointed out that even Finland has not verified the claims.',
    ],
  ],
  [
    'denies',
    [
      'Lund denied that the ships had left.',
      'Lund dismissed the reports.',
      'Lund refuted the reports.',
      'Lund disputed that ships had left.',
      'Lund rejected claims that the ships had left as fabricated.',
      'Lund called the reports a hoax.',
      'Lund described the reports as fabricated.',
      'Lund said the reports were baseless.',
      'Lund said the reports were untrue.',
      'Lund said the reports were mere speculation.',
      'Lund said the reports were rumours.',
      'Lund said the allegations were without foundation.',
      'Lund said there is no truth to the reports.',
      'Lund said it was wrong to say that ships had left.',
      '“That’s a lie,” Lund said.',
      '“Fake news,” Lund said.',
      'Lund does not believe that the ships have left.',
      'Lund does not think the ships have left.',
      'Lund said it was not true that the ships had left.',
      'Lund said that no ships had left.',
      'Lund said that none of the ships had left.',
      'Lund said nobody had sent ships.',
      'Lund said the ships had not left.',
      'Lund said the ships of the northern fleet of Norway had not left the harbour.',
      'Lund said the ships never left.',
      'Lund said Norway has no ships in Odda.',
      '“We did not send ships,” Lund said.',
    ],
  ],
  [
    'cannot-confirm',
    [
      'Lund said he could not confirm the reports.',
      'Lund said she was not in a position to confirm the reports.',
      'Lund said there was no confirmation that the ships had left.',
      'The reports could not be independently verified, Lund said.',
      'The ministry was unable to confirm the reports.',
      'Lund has yet to confirm the reports.',
      'Lund could neither confirm nor deny the reports.',
      'Lund neither confirmed nor denied the reports.',
      'Lund did not deny that the ships had left.',
      'Lund said it remains unclear where the ships are.',
      'Lund said it was not clear whether the ships had left.',
      'Lund said she was not aware of any ships.',
      'Lund said she was unaware of the reports.',
      'Lund said she did not know whether the ships had left.',
      'Lund said she had no means to verify whether the ships had left.',
      'Lund said she could not say if the ships had left.',
      'Lund said it was too early to say whether the ships had left.',
    ],
  ],
  [
    'cannot-confirm withholds',
    [
      'Lund would not say where the ships are.',
      'Lund did not say where the ships were going.',
      'Lund declined to comment on the ships.',
      'Lund refused to comment on the ships.',
      'Lund refrained from commenting on the reports.',
      'Lund said she would not comment on the reports.',
      'Lund said she had nothing to say about the ships.',
      'Lund has not commented on the reports.',
      '“No comment,” Lund said.',
    ],
  ],
  [
    'cannot-confirm casts-doubt',
    [
      'Lund called the reports contradictory.',
      'Lund doubted that the ships had left.',
      'Lund questioned whether the ships had left.',
      'Lund expressed doubts about the reports.',
      'Lund said it was doubtful that the ships had left.',
      'Lund said there was no evidence that the ships had left.',
      'Lund said she had seen no sign of ships in Odda.',
      'Lund said she had yet to see evidence of the ships.',
      'Lund said the reports should be treated with caution.',
    ],
  ],
  [
    'warns',
    [
      'Lund warned that the ships would sink.',
      'Lund warned of war.',
      'Lund said the dispatch of ships would mark a serious escalation.',
      'Lund said there would be serious consequences if the ships left.',
      'Lund threatened to sink the ships.',
      '“If they come, they will pay,” Lund said.',
    ],
  ],
  [
    'demands',
    [
      'Lund urged Norway to send ships.',
      'Lund urged Norway not to send ships.',
      'Lund called on Norway to send ships.',
      'Lund demanded that the ships leave.',
      'Lund said the ships must leave.',
    ],
  ],
  [
    'reported-by-others',
    ['The ships have allegedly left.', 'The ships are said to have left.', 'The ships are believed to have left.'],
  ],
];

describe('stance', () => {
  it.each(CASES.flatMap(([stance, texts]) => texts.map((text) => [stance, text] as const)))(
    '%s: %s',
    (stance, text) => {
      const [claim] = claimsIn(text);
      expect([claim?.stance, claim?.sub ?? claim?.certainty].filter(Boolean).join(' ')).toBe(stance);
    },
  );

  it('makes two claims of a content that turns', () => {
    const claims = claimsIn('“I cannot confirm the reports, but they are obviously worrying,” Lund said.');
    expect(claims.map(({ stance }) => stance)).toEqual(['cannot-confirm', 'asserts']);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(2);
    expect(claims[0]?.cue).toEqual(claims[1]?.cue);
  });

  it('gives what somebody is said to say to that person, and not to who tells it', () => {
    const stances = (text: string) => claimsIn(text).map(({ speaker, stance, via }) => [speaker?.name, stance, ...via]);
    expect(stances('Lund said that Finland had denied that the ships had left.')).toEqual([
      ['Lund', 'asserts'],
      ['Finland', 'denies', 'Lund'],
    ]);
    expect(stances('Lund noted that Finland could not confirm the reports.')[0]).toEqual(['Lund', 'asserts']);
  });
});
