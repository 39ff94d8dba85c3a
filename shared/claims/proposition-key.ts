import type { Claim, Stance } from '../model/claim.ts';
import type { Story } from '../model/story.ts';
import { foldCase } from '../text/fold.ts';
import { tokenise } from '../text/tokens.ts';
import { type CompiledProposition, compilePropositions } from './claim-context.ts';
import { claimId } from './claim-id.ts';
import { NEGATED_PREDICATE } from './lexicon/stance-cues.ts';

const compiled = new WeakMap<Story, CompiledProposition[]>();

/** A pronoun for the report just spoken of: "it", "them". On folded text. */
const PRONOUN = /^(?:it|this|that|them|those)(?:$|,| as | an? | ["“]| at | independently)/u;
/** Nouns for what others say: "the claims", "these allegations", "such reports". On folded text. */
const REPORTS =
  /\b(?:the|these|those|such|any|all|its|their|contradictory|conflicting|details of the) (?:[a-z'’-]+ ){0,2}?(?:claims?|allegations?|accusations?|reports?|assertions?|charges?|rumou?rs?|speculation|story|stories|information)\b|\bcontradictory\b|\bgroundless\b/u;
/** Stances that somebody takes toward what others say. */
const TOWARD_REPORTS: ReadonlySet<Stance> = new Set(['denies', 'cannot-confirm']);

/**
 * The claims that are on a proposition which the story declares, with its key and its positive form. A claim on two propositions
 * gives two claims. A denial of "the claims" or "it", or a refusal to confirm them, takes the proposition that they stand for. The claims must be those of one article, in the order of the text.
 */
export function keyClaims(claims: Claim[], story: Story): Claim[] {
  const propositions = compiled.get(story) ?? compilePropositions(story);
  compiled.set(story, propositions);
  const keyed: Claim[] = [];
  let topic: CompiledProposition | undefined;
  let latest: CompiledProposition | undefined;
  for (const claim of claims) {
    const text = claim.content.map((piece) => piece.text).join(' ');
    let found = propositionsIn(text, propositions);
    if (found.length === 0) {
      const meant = TOWARD_REPORTS.has(claim.stance) ? antecedent(text, topic, latest) : undefined;
      if (!meant) continue;
      found = [meant];
    } else {
      topic ??= found[0];
      latest = found[0];
    }
    for (const [index, each] of found.entries()) keyed.push(keyClaim(claim, each, index, text));
  }
  return keyed;
}

function keyClaim(claim: Claim, { proposition }: CompiledProposition, index: number, text: string): Claim {
  return {
    ...claim,
    id:
      index === 0
        ? claim.id
        : claimId(
            claim.id,
            '',
            claim.cue?.span,
            claim.content.map((piece) => piece.span),
            proposition.key,
          ),
    stance: stanceOn(claim, text),
    proposition: { text: proposition.text, key: proposition.key },
  };
}

/** Denial of a denial asserts: "denied that no troops had been sent". */
function stanceOn({ stance, cue }: Claim, text: string): Stance {
  if (stance !== 'denies' || !DENYING.test(cue?.text ?? '')) return stance;
  return NEGATED_PREDICATE.test(foldCase(text.slice(0, MAX_READ))) ? 'asserts' : stance;
}

const DENYING = /\b(?:den(?:y|ies|ied|ying)|dismiss|reject|refut|disput)/iu;
const MAX_READ = 600;
/** Longer contents are speeches; what they are about stands at their beginning. UTF-16 units. */
const MAX_CONTENT = 4000;

/** The propositions whose patterns match, in the order of the story. */
export function propositionsIn(text: string, propositions: readonly CompiledProposition[]): CompiledProposition[] {
  const matcher = propositions[0]?.matcher;
  if (!matcher) return [];
  const groups = new Set(matcher.find(tokenise(text.slice(0, MAX_CONTENT))).map((hit) => hit.group));
  if (groups.size === 0) return [];
  return propositions.filter(({ patterns }) =>
    patterns.some(({ all, none }) => all.every((name) => groups.has(name)) && !none.some((name) => groups.has(name))),
  );
}

/** What a content that only points back is about: "it" the latest proposition, "the allegations" the one that the article began with. */
function antecedent<T>(text: string, topic: T | undefined, latest: T | undefined): T | undefined {
  const folded = foldCase(text.slice(0, MAX_READ)).replace(/\s+/gu, ' ');
  if (PRONOUN.test(folded)) return latest;
  return REPORTS.test(folded) ? topic : undefined;
}
