import { cleanText } from './clean-text.ts';

/** Markup that is safe to send as it stands. Only `html` and `trustedHtml` make it. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

export type HtmlValue = string | number | Html | undefined | false | readonly HtmlValue[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const MARKUP = /[&<>"']/;

/** Text for element content and quoted attributes, in HTML and in XML. */
export function escapeText(text: string): string {
  const clean = cleanText(text);
  return MARKUP.test(clean) ? clean.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '') : clean;
}

/**
 * A template whose values are escaped: `<b title="${title}">${text}</b>`. Attributes must be quoted. Absent values and
 * `false` give nothing, lists are joined, and what is `Html` already stays as it is.
 */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  let markup = strings[0] ?? '';
  for (const [index, value] of values.entries()) markup += markupOf(value) + (strings[index + 1] ?? '');
  return new Html(markup);
}

/** For markup of our own that no template makes; never for text from outside. */
export function trustedHtml(markup: string): Html {
  return new Html(markup);
}

/** Joined by a separator of our own. */
export function joinHtml(parts: readonly HtmlValue[], separator: string): Html {
  return new Html(
    parts
      .filter((part) => part !== undefined && part !== false)
      .map(markupOf)
      .join(separator),
  );
}

function markupOf(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  return value.map(markupOf).join('');
}
