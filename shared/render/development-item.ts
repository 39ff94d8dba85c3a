import { countSources } from '../developments/development-scope.ts';
import { groupBy } from '../developments/order.ts';
import { STANCE_WORDS } from '../developments/stance-words.ts';
import type { Development, DevelopmentKind, Position } from '../model/development.ts';
import { shorten } from './clean-text.ts';
import { longDay, shortDay, weekday } from './dates.ts';
import {
  developmentAnchor,
  developmentHeading,
  freshPosition,
  KIND_WORDS,
  MAX_QUOTE_LENGTH,
  quotation,
} from './development-heading.ts';
import { type Html, html } from './html.ts';
import { relativeLink, siteKeys } from './site-keys.ts';
import { sourcesMark } from './sources-mark.ts';
import type { StoryView } from './story-view.ts';

/** Outlets named in the line below a development; the rest is a number. */
const MAX_NAMED_OUTLETS = 4;

/** What weighs most comes first where one statement is several developments. */
const KIND_ORDER: readonly DevelopmentKind[] = [
  'correction',
  'claim-withdrawn',
  'claim-edited',
  'changed-position',
  'contradiction',
  'new-figure',
  'first-position',
  'independent-report',
];

/**
 * The developments of one day; those that rest on the same words stand together. Beyond `most` of them the page of the day
 * is named.
 */
export function renderDay(
  view: StoryView,
  key: string,
  day: string,
  all: readonly Development[],
  most = Number.POSITIVE_INFINITY,
): Html {
  const developments = all.slice(0, most);
  const left = all.length - developments.length;
  const statements = [...groupBy(developments, statementOf).values()];
  return html`<section class="day" data-day="${day}" aria-label="${longDay(day)}"><h3 class="date"><time datetime="${day}"><span>${weekday(day)} ${shortDay(day)}</span> <small>${day.slice(0, 4)}</small></time></h3><div class="devs">
${statements.map((statement) => renderStatement(view, key, statement))}${left > 0 && html`<p class="rest"><a href="${relativeLink(key, siteKeys.day(view.story.id, day))}">${left} more of ${longDay(day)}</a></p>`}</div></section>
`;
}

/** An edit or a correction is an event of its own; all else that is new in the same words is one statement. */
function statementOf(development: Development): string {
  const isOwn = ['claim-edited', 'claim-withdrawn', 'correction'].includes(development.kind);
  if (isOwn) return development.id;
  const { speaker, carriers, id } = freshPosition(development);
  const [first] = carriers;
  return first ? JSON.stringify([speaker, first.articleId, first.sentence, first.content]) : id;
}

/** One statement: what is new in it, its words, its sources and the reasons. */
function renderStatement(view: StoryView, key: string, unordered: readonly Development[]): Html {
  const developments = [...unordered].sort((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind));
  const [main] = developments;
  if (!main) return html``;
  const fresh = freshPosition(main);
  const first = fresh.carriers[0];
  const evidence = first && view.evidence(first);
  const page = view.speakerPage(fresh);
  const positions = developments.flatMap((each) => each.positions);
  return html`<article class="dev" tabindex="-1" ${filterData(view, positions)}>
${developments.map((each, index) => heading(each, developments[index - 1]?.kind))}${first && quotation(first)}
<div class="src"><span>${page === undefined ? fresh.speaker : html`<a href="${relativeLink(key, page)}">${fresh.speaker}</a>`}${fresh.role !== undefined && `, ${fresh.role}`}</span>
<span class="o">${sourcesMark(fresh.outlets, fresh.origins)} ${countSources(fresh)}${outletNames(fresh)}</span>
${evidence && html`<a href="${relativeLink(key, evidence.key)}#${evidence.anchor}">evidence</a>`}
<button type="button" class="copy" hidden ${citation(view, key, main)}>copy as citation</button>
<details class="why"><summary>why this is here</summary><dl>${reasons(developments)}</dl></details></div>
</article>
`;
}

function heading(development: Development, before: DevelopmentKind | undefined): Html {
  const { id, kind, backfill } = development;
  return html`<div class="head" id="${developmentAnchor(id)}"><p class="kind${kind === before && ' again'}">${KIND_WORDS[kind]}${backfill && html` <span class="tag">from the first read, not alerted</span>`}</p><h4>${developmentHeading(development)}</h4></div>
`;
}

/** What the filters look at. */
export function filterData(view: StoryView, positions: readonly Position[]): Html {
  const list = (values: readonly string[]) => [...new Set(values)].join('|');
  return html`data-speakers="${list(positions.map(({ speaker }) => speaker))}" data-parties="${list(positions.map(({ party }) => view.partyName(party)))}" data-stances="${list(positions.map(({ stance }) => STANCE_WORDS[stance]))}" data-outlets="${list(positions.flatMap(({ carriers }) => carriers.map(({ outlet }) => outlet)))}" data-days="${list(positions.map(({ day }) => day))}"`;
}

/** Each reason once: those of one statement share words, day and sources. */
function reasons(developments: readonly Development[]): Html[] {
  const all = developments.flatMap(({ why }) => why);
  const own = all.filter(({ rule }) => !SHARED_REASONS.has(rule));
  const shared = all.filter(({ rule }) => SHARED_REASONS.has(rule));
  const once = new Map([...own, ...shared].map((reason) => [`${reason.rule} ${reason.text}`, reason]));
  return [...once.values()].map(
    ({ rule, text }) => html`<dt>${rule.replaceAll('-', ' ')}</dt><dd>${shorten(text, MAX_QUOTE_LENGTH)}</dd>`,
  );
}

const SHARED_REASONS: ReadonlySet<string> = new Set(['words', 'day', 'sources']);

function outletNames({ carriers }: Position): string {
  const names = [...new Set(carriers.map(({ outlet }) => outlet))];
  const rest = names.length - MAX_NAMED_OUTLETS;
  return ` (${names.slice(0, MAX_NAMED_OUTLETS).join(', ')}${rest > 0 ? ` and ${rest} more` : ''})`;
}

/** For a footnote: who carries it, and the page where it is found again; the script puts what and when before it. */
function citation(view: StoryView, key: string, development: Development): Html {
  const first = freshPosition(development).carriers[0];
  const source = first ? `${first.outlet}, “${shorten(first.title, 160)}”, ${longDay(first.at)}, ${first.url}.` : '';
  const to = relativeLink(key, siteKeys.day(view.story.id, development.day));
  return html`data-source="${source}" data-page="${to}#${developmentAnchor(development.id)}"`;
}
