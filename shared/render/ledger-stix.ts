import { STANCE_WORDS } from '../developments/stance-words.ts';
import type { Position } from '../model/development.ts';
import type { Entity } from '../model/story.ts';
import { cleanJson } from './clean-text.ts';
import { nameUuid } from './feed-items.ts';
import { safeUrl } from './safe-url.ts';
import { absoluteLink, siteKeys } from './site-keys.ts';
import type { SpeakerView, StoryView } from './story-view.ts';

const IDENTITY_CLASSES: Readonly<Record<Entity['kind'], string>> = {
  person: 'individual',
  organisation: 'organization',
  state: 'organization',
  group: 'group',
};

/**
 * The ledger as a STIX 2.1 bundle: an `identity` for each speaker, a `note` for each position with the
 * speaker as its author, and a `report` for each proposition that brings them together. Ids are name-based: the same ledger, the same bundle.
 */
export function renderLedgerStix(view: StoryView): string {
  const { story, ledger } = view;
  const made = `${story.window.from}T00:00:00.000Z`;
  const ours = {
    type: 'identity',
    spec_version: '2.1',
    id: stixId('identity', 'claimwire'),
    created: made,
    modified: made,
    name: 'claimwire',
    identity_class: 'system',
  };
  const common = { spec_version: '2.1', created_by_ref: ours.id };
  const speakers = view.speakers.map((speaker) => ({
    type: 'identity',
    ...common,
    id: stixId('identity', story.id, speaker.key),
    created: made,
    modified: made,
    name: speaker.name,
    description: speaker.role,
    identity_class: identityClass(view, speaker),
  }));
  const keys = new Map(view.speakers.flatMap(({ key, positions }) => positions.map(({ id }) => [id, key])));
  const identities = new Map(view.speakers.map(({ key }) => [key, stixId('identity', story.id, key)]));
  const identityOf = ({ id }: Position) => identities.get(keys.get(id) ?? '') ?? ours.id;
  const noteIds = new Map(ledger.positions.map(({ id }) => [id, stixId('note', story.id, id)]));
  const notes = ledger.positions.map((position) => ({
    ...noteOf(view, position, common, noteIds.get(position.id) ?? ''),
    object_refs: [identityOf(position)],
  }));
  const reports = view.propositions.map(({ key, label, text }) => {
    const own = ledger.positions.filter(({ proposition }) => proposition === key);
    const times = own.flatMap(({ carriers }) => carriers.map(({ at }) => at)).sort();
    return {
      type: 'report',
      ...common,
      id: stixId('report', story.id, key),
      created: made,
      modified: later(made, milliseconds(times.at(-1) ?? made)),
      published: made,
      name: `Who says what: ${label}`,
      description: `${text} An alleged event on which speakers take positions; this report does not say whether it took place.`,
      labels: [`story:${story.id}`, `proposition:${key}`],
      object_refs: [...new Set(own.flatMap((each) => [identityOf(each), noteIds.get(each.id) ?? '']))],
    };
  });
  const objects = [ours, ...speakers, ...reports, ...notes].map((object) => cleanJson(object));
  const id = stixId('bundle', story.id, ...ledger.positions.map((each) => `${each.id}:${each.carriers.length}`));
  return `{"type":"bundle","id":"${id}","objects":[\n${objects.join(',\n')}\n]}\n`;
}

function noteOf(view: StoryView, position: Position, common: object, id: string): object {
  const times = position.carriers.map(({ at }) => at).sort();
  const words = position.carriers[0]?.content ?? '';
  return {
    type: 'note',
    ...common,
    id,
    created: milliseconds(times[0] ?? ''),
    modified: milliseconds(times.at(-1) ?? ''),
    abstract: `${position.speaker} ${STANCE_WORDS[position.stance]}: ${view.label(position.proposition)} (${position.day})`,
    content: words || '(no words of its own)',
    authors: [position.speaker],
    labels: [`stance:${position.stance}`, `outlets:${position.outlets}`, `origins:${position.origins}`],
    external_references: position.carriers.map(({ outlet, url, articleId }) => ({
      source_name: outlet,
      url: safeUrl(url) ?? absoluteLink(view.siteBaseUrl, siteKeys.article(view.story.id, articleId)),
    })),
  };
}

function identityClass(view: StoryView, speaker: SpeakerView): string {
  const id = speaker.positions[0]?.entityId;
  const entity = view.story.entities.find((each) => each.id === id);
  return entity ? IDENTITY_CLASSES[entity.kind] : 'unknown';
}

function stixId(type: string, ...parts: string[]): string {
  return `${type}--${nameUuid(`claimwire:stix:${JSON.stringify([type, ...parts])}`)}`;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

/** STIX timestamps have at most milliseconds here, in UTC. */
function milliseconds(instant: string): string {
  return /\.\d{3}Z$/.test(instant) ? instant : new Date(instant).toISOString();
}
