import { diffVersions, type ParagraphChange } from '../articles/diff-versions.ts';
import { matchPairs } from '../articles/match-pairs.ts';
import type { Article } from '../model/article.ts';
import type { StoryArticle, StoryClaim } from '../model/development.ts';
import { shortInstant } from './dates.ts';
import { type Html, html } from './html.ts';

/** Changed paragraphs shown of one version; an article that is another text altogether is not printed twice. */
const MAX_CHANGES = 40;

/** When each version was seen, and which claims came and went with it. */
export function renderVersions(article: StoryArticle, claims: readonly StoryClaim[]): Html {
  const { versions } = article;
  if (versions.length === 1) return html`one`;
  const wordings = versions.map(({ version }) => wordingsOf(claims.filter((each) => each.version === version)));
  return html`${versions.length}<ol>${versions.map(({ seenAt, textFrom }, index) => {
    const [before, now] = [wordings[index - 1], wordings[index]];
    return html`<li>seen ${shortInstant(seenAt)}, text from the ${textFrom}${before && now && `: ${claimChanges(before, now)}`}</li>`;
  })}</ol>`;
}

function wordingsOf(claims: readonly StoryClaim[]): Set<string> {
  return new Set(claims.map(wording));
}

/** Equal for one claim on one proposition, in whichever version it stands. */
export function wording({ proposition, claim }: StoryClaim): string {
  return JSON.stringify([proposition, claim.stance, claim.speaker?.name, claim.evidence.exact]);
}

function claimChanges(before: ReadonlySet<string>, now: ReadonlySet<string>): string {
  const added = [...now].filter((each) => !before.has(each)).length;
  const gone = [...before].filter((each) => !now.has(each)).length;
  if (added + gone === 0) return 'the same claims';
  return [added > 0 ? `${added} new or changed` : '', gone > 0 ? `${gone} gone or changed` : '']
    .filter((part) => part !== '')
    .join(', ');
}

/** Each version beside the one before it, by paragraph and word. For sites that may show whole texts. */
export function renderDifferences(versions: readonly Article[]): Html | undefined {
  if (versions.length < 2) return undefined;
  const parts = versions.slice(1).flatMap((after, index) => {
    const before = versions[index];
    return before ? [renderDifference(before, after, index + 2)] : [];
  });
  return html`<section class="part" aria-labelledby="differences"><h2 id="differences">What edits changed</h2>${parts}</section>
`;
}

function renderDifference(before: Article, after: Article, number: number): Html {
  const title: ParagraphChange[] =
    before.title === after.title ? [] : [{ kind: 'changed', before: before.title, after: after.title }];
  const changes = [...title, ...diffVersions(before, after).filter(({ kind }) => kind !== 'same')];
  const left = changes.length - MAX_CHANGES;
  return html`<section class="difference"><h3>Version ${number} beside version ${number - 1}</h3>${changes.slice(0, MAX_CHANGES).map(renderChange)}${changes.length === 0 && html`<p class="empty">The same paragraphs; a date or a name beside the text changed.</p>`}${left > 0 && html`<p class="empty">${left} more paragraphs changed.</p>`}</section>
`;
}

function renderChange({ kind, before = '', after = '' }: ParagraphChange): Html {
  switch (kind) {
    case 'added':
      return html`<p dir="auto"><ins>${after}</ins></p>`;
    case 'removed':
      return html`<p dir="auto"><del>${before}</del></p>`;
    case 'changed':
      return html`<p dir="auto">${changedWords(before, after)}</p>`;
    case 'same':
      return html``;
    default:
      return kind satisfies never;
  }
}

/** Words that went, struck out, before those that came in their place. */
function changedWords(before: string, after: string): Html[] {
  const old = before.split(/\s+/);
  const now = after.split(/\s+/);
  const parts: Html[] = [];
  let [oldAt, nowAt] = [0, 0];
  for (const [oldIndex, nowIndex] of [...matchPairs(old, now), [old.length, now.length] as const]) {
    const gone = old.slice(oldAt, oldIndex).join(' ');
    const come = now.slice(nowAt, nowIndex).join(' ');
    if (gone !== '') parts.push(html`<del>${gone}</del> `);
    if (come !== '') parts.push(html`<ins>${come}</ins> `);
    const same = now[nowIndex];
    if (same !== undefined) parts.push(html`${same} `);
    [oldAt, nowAt] = [oldIndex + 1, nowIndex + 1];
  }
  return parts;
}
