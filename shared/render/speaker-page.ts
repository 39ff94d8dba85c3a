import { countSources } from '../developments/development-scope.ts';
import { formatFigure } from '../developments/figure-range.ts';
import { countedFigures } from '../developments/find-figures.ts';
import type { Development, Position } from '../model/development.ts';
import type { Proposition } from '../model/story.ts';
import { longDay } from './dates.ts';
import { developmentAnchor, developmentHeading, KIND_WORDS, quotation } from './development-heading.ts';
import { type Html, html } from './html.ts';
import { renderPage, type SiteFile } from './page-frame.ts';
import { relativeLink, siteKeys } from './site-keys.ts';
import { sourcesMark } from './sources-mark.ts';
import { stanceLabel } from './stance-mark.ts';
import type { SpeakerView, StoryView } from './story-view.ts';

const DAY_NOTES: Readonly<Record<Position['dayFrom'], string>> = {
  said: 'said',
  published: 'published; the text names no day',
  seen: 'first seen; no day is named',
};

/** Carriers listed below a position. */
const MAX_CARRIERS = 12;
/** Positions on one proposition shown with words and carriers; earlier ones are a line each. */
const MAX_WHOLE = 12;
/** Developments listed; the pages of the days have them all. */
const MAX_DEVELOPMENTS = 100;

/** All that one speaker has been reported to say, by proposition and day; `own` are the developments it is part of. */
export function renderSpeakerPage(view: StoryView, speaker: SpeakerView, own: readonly Development[]): SiteFile {
  const { story } = view;
  const key = siteKeys.speaker(story.id, speaker.id);
  return renderPage({
    key,
    title: `${speaker.name}: ${story.title}`,
    description: `What ${speaker.name} has said, with the sentence and the outlets for each: ${story.title}.`,
    siteBaseUrl: view.siteBaseUrl,
    place: 'stories',
    story,
    body: html`<p class="trail"><a href="${relativeLink(key, siteKeys.story(story.id))}">${story.title}</a></p>
<h1>${speaker.name}</h1><p class="lede">${[speaker.role, speaker.party === undefined ? undefined : view.partyName(speaker.party), spokenFor(view, speaker)].filter((part) => part !== undefined).join('; ')}</p>
${view.propositions.map((proposition) => renderProposition(view, key, speaker, proposition))}
${own.length > 0 && html`<section class="part" aria-labelledby="developments"><h2 id="developments">Developments</h2><ul class="list">${own.slice(0, MAX_DEVELOPMENTS).map((development) => html`<li><time datetime="${development.day}">${longDay(development.day)}</time> <a href="${relativeLink(key, siteKeys.day(story.id, development.day))}#${developmentAnchor(development.id)}">${developmentHeading(development)}</a> <small>${KIND_WORDS[development.kind].toLowerCase()}</small></li>`)}</ul></section>`}`,
  });
}

function spokenFor(view: StoryView, speaker: SpeakerView): string | undefined {
  const entities = new Map(view.story.entities.map((entity) => [entity.id, entity]));
  const bodies: string[] = [];
  const seen = new Set<string>();
  let next = entities.get(speaker.positions[0]?.entityId ?? '')?.speaksFor;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const body = entities.get(next);
    if (body) bodies.push(body.name);
    next = body?.speaksFor;
  }
  return bodies.length === 0 ? undefined : `speaks for ${bodies.join(', ')}`;
}

function renderProposition(view: StoryView, key: string, speaker: SpeakerView, proposition: Proposition): Html | false {
  const positions = speaker.positions.filter((each) => each.proposition === proposition.key);
  if (positions.length === 0) return false;
  const newest = [...positions].reverse();
  const earlier = newest.slice(MAX_WHOLE);
  return html`<section class="part" aria-labelledby="p-${proposition.key}"><h2 id="p-${proposition.key}">“${proposition.label}”</h2><p class="lead">${proposition.text}</p>
${newest.slice(0, MAX_WHOLE).map((position) => renderPosition(view, key, proposition, position))}${earlier.length > 0 && html`<details class="more"><summary>${earlier.length} earlier</summary><ul class="list">${earlier.map((position) => renderLine(view, key, position))}</ul></details>`}</section>
`;
}

/** A position as a line: stance, day, and the sentence that it rests on. */
function renderLine(view: StoryView, key: string, position: Position): Html {
  const [first] = position.carriers;
  const { key: page, anchor } = first ? view.evidence(first) : { key: '', anchor: '' };
  return html`<li>${stanceLabel(position.stance)} <a href="${relativeLink(key, page)}#${anchor}"><time datetime="${position.day}">${longDay(position.day)}</time></a> <small>${countSources(position)}</small></li>`;
}

function renderPosition(view: StoryView, key: string, proposition: Proposition, position: Position): Html {
  const first = position.carriers[0];
  const figures = countedFigures(proposition, position).map(({ figure }) => formatFigure(figure));
  const rest = position.carriers.length - MAX_CARRIERS;
  return html`<article class="claim"><h3>${stanceLabel(position.stance)}${figures.length > 0 && html` <b>${figures.join('; ')}</b>`} <small><time datetime="${position.day}">${longDay(position.day)}</time> (${DAY_NOTES[position.dayFrom]})${position.via.length > 0 && `, according to ${position.via.join(', ')}`}${position.backfill && ', from the first read'}</small></h3>
${first && quotation(first)}
<p class="src"><span class="o">${sourcesMark(position.outlets, position.origins)} ${countSources(position)}</span>${position.corrected && html`<span>corrected: ${position.corrected.reason}</span>`}</p>
<ul class="list">${position.carriers.slice(0, MAX_CARRIERS).map((carrier) => {
    const { key: page, anchor } = view.evidence(carrier);
    return html`<li>${carrier.outlet}: <a href="${relativeLink(key, page)}#${anchor}" dir="auto">${carrier.title}</a></li>`;
  })}${rest > 0 && html`<li>and ${rest} more</li>`}</ul></article>
`;
}
