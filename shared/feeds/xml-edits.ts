/** Changes to a text, made from left to right and put in at the end: a text without faults is never copied. */
export type Edits = {
  replace(start: number, end: number, text: string): void;
  /** How many there are: a mark for `dropAfter`. */
  count(): number;
  /** Forgets all edits made since the mark. */
  dropAfter(mark: number): void;
  /** The text from `start` to `end` with all edits put in. */
  apply(start: number, end: number): string;
};

export function createEdits(source: string): Edits {
  const edits: { start: number; end: number; text: string }[] = [];
  return {
    replace(start, end, text) {
      edits.push({ start, end, text });
    },
    count: () => edits.length,
    dropAfter(mark) {
      edits.length = mark;
    },
    apply(start, end) {
      if (edits.length === 0) return source.slice(start, end);
      const pieces: string[] = [];
      let from = start;
      for (const edit of edits) {
        if (edit.start > from) pieces.push(source.slice(from, edit.start));
        pieces.push(edit.text);
        from = Math.max(from, edit.end);
      }
      pieces.push(source.slice(from, end));
      return pieces.join('');
    },
  };
}
