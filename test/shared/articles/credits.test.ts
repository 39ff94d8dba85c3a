import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCredits } from '#shared/articles/credits.ts';

const names = (text: string, outlet?: string): string[] => findCredits(text, { outlet }).map((credit) => credit.name);

describe('findCredits', () => {
  it.each([
    ['a dateline', 'SEOUL (Reuters) - The ministry said on Monday it knew.', ['Reuters']],
    ['a dateline with a date', 'KYIV, Oct. 23 (Xinhua) -- The ministry said it knew.', ['Xinhua']],
    ['two agencies', 'Berlin (dpa/AFP) - Das Ministerium teilte mit.', ['dpa', 'AFP']],
    ['a machine date', ' date 2024-10-27 (MENAFN) The minister has spoken.', ['MENAFN']],
    [
      'a service and whose text it passes on',
      '(MENAFN- Jordan Times) AMMAN — The minister has spoken.',
      ['MENAFN', 'Jordan Times'],
    ],
    ['slashes', 'MOSCOW, October 24. /TASS/. The ministry has spoken.', ['TASS']],
    ['a Russian dateline', 'МОСКВА, 23 окт — РИА Новости. Министерство сообщило.', ['РИА Новости']],
    ['a dateline of an outlet', 'ROME (Sky News) — The minister has spoken.', ['Sky News']],
    ['a signature', 'The troops have left. (AFP)', ['AFP']],
    ['a signature behind a dash', 'The troops have left. – Reuters', ['Reuters']],
    ['with agencies', 'The troops have left.\n(With inputs from agencies)', ['agencies']],
    ['with an agency', 'The troops have left. (With inputs from ANI)', ['ANI']],
    ['an agency helped', 'The Associated Press contributed to this report.', ['Associated Press']],
    ['a writer for an outlet helped', 'Jane Doe contributed to this report for Example News', ['Example News']],
    [
      'where it was first published',
      'This article was originally published by RT at RT World News – (https://www.rt.com/x).',
      ['RT'],
    ],
    ['where it first appeared', 'This story first appeared on Example Magazine.', ['Example Magazine']],
    ['the title of a post', 'The post Soldiers cross border appeared first on Example Times.', ['Example Times']],
    ['the full article', 'They deny it. Read Full Article at RT.com', ['RT.com']],
    ['a source line', 'Source: Yonhap News Agency', ['Yonhap News Agency']],
    ['a Russian source line', 'Источник: Интерфакс', ['Интерфакс']],
    ['only an address', 'Reposted from https://blog.example.org/p/one', ['blog.example.org']],
    ['a line of its own', 'Associated Press\n\nThe troops have left.', ['Associated Press']],
  ])('finds %s', (_, text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it.each([
    ['a city in brackets', 'The embassy (Kyiv) said on Monday it knew.'],
    ['a city in a dateline', 'SEOUL (Pyongyang) — The ministry has spoken.'],
    ['an agency that is quoted', 'The troops have left, Reuters reported on Monday.'],
    ['an agency that is named with its letters', 'He spoke to Agence France-Presse (AFP)'],
    ['an agency that is named in its language', 'Deutsche Presse-Agentur (dpa) meldete am Montag nichts.'],
    ['an agency as source of a statement', 'According to Interfax, the troops have left.'],
    ['letters that are no agency', 'The National Intelligence Service (NIS) said it knew.'],
    ['a question of source', 'The source said: the troops have left.'],
    ['a sentence behind the word', 'Source: the ministry did not answer, and nobody else would say.'],
    ['somebody who gave something', 'South Korea contributed to this effort for peace.'],
    ['a report that was published', 'The document was published by the ministry on Monday.'],
    ['an empty text', ''],
  ])('does not take %s', (_, text) => {
    expect(names(text)).toEqual([]);
  });

  it('does not credit an outlet with its own text', () => {
    expect(names('The post A title appeared first on Example Times.', 'Example Times')).toEqual([]);
    expect(names('Read Full Article at RT.com', 'www.rt.com')).toEqual([]);
  });

  it('gives the address and the place of the name', () => {
    const text =
      'They deny it.\n\nThis article was originally published by RT at RT World News – (https://www.rt.com/news/1?utm_source=rss).';
    const [credit] = findCredits(text);
    expect(credit).toEqual({ name: 'RT', url: 'https://www.rt.com/news/1?utm_source=rss', span: [56, 58] });
    expect(text.slice(56, 58)).toBe('RT');
  });

  it('takes a desk of writers and editors for Reuters', () => {
    const text = 'They left.\n\n(Reporting by Jane Doe; Editing by John Roe)';
    expect(findCredits(text)).toEqual([{ name: 'Reuters', span: [12, text.length] }]);
  });

  it('gives spans that slice back to the name, on any text', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      'Reuters',
      ' — ',
      'SEOUL',
      '. ',
      '\n',
      'originally published by ',
      'Source: ',
      'AFP',
      '/',
      'https://x.example/',
      ' date ',
      'with ',
      '“',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        for (const { name, span } of findCredits(text)) {
          expect(name).not.toBe('');
          if (span) expect(text.slice(...span)).toBe(name);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is linear in the text', () => {
    const started = performance.now();
    for (const part of [
      '(',
      'A ',
      'originally published by ',
      'contributed to this report for A',
      '—',
      '/',
      'Source: ',
      '. (',
    ]) {
      findCredits(part.repeat(200_000));
      findCredits(`${part}\n`.repeat(20_000));
    }
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
