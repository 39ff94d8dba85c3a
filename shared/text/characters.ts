const LETTER = /[\p{L}\p{M}]/u;
const UPPER = /[\p{Lu}\p{Lt}]/u;
const LOWER = /\p{Ll}/u;
const DIGIT = /\p{N}/u;
const SPACE = /[\s\u0085\u200b\u2060\ufeff]/u;

/** The character that begins at an offset: two units for a surrogate pair, '' at the end. */
export function characterAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** Letters and the marks that go with them. */
export function isLetter(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < 0x80) return (code > 0x60 && code < 0x7b) || (code > 0x40 && code < 0x5b);
  return LETTER.test(character);
}

export function isDigit(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < 0x80) return code > 0x2f && code < 0x3a;
  return DIGIT.test(character);
}

export function isSpace(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < 0x80) return code === 0x20 || (code > 0x08 && code < 0x0e);
  return SPACE.test(character);
}

export function isUpper(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < 0x80) return code > 0x40 && code < 0x5b;
  return UPPER.test(character);
}

export function isLower(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < 0x80) return code > 0x60 && code < 0x7b;
  return LOWER.test(character);
}

/** Marks that close a quotation, a bracket or an aside right behind a full stop. */
export function isCloser(character: string): boolean {
  return character !== '' && '"\'”’»)]}›'.includes(character);
}

/** Marks that may stand before the first word of a sentence. */
export function isOpener(character: string): boolean {
  return character !== '' && '"\'“‘«([{‹„—–-*•'.includes(character);
}
