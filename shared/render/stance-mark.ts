import { STANCE_WORDS } from '../developments/stance-words.ts';
import type { Stance } from '../model/claim.ts';
import { type Html, html, trustedHtml } from './html.ts';

/** Class and symbol of each stance: told apart by shape and word, not by colour alone. */
const MARKS: Readonly<Record<Stance, string>> = {
  asserts: 'asserts',
  denies: 'denies',
  'cannot-confirm': 'unsure',
  warns: 'warns',
  demands: 'demands',
  'reported-by-others': 'reported',
};

const SHAPES: Readonly<Record<string, string>> = {
  asserts: '<circle cx="8" cy="8" r="6" fill="currentColor"/>',
  denies:
    '<circle cx="8" cy="8" r="5.3" fill="none" stroke="currentColor" stroke-width="2"/><path d="M4.3 11.7 11.7 4.3" stroke="currentColor" stroke-width="2"/>',
  unsure:
    '<circle cx="8" cy="8" r="5.3" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="2.7 2.1"/>',
  warns: '<path d="M8 1.8 14.6 13.6H1.4Z" fill="currentColor"/>',
  demands: '<path d="M2 3h7l5.4 5L9 13H2Z" fill="currentColor"/>',
  reported: '<path d="M8 1.8 14.2 8 8 14.2 1.8 8Z" fill="none" stroke="currentColor" stroke-width="1.8"/>',
};

/** The symbols, once for each page; `stanceMark` points at them. */
export const STANCE_SYMBOLS: Html = trustedHtml(
  `<svg class="symbols" width="0" height="0" aria-hidden="true">${Object.entries(SHAPES)
    .map(([name, shape]) => `<symbol id="m-${name}" viewBox="0 0 16 16">${shape}</symbol>`)
    .join('')}</svg>`,
);

export function stanceClass(stance: Stance): string {
  return `st-${MARKS[stance]}`;
}

/** The id of the stance's symbol, for `<use>` in a chart. */
export function stanceSymbol(stance: Stance): string {
  return `#m-${MARKS[stance]}`;
}

/** The mark alone: where the word stands beside it. */
export function stanceMark(stance: Stance): Html {
  return html`<svg class="m ${stanceClass(stance)}" aria-hidden="true"><use href="${stanceSymbol(stance)}"/></svg>`;
}

/** Mark and word, in the stance's colour; the line does not break between them. */
export function stanceLabel(stance: Stance, word: string = STANCE_WORDS[stance]): Html {
  return html`<span class="stance ${stanceClass(stance)}"><svg class="m" aria-hidden="true"><use href="${stanceSymbol(stance)}"/></svg> <b>${word}</b></span>`;
}
