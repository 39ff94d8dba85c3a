/** More stretches of control characters than this are no text. */
const MAX_STRETCHES = 100_000;
/** Zero bytes at the end are padding and no fault; this far from the end they are looked for, in UTF-16 units. */
const PADDING_LENGTH = 4096;

/**
 * A text without the characters that XML forbids (XML 1.0, 2.2). `isChanged` is false where only padding at the end went.
 * Undefined where there are so many of them that it is no text.
 */
export function withoutControls(text: string): { text: string; isChanged: boolean } | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
  const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]+/g;
  let clean = '';
  let from = 0;
  let dropped = 0;
  let stretches = 0;
  for (let match = controls.exec(text); match; match = controls.exec(text)) {
    if (++stretches > MAX_STRETCHES) return undefined;
    clean += text.slice(from, match.index);
    from = controls.lastIndex;
    dropped += match[0].length;
  }
  if (dropped === 0) return { text, isChanged: false };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a server pads with
  const padding = /\u0000+$/.exec(text.slice(-PADDING_LENGTH).trimEnd())?.[0].length ?? 0;
  return { text: clean + text.slice(from), isChanged: dropped > padding };
}
