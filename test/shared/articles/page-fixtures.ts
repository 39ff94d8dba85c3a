/** Pages written for the tests. */
export const PARAGRAPHS = [
  'The ministry said on Monday that soldiers had crossed the border at dawn, and that nobody had been hurt in the operation.',
  'A spokesman for the army told reporters that the report was “a pure invention”, adding that no unit had left its barracks.',
  'Observers at the border counted twenty lorries in the night, but they could not say who had been in them, or where they went.',
  'The president is to speak to parliament on Tuesday. Opposition parties have asked for an inquiry into the reports.',
];

/** A page as many systems write them: head, navigation, furniture, article. */
export function newsPage(parts: { head?: string; body?: string; article?: string; lang?: string } = {}): string {
  const article = parts.article ?? PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n');
  return `<!doctype html><html lang="${parts.lang ?? 'en'}"><head><meta charset="utf-8"><title>Soldiers cross border | Example Times</title>
${parts.head ?? ''}</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><h1>Soldiers cross border</h1>${article}</article></main>${parts.body ?? ''}<footer>© Example Times</footer></body></html>`;
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
