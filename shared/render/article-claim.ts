import { STANCE_WORDS } from '../developments/stance-words.ts';
import type { Claim, Correction } from '../model/claim.ts';
import type { StoryClaim } from '../model/development.ts';
import { longDay } from './dates.ts';
import { type Html, html } from './html.ts';
import { anchorId, relativeLink } from './site-keys.ts';
import { stanceLabel } from './stance-mark.ts';
import type { StoryView } from './story-view.ts';

/** Characters of the article shown on each side of the sentence that carries a claim. */
const MAX_CONTEXT = 160;
/** A side that is shorter than this, in characters, is all that there is: evidence keeps no less of a longer text. */
const MIN_CUT = 32;

/** One claim at its place in the article. `group` is the claim under each proposition that it is on. */
export function renderClaim(view: StoryView, key: string, group: readonly StoryClaim[]): Html {
  const [first] = group;
  if (!first) return html``;
  const { claim } = first;
  const { evidence } = claim;
  const correction = view.corrections.get(claim.id);
  const stance = correction?.change.kind === 'stance' ? correction.change.stance : claim.stance;
  const further = [...new Set(group.map((each) => each.claim.id))].filter((id) => id !== claim.id);
  const labels = group.map(({ proposition }) => `“${view.label(proposition)}”`).join(', ');
  return html`<article class="claim" id="${anchorId('claim', claim.id)}">${further.map((id) => html`<span id="${anchorId('claim', id)}"></span>`)}
<h3>${speakerName(view, key, first, correction)} ${stanceLabel(stance)} ${labels}</h3>
<blockquote dir="auto"><span class="around">${context(evidence.prefix, -MAX_CONTEXT)}</span><mark>${evidence.exact}</mark><span class="around">${context(evidence.suffix, MAX_CONTEXT)}</span></blockquote>
<dl class="facts">${factsOf(claim, correction).map(([name, value]) => html`<dt>${name}</dt><dd dir="auto">${value}</dd>`)}</dl>
</article>
`;
}

function speakerName(
  view: StoryView,
  key: string,
  { articleId, claim }: StoryClaim,
  correction: Correction | undefined,
): Html {
  const speaker =
    correction?.change.kind === 'speaker' ? { name: correction.change.name } : (claim.speaker ?? undefined);
  if (!speaker) return html`nobody who is named`;
  const { name, page } = view.findSpeaker(speaker, articleId);
  return page === undefined ? html`${name}` : html`<a href="${relativeLink(key, page)}">${name}</a>`;
}

function factsOf(claim: Claim, correction: Correction | undefined): [name: string, value: string][] {
  const { speaker, cue, evidence, said } = claim;
  const isDropped = correction?.change.kind === 'drop';
  const facts: [string, string | undefined][] = [
    ['Corrected', correction && `${isDropped ? 'taken out of the record: ' : ''}${correction.reason}`],
    ['Named as', speaker?.surface],
    ['Cue', cue?.text],
    ['Words', claim.content.map(({ text }) => text).join(' … ')],
    ['Statement', claim.proposition.text],
    ['Finer', claim.sub?.replaceAll('-', ' ')],
    ['Certainty', claim.certainty],
    ['Said', said.at !== undefined && (said.precision ?? 'day') === 'day' ? longDay(said.at) : said.at],
    ['Where', said.where],
    ['According to', claim.via.length > 0 ? claim.via.join(', ') : undefined],
    ['Reading', `${claim.mode}, ${STANCE_WORDS[claim.stance]}, confidence ${claim.confidence.toFixed(2)}`],
    ['Place', `${evidence.span[0]}–${evidence.span[1]} of the text with SHA-256 ${evidence.sha256.slice(0, 16)}…`],
  ];
  return facts.flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
}

/**
 * The side that touches the sentence: the end of what is before (negative length), the start of what is after. A word that
 * the evidence cuts through is left out.
 */
function context(text: string, length: number): string {
  const isBefore = length < 0;
  const most = Math.abs(length) - 1;
  const side = (isBefore ? text.slice(-most) : text.slice(0, most)).toWellFormed();
  if (side.length < MIN_CUT) return side;
  const at = isBefore ? side.search(/\s/) : side.trimEnd().search(/\s\S*$/);
  if (at <= 0) return isBefore ? `…${side}` : `${side}…`;
  return isBefore ? `…${side.slice(at)}` : `${side.slice(0, at)} …`;
}
