const ASCII_ONLY = /^[\x20-\x7e]*$/u;
const MARKS = /\p{M}+/gu;
const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u02b9\u0060\u00b4\u2032\uff07]/gu;
/** Letters that Unicode does not take apart and that newsrooms write both ways. */
const UNDIVIDED: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};
const UNDIVIDED_LETTERS = /[øłđðħıŧßæœþ]/gu;

/**
 * A text as it is compared: lower case, without diacritics, with straight apostrophes, composed (NFC). `Poštą` → `posta`,
 * `Korea’s` → `korea's`. Offsets do not survive it.
 */
export function foldCase(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toLowerCase().replaceAll('`', "'");
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(UNDIVIDED_LETTERS, (letter) => UNDIVIDED[letter] ?? letter)
    .replace(APOSTROPHES, "'");
}
