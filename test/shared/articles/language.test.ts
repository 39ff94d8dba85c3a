import { describe, expect, it } from 'vitest';
import { languageOf } from '#shared/articles/language.ts';

const RUSSIAN = 'Министерство сообщило в понедельник, что солдаты перешли границу на рассвете и никто не пострадал.';
const ENGLISH = 'The ministry said on Monday that soldiers had crossed the border at dawn.';

const GERMAN =
  'Das Ministerium teilte am Montag mit, dass Soldaten im Morgengrauen die Grenze überschritten haben. Niemand wurde verletzt, sagte eine Sprecherin. Beobachter zählten zwanzig Lastwagen in der Nähe des Dorfes. Der Bürgermeister rief die Bewohner auf, in ihren Häusern zu bleiben, bis die Lage geklärt sei und die Straßen wieder frei wären.';
const LONG_ENGLISH =
  'The ministry said on Monday that soldiers had crossed the border at dawn. Nobody was hurt, said a spokeswoman. Observers counted twenty lorries near the village. The mayor asked the people to stay in their houses until the situation was clear and the roads were open again, which he said would take until the evening of the next day.';

describe('languageOf', () => {
  it.each([
    ['what is declared', ENGLISH, ['en-GB', 'fr'], 'en-GB'],
    ['the next where the first is absent', ENGLISH, [undefined, 'en'], 'en'],
    ['not what the letters deny', RUSSIAN, ['en-US', 'ru'], 'ru'],
    ['detected Russian', RUSSIAN, ['en-US'], 'ru'],
    [
      'detected Ukrainian',
      'Міністерство повідомило в понеділок, що військові перетнули кордон на світанку і ніхто не постраждав.',
      [],
      'uk',
    ],
    [
      'detected German',
      'Das Ministerium teilte am Montag mit, dass Soldaten im Morgengrauen die Grenze überschritten haben.',
      [],
      'de',
    ],
    ['German under a declaration of English', GERMAN, ['en-US'], 'de'],
    ['English under a declaration of German', LONG_ENGLISH, ['de'], 'en'],
    ['English that is declared', LONG_ENGLISH, ['en-US'], 'en-US'],
    ['a list of names declared as English', 'Kim Jong-un, Pak Su-il, Ri Yong-gil. '.repeat(7), ['en'], 'en'],
    ['detected English', ENGLISH, [], 'en'],
    ['detected Korean', '국방부는 월요일 새벽에 병사들이 국경을 넘었다고 밝혔다.', ['en'], 'ko'],
    ['detected Japanese', '防衛省は月曜日、兵士らが夜明けに国境を越えたと発表した。', ['en'], 'ja'],
    ['detected Arabic', 'قالت الوزارة يوم الاثنين إن الجنود عبروا الحدود عند الفجر ولم يصب أحد.', [], 'ar'],
    ['nobody can tell', '1,500', [], 'und'],
    ['nothing', '', [], 'und'],
    [
      'a Serbian text in Latin letters',
      'Ministarstvo je u ponedeljak saopštilo da su vojnici prešli granicu.',
      ['sr'],
      'sr',
    ],
  ])('%s', (_, text, declared, expected) => {
    expect(languageOf(text, declared)).toBe(expected);
  });
});
