import { z } from 'zod';
import { DevelopmentKind } from './development.ts';
import { StoryId } from './ids.ts';
import { Day } from './span.ts';

/**
 * One term as a person writes it: words separated by spaces, `*` ends a word that may go on (`deploy*`), a hyphen
 * matches a hyphen, a space or nothing, `soldier*|troop*` is either. Matching folds case, diacritics and the forms of apostrophes and hyphens, and looks
 * through quotation marks and possessive endings. A word in capitals (`NIS`, `WHO`, `US`) is found in capitals only; `#` alone
 * is any number in figures.
 */
const TermText = z.string().min(1).max(120);

export const Term = z.union([
  TermText,
  z.strictObject({
    term: TermText,
    /** Words that, standing right before the term, take the hit back: "South" before "Korean troops". */
    guardPrev: z.array(TermText).optional(),
    /** Words that, standing right after the term, take the hit back: "cooperation" after "North Korean military". */
    guardNext: z.array(TermText).optional(),
  }),
]);
export type Term = z.infer<typeof Term>;

/** Words that stand for one notion: the actor, the force, the place, the move. */
export const TermGroup = z.strictObject({
  terms: z.array(Term).min(1),
  /** The same notion in other languages, by BCP 47 primary tag. */
  byLanguage: z.record(z.string().regex(/^[a-z]{2,3}$/), z.array(Term).min(1)).optional(),
});
export type TermGroup = z.infer<typeof TermGroup>;

const GroupName = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** Groups that must all occur together for a sentence to be about the story. */
export const MustRule = z.strictObject({
  name: z.string().min(1),
  all: z.array(GroupName).min(1),
  /** Groups that take the hit back when one of them stands in the same sentence. */
  none: z.array(GroupName).optional(),
  /** How many tokens the hits may span; within one sentence when absent. */
  withinTokens: z.int().min(2).max(200).optional(),
  /**
   * Some of `all`. A sentence of the lead that has these may leave the other groups to the title: "The North is silent on
   * its troops" — "Reports of soldiers in Russia were …". Tokens are then counted in the lead sentence only.
   */
  inLead: z.array(GroupName).min(1).optional(),
  /** What one sentence with this hit is worth: 1 is wholly about the story. */
  weight: z.number().min(0).max(1).default(1),
});
export type MustRule = z.infer<typeof MustRule>;

export const Party = z.strictObject({ id: GroupName, name: z.string().min(1) });
export type Party = z.infer<typeof Party>;

/** A speaker that the story knows. */
export const Entity = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  name: z.string().min(1),
  kind: z.enum(['person', 'organisation', 'state', 'group']),
  aliases: z.array(z.string().min(2)).default([]),
  role: z.string().optional(),
  /** The side of the table that the entity sits on. */
  party: GroupName.optional(),
  /** The entity for which this one speaks: Austin → Pentagon → United States. */
  speaksFor: z.string().optional(),
});
export type Entity = z.infer<typeof Entity>;

/** A statement that speakers of the story take positions on, in its positive form. */
export const Proposition = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** For a table head: "Troops were sent". */
  label: z.string().min(1).max(60),
  text: z.string().min(1),
  /** A content is about this proposition when one pattern matches: all of `all`, none of `none`. `@name` is a group. */
  patterns: z
    .array(
      z.strictObject({
        all: z.array(z.string().min(1)).min(1),
        none: z.array(z.string().min(1)).optional(),
      }),
    )
    .min(1),
  implies: z.array(z.string()).default([]),
  /** Set where claims on it carry figures that can be compared: what is counted. */
  quantity: z.strictObject({ label: z.string().min(1), units: z.array(z.string().min(1)).min(1) }).optional(),
  examples: z.array(z.string()).default([]),
});
export type Proposition = z.infer<typeof Proposition>;

/** Where new entries go: the name of a webhook whose address and secret the deployment keeps, never the story file. */
export const NotifyRule = z.strictObject({
  target: GroupName,
  /** What is delivered at once; everything where neither kinds nor a digest are named. */
  kinds: z.array(DevelopmentKind).min(1).optional(),
  /** Everything else, in one delivery an hour or a day (UTC). */
  digest: z.enum(['hourly', 'daily']).optional(),
});
export type NotifyRule = z.infer<typeof NotifyRule>;

/** `config/stories/ID.yaml`. */
export const Story = z.strictObject({
  id: StoryId,
  title: z.string().min(1).max(120),
  description: z.string().min(1),
  window: z.strictObject({
    from: Day,
    to: Day.optional(),
    /** Days before `from` and after `to` that still pass. */
    graceDays: z.int().min(0).max(60).default(3),
  }),
  groups: z.record(GroupName, TermGroup),
  must: z.array(MustRule).min(1),
  /** What a title or lead without a `must` hit is worth through these groups, in an article that has one elsewhere. */
  should: z.array(z.strictObject({ group: GroupName, weight: z.number().min(0).max(1) })).default([]),
  /**
   * Groups that together name another event. A title of theirs without a `must` hit holds the article at `mentions`, where
   * there is no title the first sentence does; `should` groups count for nothing in a sentence of theirs.
   */
  competing: z.array(z.strictObject({ name: z.string().min(1), all: z.array(GroupName).min(1) })).default([]),
  /** The group of words that open a clause of background (`amid`): a hit behind one of them, in a sentence that opens with a competing event, only mentions the story. */
  background: GroupName.optional(),
  /** Groups of words that go on about what was told before (`the men`, `the deployment`): their sentences fill the body. */
  followUp: z.array(GroupName).default([]),
  fieldWeights: z
    .strictObject({
      title: z.number().min(0).max(10).default(3),
      lead: z.number().min(0).max(10).default(2),
      body: z.number().min(0).max(10).default(1),
    })
    .prefault({}),
  /** `main`: the least score of an article about the story. `mentions`: the least weight of one sentence that mentions it. */
  thresholds: z.strictObject({ main: z.number().min(0).max(1), mentions: z.number().min(0).max(1) }),
  parties: z.array(Party).default([]),
  entities: z.array(Entity).default([]),
  propositions: z.array(Proposition).min(1),
  /** Who is told of new entries, and how soon. */
  notify: z.array(NotifyRule).default([]),
  /** How many new entries the story may publish in an hour before the rest is rolled up. */
  maxAlertsPerHour: z.int().min(1).max(1000).default(60),
});
export type Story = z.infer<typeof Story>;

/** A story as it travels: with the hash that stands in every tag. */
export const LoadedStory = z.object({ story: Story, hash: z.string() });
export type LoadedStory = z.infer<typeof LoadedStory>;
