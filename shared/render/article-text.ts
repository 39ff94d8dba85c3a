import { STANCE_WORDS } from '../developments/stance-words.ts';
import type { Article } from '../model/article.ts';
import type { StoryClaim } from '../model/development.ts';
import { type Html, html } from './html.ts';
import { anchorId } from './site-keys.ts';
import { stanceClass, stanceMark } from './stance-mark.ts';
import type { StoryView } from './story-view.ts';

/** A stretch of the text that claims rest on. */
type Marked = { start: number; end: number; groups: StoryClaim[][] };

/**
 * The stored text with each claim marked in its place: the sentence, and behind it a sign for every claim that leads to what
 * was read in it. `groups` are claims of this very version, one under each proposition that it is on.
 */
export function renderMarkedText(view: StoryView, article: Article, groups: readonly StoryClaim[][]): Html {
  const marked = mergeSpans(groups);
  let next = 0;
  const paragraphs = article.paragraphs.map(([start, end]) => {
    const parts: Html[] = [];
    let at = start;
    while (next < marked.length) {
      const span = marked[next];
      if (!span || span.start >= end) break;
      const from = Math.max(at, span.start);
      const to = Math.min(end, span.end);
      const isWhole = span.end <= end;
      parts.push(html`${article.text.slice(at, from)}<mark>${article.text.slice(from, to)}</mark>`);
      if (isWhole) parts.push(html`${span.groups.map((group) => claimSign(view, group))}`);
      at = to;
      if (!isWhole) break;
      next += 1;
    }
    return html`<p dir="auto" lang="${article.language}">${parts}${article.text.slice(at, end)}</p>
`;
  });
  return html`<section class="part text" aria-labelledby="text"><h2 id="text">The stored text</h2><p class="lead">Only shown on a site of one’s own. The marked sentences carry the claims above; a sign leads to each.</p>
${paragraphs}</section>`;
}

/** Sentences that touch or overlap become one stretch, so that marks never nest. */
function mergeSpans(groups: readonly StoryClaim[][]): Marked[] {
  const spans = groups
    .flatMap((group): Marked[] => {
      const span = group[0]?.claim.evidence.span;
      return span ? [{ start: span[0], end: span[1], groups: [group] }] : [];
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: Marked[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.start < last.end) {
      last.end = Math.max(last.end, span.end);
      last.groups.push(...span.groups);
    } else {
      merged.push({ ...span });
    }
  }
  return merged;
}

function claimSign(view: StoryView, group: readonly StoryClaim[]): Html {
  const [first] = group;
  if (!first) return html``;
  const { claim, proposition } = first;
  const name = `${claim.speaker?.name ?? 'nobody who is named'} ${STANCE_WORDS[claim.stance]}: ${view.label(proposition)}`;
  return html`<a class="sign ${stanceClass(claim.stance)}" href="#${anchorId('claim', claim.id)}" aria-label="${name}" title="${name}">${stanceMark(claim.stance)}</a>`;
}
