import { shorten } from './clean-text.ts';
import { elapsed, shortInstant } from './dates.ts';
import { type Html, html } from './html.ts';
import type { OriginGroup, OriginMember } from './origin-groups.ts';
import { relativeLink, siteKeys } from './site-keys.ts';
import { sourcesMark } from './sources-mark.ts';
import type { StoryView } from './story-view.ts';

/** Groups shown open; the rest is folded away. */
const MAX_OPEN_GROUPS = 5;
/** Groups, and articles that stand alone, on the page at all; the ledger has the origin of each. */
const MAX_GROUPS = 10;
const MAX_ALONE = 30;
/** Reasons named beside a copy; its own page has them all. */
const MAX_REASONS = 2;
/** Articles of one group; of large ones the first matter. */
const MAX_MEMBERS = 8;

/** Articles that are one text, or a rewrite of one, with what tells so. */
export function renderOrigins(view: StoryView, key: string): Html {
  const echoed = view.groups.filter(({ members, unseen }) => members.length > 1 || unseen !== undefined);
  const alone = view.groups.filter((group) => !echoed.includes(group));
  const open = echoed.slice(0, MAX_OPEN_GROUPS);
  const folded = echoed.slice(MAX_OPEN_GROUPS);
  const rest = (count: number) =>
    count > 0 && html`<p class="empty">${count} more; the ledger names the origin of each.</p>`;
  return html`${echoed.length === 0 && html`<p class="empty">No text has been found in two outlets yet.</p>`}
${open.map((group) => renderGroup(view, key, group))}
${folded.length > 0 && html`<details class="more"><summary>${folded.length} more ${folded.length === 1 ? 'group' : 'groups'}</summary>${folded.slice(0, MAX_GROUPS).map((group) => renderGroup(view, key, group))}${rest(folded.length - MAX_GROUPS)}</details>`}
${alone.length > 0 && html`<details class="more"><summary>${alone.length} ${alone.length === 1 ? 'article that stands' : 'articles that stand'} alone</summary><ul class="names">${alone.slice(0, MAX_ALONE).flatMap(({ members }) => members.map((member) => html`<li>${articleLink(view, key, member)} <small>${member.article.outlet}, ${shortInstant(member.at)}</small></li>`))}</ul>${rest(alone.length - MAX_ALONE)}</details>`}`;
}

function renderGroup(view: StoryView, key: string, group: OriginGroup): Html {
  const head = group.members[0];
  if (!head) return html``;
  const more = group.members.length - MAX_MEMBERS;
  return html`<section class="group"><h3 dir="auto">${head.article.title}</h3><p class="src"><span class="o">${sourcesMark(group.outlets, 1)} ${group.outlets} ${group.outlets === 1 ? 'outlet' : 'outlets'}, 1 origin</span></p>
<ul class="tree">${
    group.unseen &&
    html`<li class="unseen"><b>${group.unseen.outlet}</b><span class="rel">not seen</span><span class="reason">named by the texts below as where they come from</span></li>
`
  }${group.members.slice(0, MAX_MEMBERS).map((member) => renderMember(view, key, group, member))}</ul>${more > 0 && html`<p class="lead">and ${more} later ${more === 1 ? 'article' : 'articles'} with the same text; the ledger names each.</p>`}</section>
`;
}

/** Outlet, relation, how much later, and why; the title where it is another than the group's. */
function renderMember(view: StoryView, key: string, group: OriginGroup, member: OriginMember): Html {
  const { origin, article, at } = member;
  const isHead = origin.relation === 'original';
  const head = group.members[0] ?? member;
  const when = at === head.at ? shortInstant(at) : `${at < head.at ? '−' : '+'} ${elapsed(head.at, at)}`;
  const score = origin.score === undefined || isHead ? [] : [`score ${origin.score.toFixed(2)}`];
  const facts = [
    when,
    ...(isHead ? [] : origin.reasons.slice(0, MAX_REASONS).map(({ text }) => shorten(text, 90))),
    ...score,
  ].join(' · ');
  const page = relativeLink(key, siteKeys.article(view.story.id, article.articleId));
  const title = article.title !== head.article.title && html`<span dir="auto">${article.title}</span> `;
  return html`<li class="${isHead ? 'head' : 'copy-of'}"><a href="${page}">${article.outlet}</a><span class="rel">${origin.relation}</span><span class="reason">${title}<small>${facts}</small></span></li>
`;
}

function articleLink(view: StoryView, key: string, { article }: OriginMember): Html {
  return html`<a href="${relativeLink(key, siteKeys.article(view.story.id, article.articleId))}" dir="auto">${article.title}</a>`;
}
