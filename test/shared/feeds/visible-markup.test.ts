import { expect, test } from 'vitest';
import { visibleMarkup } from '#shared/feeds/visible-markup.ts';

const CASES: [sentence: string, markup: string, visible: string][] = [
  ['nothing hidden', '<p>a < b</p>', '<p>a < b</p>'],
  ['a script', 'a<script type="x">if (1 < 2) go("</p>")</script>b', 'ab'],
  ['a script in capitals with a late bracket', 'a<SCRIPT>x</ScRiPt >b', 'ab'],
  ['a style and a comment', '<style>p{}</style>a<!-- 12:01 -->b', 'ab'],
  ['two scripts', '<script></script>a<script></script>', 'a'],
  ['a script that never ends', 'a<script>b', 'a'],
  ['a comment that never ends', 'a<!-- b<script>c</script>d', 'a<!-- bd'],
  ['a longer name', '<scripture>a</scripture>', '<scripture>a</scripture>'],
];

test.each(CASES)('%s', (_, markup, visible) => {
  expect(visibleMarkup(markup)).toBe(visible);
});
