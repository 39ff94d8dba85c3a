import type { Claim, Stance } from '../model/claim.ts';
import type { Story } from '../model/story.ts';
import { foldCase } from '../text/fold.ts';
import { tokenise } from '../text/tokens.ts';
import { type CompiledProposition, compilePropositions } from './claim-context.ts';
import { claimId } from './claim-id.ts';
import { clausesOf, sharesSubject, speaksOfDenial, withoutConditions } from './content-clauses.ts';
import { innerClaims } from './inner-claims.ts';
import { isNegatedStatement } from './polarity.ts';

const compiled = new WeakMap<Story, CompiledProposition[]>();

/** A pronoun for the report just spoken of: "it", "them". On folded text. */
const PRONOUN = /^(?:it|this|that|them|those)(?:$|,| as | an? | ["“]| at | independently)/u;
/** Nouns for what others say: "the claims", "these allegations", "such reports". On folded text. */
const REPORTS =
  /\b(?:the|these|those|such|any|all|its|their|contradictory|conflicting|details of the) (?:[a-z'’-]+ ){0,2}?(?:claims?|allegations?|accusations?|reports?|assertions?|charges?|rumou?rs?|speculation|story|stories|information)\b|\bcontradictory\b|\bgroundless\b/u;
/** Stances that somebody takes toward what others say. */
const TOWARD_REPORTS: ReadonlySet<Stance> = new Set(['denies', 'cannot-confirm']);

/** Stances that state something: what they only suppose is no statement. "Cannot say if" supposes nothing. */
const STATING: ReadonlySet<Stance> = new Set(['asserts', 'warns', 'reported-by-others']);
const NOTHING: ReadonlySet<string> = new Set();

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
  for (const [at, claim] of claims.entries()) {
    const text = claim.content.map((piece) => piece.text).join(' ');
    let found = statementsIn(text, propositions);
    if (found.length === 0) {
      const meant = TOWARD_REPORTS.has(claim.stance) ? antecedent(text, topic, latest) : undefined;
      if (!meant) continue;
      found = [{ proposition: meant, clause: text, isFirst: true }];
    } else if (claim.stance !== 'demands') {
      // "The reports" are what somebody stated, never what somebody asked for.
      topic ??= found[0]?.proposition;
      latest = found[0]?.proposition;
    }
    // Concern about it is not the word that it is so.
    if (claim.sub === 'concern') continue;
    const told = onlyTold(claims, at, propositions);
    const supposed = STATING.has(claim.stance) ? onlySupposed(text, found, propositions) : NOTHING;
    const own = found.filter(
      ({ proposition: { proposition } }) => !told.has(proposition.key) && !supposed.has(proposition.key),
    );
    for (const [index, each] of own.entries()) keyed.push(keyClaim(claim, each, index));
  }
  return keyed;
}

/** Propositions on which a claim only tells of somebody else's position: who says that Rome denied it does not say that it is so. */
function onlyTold(claims: readonly Claim[], index: number, propositions: readonly CompiledProposition[]): Set<string> {
  const told = new Set<string>();
  const claim = claims[index];
  if (claim?.stance !== 'asserts' || claim.sub === 'cites-non-confirmation') return told;
  for (const { stance, content } of innerClaims(claims, index)) {
    if (stance === 'asserts' || stance === 'reported-by-others') continue;
    for (const { proposition } of propositionsIn(content.map(({ text }) => text).join(' '), propositions))
      told.add(proposition.key);
  }
  return told;
}

/** Propositions that a content speaks of in its conditions alone: "if ships were sent, it would be serious" does not say that they were. */
function onlySupposed(
  text: string,
  found: readonly Statement[],
  propositions: readonly CompiledProposition[],
): ReadonlySet<string> {
  const said = withoutConditions(text);
  if (said.length === text.length) return NOTHING;
  const stated = new Set(statementsIn(said, propositions).map(({ proposition }) => proposition.proposition.key));
  return new Set(found.map(({ proposition }) => proposition.proposition.key).filter((key) => !stated.has(key)));
}

/** A proposition, and the clause of the content that is about it. */
type Statement = { proposition: CompiledProposition; clause: string; isFirst: boolean };

/** What the clauses of a content are about; the content as a whole where no clause says it alone. */
function statementsIn(text: string, propositions: readonly CompiledProposition[]): Statement[] {
  const clauses = clausesOf(text);
  const found = new Map<string, Statement>();
  for (const [index, clause] of clauses.entries()) {
    // "… and have not sunk" goes on about the subject of the clause before.
    const read = sharesSubject(clause) ? `${clauses[index - 1] ?? ''} ${clause}` : clause;
    for (const proposition of propositionsIn(read, propositions)) {
      const { key } = proposition.proposition;
      if (!found.has(key)) found.set(key, { proposition, clause, isFirst: index === 0 });
    }
  }
  if (found.size > 0 || clauses.length < 2) return [...found.values()];
  return propositionsIn(text, propositions).map((proposition) => ({ proposition, clause: text, isFirst: true }));
}

function keyClaim(claim: Claim, { proposition: { proposition }, clause, isFirst }: Statement, index: number): Claim {
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
    stance: stanceOn(claim, clause, isFirst),
    proposition: { text: proposition.text, key: proposition.key },
  };
}

/**
 * The stance on the statement of one clause. Denial of a denial asserts: "denied that no troops had been sent". A later clause
 * has a polarity of its own: "said they were in the east and had not been sent to the front".
 */
function stanceOn({ stance, cue, content }: Claim, clause: string, isFirst: boolean): Stance {
  const isNegated = isNegatedStatement(clause.slice(0, MAX_READ));
  if (DENYING.test(cue?.text ?? ''))
    return stance === 'denies' && (isNegated || speaksOfDenial(clause)) ? 'asserts' : stance;
  if (isFirst) return stance;
  if (stance === 'asserts' && isNegated) return 'denies';
  // Denied was what the first clause says, and by its own negation.
  if (stance === 'denies' && !isNegated && isNegatedStatement(content[0]?.text ?? '')) return 'asserts';
  return stance;
}

const DENYING = /\b(?:den(?:y|ies|ied|ying)|dismiss|reject|refut|disput)/iu;
const MAX_READ = 600;

/** The propositions whose patterns match, in the order of the story. */
export function propositionsIn(text: string, propositions: readonly CompiledProposition[]): CompiledProposition[] {
  const matcher = propositions[0]?.matcher;
  if (!matcher) return [];
  const groups = new Set(matcher.find(tokenise(text)).map((hit) => hit.group));
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
