import type { Claim, Stance } from '../model/claim.ts';
import type { Story } from '../model/story.ts';
import { foldCase } from '../text/fold.ts';
import { tokenise } from '../text/tokens.ts';
import { type CompiledProposition, compilePropositions } from './claim-context.ts';
import { claimId } from './claim-id.ts';
import { NEGATED_PREDICATE } from './lexicon/stance-cues.ts';

const compiled = new WeakMap<Story, CompiledProposition[]>();

/** What stands for earlier reports instead of naming them: "the claims", "these allegations", "it". Folded. */
const ANAPHORA =
  /^(?:that |whether |about |of )?(?:it|this|that|them|those|(?:all |both )?(?:the|these|those|such|any|its|their) (?:\w+ ){0,2}?(?:claims?|allegations?|accusations?|reports?|assertions?|charges?|rumou?rs?|speculation|story|stories|information|statements?|deployment|matter|issue))\b/u;
const ANAPHORA_WITHIN =
  /\b(?:contradictory information|the issue|the matter|the allegations|the accusations|the claims|the reports|these reports|such reports|groundless|the details of the allegations)\b/u;

/**
 * The claims that are on a proposition which the story declares, with its key and its positive form. A claim on two propositions
 * gives two claims. Content that only points back ("the claims", "it") takes the propositions of the nearest earlier claim
 * that has some. The claims must be those of one article, in the order of the text.
 */
export function keyClaims(claims: Claim[], story: Story): Claim[] {
  const propositions = compiled.get(story) ?? compilePropositions(story);
  compiled.set(story, propositions);
  const keyed: Claim[] = [];
  let antecedent: CompiledProposition[] = [];
  for (const claim of claims) {
    const text = claim.content.map((piece) => piece.text).join(' ');
    let found = propositionsIn(text, propositions);
    const isOwn = found.length > 0;
    if (!isOwn && pointsBack(text)) found = antecedent;
    if (found.length === 0) continue;
    if (isOwn) antecedent = strongest(found);
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
    stance: stanceOn(claim.stance, text),
    proposition: { text: proposition.text, key: proposition.key },
  };
}

/** Denial of a denial asserts: "denied that no troops had been sent". */
function stanceOn(stance: Stance, text: string): Stance {
  if (stance !== 'denies') return stance;
  const isNegated = NEGATED_PREDICATE.test(foldCase(text).slice(0, MAX_READ));
  return isNegated && /^(?:that )/u.test(foldCase(text)) && /\bden(?:y|ies|ied|ying)\b/u.test(text)
    ? 'asserts'
    : stance;
}

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

/** What a later "it" takes up: the first proposition, for "the claims" are one thing. */
function strongest(found: readonly CompiledProposition[]): CompiledProposition[] {
  return found.slice(0, 1);
}

function pointsBack(text: string): boolean {
  const folded = foldCase(text).replace(/\s+/gu, ' ').replace(/^["“]/u, '').slice(0, MAX_READ);
  return ANAPHORA.test(folded) || ANAPHORA_WITHIN.test(folded);
}
