import { type Html, trustedHtml } from './html.ts';

/** Dots drawn at most. */
const MAX_DOTS = 9;

/** A large dot for each origin, small ones joined to them for further outlets: an echo looks like one. */
export function sourcesMark(outlets: number, origins: number): Html {
  const large = Math.min(origins, MAX_DOTS);
  const small = Math.max(0, Math.min(outlets - origins, MAX_DOTS - large));
  const dots: string[] = [];
  let x = 5;
  for (let index = 0; index < large; index += 1, x += 11) dots.push(`<circle cx="${x}" cy="8" r="4"/>`);
  const lineFrom = x - 11;
  for (let index = 0; index < small; index += 1, x += 8) dots.push(`<circle cx="${x - 1}" cy="8" r="2.4"/>`);
  const end = small > 0 ? x - 9 : lineFrom;
  const line = small > 0 ? `<path d="M${lineFrom} 8H${end}" stroke="currentColor"/>` : '';
  const width = end + 5;
  return trustedHtml(
    `<svg class="dots" viewBox="0 0 ${width} 16" width="${width}" height="16" aria-hidden="true"><g fill="currentColor">${line}${dots.join('')}</g></svg>`,
  );
}
