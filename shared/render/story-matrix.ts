import { formatFigure } from '../developments/figure-range.ts';
import { countedFigures } from '../developments/find-figures.ts';
import { groupBy } from '../developments/order.ts';
import { answersTruth, STANCE_WORDS } from '../developments/stance-words.ts';
import { STANCES } from '../model/claim.ts';
import type { Position } from '../model/development.ts';
import type { Proposition } from '../model/story.ts';
import { shortDay } from './dates.ts';
import { filterData } from './development-item.ts';
import { type Html, html } from './html.ts';
import { relativeLink } from './site-keys.ts';
import { stanceLabel, stanceMark } from './stance-mark.ts';
import { type SpeakerView, type StoryView, truthHistory } from './story-view.ts';

/** Speakers without a side shown before the rest is folded away. */
const MAX_OTHERS = 12;

/** Speakers by party × propositions: the latest stance, its day, and what it was before. */
export function renderMatrix(view: StoryView, key: string): Html {
  const named = view.speakers.filter(({ isNamed }) => isNamed);
  const parties = groupBy(named, ({ party }) => view.partyName(party));
  const shown = [...parties].map(([name, speakers]) => ({
    name,
    speakers: speakers[0]?.party === undefined ? speakers.slice(0, MAX_OTHERS) : speakers,
  }));
  const rest = named.filter((speaker) => !shown.some(({ speakers }) => speakers.includes(speaker)));
  const unnamed = view.speakers.length - named.length;
  return html`${stanceKey(view)}
<div class="scroll" role="region" aria-label="Who says what, table" tabindex="0"><table class="matrix" role="table">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Speaker</th>${view.propositions.map(
    ({ label, text }) => html`<th role="columnheader" scope="col" title="${text}">${label}</th>`,
  )}</tr></thead>
${shown.map(
  ({
    name,
    speakers,
  }) => html`<tbody role="rowgroup"><tr class="side" role="row"><th role="columnheader" colspan="${view.propositions.length + 1}" scope="rowgroup">${name}</th></tr>
${speakers.map((speaker) => speakerRow(view, key, speaker))}</tbody>
`,
)}</table></div>
${rest.length > 0 && html`<details class="more"><summary>${rest.length} more ${rest.length === 1 ? 'speaker' : 'speakers'}</summary><ul class="names">${rest.map((speaker) => html`<li>${speakerLink(view, key, speaker)}</li>`)}</ul></details>`}
${unnamed > 0 && html`<p class="lead">${unnamed} more without a name (“an official”, “a resident”) are in the ledger; nobody knows whether two of them are one.</p>`}`;
}

function stanceKey(view: StoryView): Html {
  const used = STANCES.filter((stance) => view.ledger.positions.some((position) => position.stance === stance));
  return html`<ul class="key" aria-label="Stances">${used.map((stance) => html`<li>${stanceMark(stance)} ${STANCE_WORDS[stance]}</li>`)}</ul>`;
}

function speakerRow(view: StoryView, key: string, speaker: SpeakerView): Html {
  return html`<tr role="row" ${filterData(view, speaker.positions)}><th class="who" role="rowheader" scope="row">${speakerLink(view, key, speaker)}${speaker.role !== undefined && html`<small>${speaker.role}</small>`}</th>${view.propositions.map(
    (proposition) => cell(view, key, speaker, proposition),
  )}</tr>
`;
}

function speakerLink(view: StoryView, key: string, speaker: SpeakerView): Html {
  const first = speaker.positions[0];
  const page = first && view.speakerPage(first);
  return page === undefined ? html`${speaker.name}` : html`<a href="${relativeLink(key, page)}">${speaker.name}</a>`;
}

/** The latest stance on whether it is so, and the latest of each other kind: a warning does not undo an assertion. */
function cell(view: StoryView, key: string, speaker: SpeakerView, proposition: Proposition): Html {
  const own = speaker.positions.filter((position) => position.proposition === proposition.key);
  if (own.length === 0) return html`<td class="none" role="cell"></td>`;
  const history = truthHistory(speaker, proposition.key);
  const latest = history.at(-1);
  const others = [
    ...groupBy(
      own.filter((each) => !answersTruth(each)),
      ({ stance }) => stance,
    ).values(),
  ].flatMap((each) => each.slice(-1));
  return html`<td class="cell" role="cell" data-label="${proposition.label}">${latest && stand(view, key, latest, proposition)}${latest && former(history)}${others.map((each) => stand(view, key, each, proposition))}</td>`;
}

function stand(view: StoryView, key: string, position: Position, proposition: Proposition): Html {
  const carrier = position.carriers[0];
  const { key: page, anchor } = carrier ? view.evidence(carrier) : { key: '', anchor: '' };
  const figures = countedFigures(proposition, position).map(({ figure }) => formatFigure(figure));
  const label = stanceLabel(
    position.stance,
    position.sub === 'withholds' ? 'will not say' : position.sub === 'casts-doubt' ? 'casts doubt' : undefined,
  );
  return html`<div class="stand">${carrier ? html`<a href="${relativeLink(key, page)}#${anchor}">${label}</a>` : label}${figures.length > 0 && html` <span class="figure">${figures.join('; ')}</span>`}<small>${shortDay(position.day)}${position.via.length > 0 && `, according to ${position.via.join(', ')}`}${position.corrected && ', corrected'}</small></div>`;
}

/** `was ◌ cannot confirm until 22 Oct`. */
function former(history: readonly Position[]): Html | undefined {
  const now = history.at(-1);
  const before = history.findLast(({ stance }) => stance !== now?.stance);
  if (!now || !before) return undefined;
  return html`<span class="was">was ${stanceMark(before.stance)} <span>${STANCE_WORDS[before.stance]}</span>, last on ${shortDay(before.day)}</span>`;
}
