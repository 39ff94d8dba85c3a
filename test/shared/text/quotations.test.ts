import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotationSpans } from '#shared/text/quotations.ts';

const CASES: [sentence: string, text: string, quotations: string[]][] = [
  ['curly marks', 'He said “no” and “never.”', ['“no”', '“never.”']],
  ['straight marks', 'He said "no" and "never."', ['"no"', '"never."']],
  ['angle marks', 'Il a dit « non » hier', ['« non »']],
  ['low marks', 'Er sagte „nein“ und „nie”.', ['„nein“', '„nie”']],
  ['an inner quotation', '“He said ‘no’ twice,” she said', ['“He said ‘no’ twice,”', '‘no’']],
  ['several sentences', '“One. Two. Three,” he said.', ['“One. Two. Three,”']],
  ['apostrophes are none', 'The soldiers’ tents don’t hold. ’Tis so.', []],
  ['single marks', "'We did not go,' he said, 'but we wanted to.'", ["'We did not go,'", "'but we wanted to.'"]],
  ['a quotation that each paragraph opens anew', '“One.\n\n“Two,” he said.', ['“One.', '“Two,”']],
  ['a quotation that opens once', '“One.\n\nTwo,” he said.', ['“One.\n\nTwo,”']],
  ['a forgotten mark ends with its paragraph', 'He said “no and left.\n\nShe stayed.', ['“no and left.']],
  ['inches are none', 'A 5" pipe broke', []],
];

describe('quotationSpans', () => {
  it.each(CASES)('%s', (_, text, quotations) => {
    expect(quotationSpans(text).map(({ start, end }) => text.slice(start, end))).toEqual(quotations);
  });

  it('says what stands between the marks, how deep, and whether they are closed', () => {
    const [outer, inner, open] = quotationSpans('“a ‘b’ c” “d');
    expect(outer).toMatchObject({ inner: [1, 8], balanced: true, depth: 0 });
    expect(inner).toMatchObject({ inner: [4, 5], balanced: true, depth: 1 });
    expect(open).toMatchObject({ inner: [11, 12], balanced: false, depth: 0 });
  });

  it('lies within the text, in order, nested or apart', () => {
    const marks = fc.constantFrom('“', '”', '"', '‘', '’', "'", '«', '»', '„', 'a', ' ', '. ', '\n\n', '\ud800');
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        const open: number[] = [];
        for (const { start, end, inner } of quotationSpans(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(inner[0]).toBeLessThanOrEqual(inner[1]);
          while (open.length > 0 && (open.at(-1) ?? 0) <= start) open.pop();
          if (open.length > 0) expect(end).toBeLessThanOrEqual(open.at(-1) ?? 0);
          open.push(end);
          last = start;
        }
      }),
    );
  });

  it('reads ten thousand nested quotations in linear time', () => {
    const startedAt = process.cpuUsage().user / 1000;
    expect(quotationSpans(`${'“'.repeat(10_000)}x${'”'.repeat(10_000)}`)).toHaveLength(10_000);
    quotationSpans("'a ".repeat(300_000));
    quotationSpans('“a ”'.repeat(300_000));
    expect(process.cpuUsage().user / 1000 - startedAt).toBeLessThan(3000);
  });
});
