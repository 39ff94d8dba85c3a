import { Stance } from '../../model/claim.ts';
import { CUE_VERB_ROWS, IRREGULAR_FORMS } from './cue-verbs.ts';
import type { CueStance, CueSub, CueVerb, Frame } from './frames.ts';

export type VerbForm = 'base' | 's' | 'ed' | 'en' | 'ing';

/** Every form of every cue verb, folded, with what it may be a form of. */
export const CUE_VERB_FORMS: ReadonlyMap<string, CueVerb> = buildForms();

/** The forms of a regular or listed verb: all but the first are inflected. */
export function inflect(lemma: string): string[] {
  const irregular = IRREGULAR_FORMS[lemma];
  if (irregular) return [lemma, ...irregular.split(' ')];
  if (/[^aeiou]y$/u.test(lemma)) {
    const stem = lemma.slice(0, -1);
    return [lemma, `${stem}ies`, `${stem}ied`, `${lemma}ing`];
  }
  if (lemma.endsWith('e')) {
    const stem = lemma.slice(0, -1);
    return [lemma, `${lemma}s`, `${lemma}d`, lemma.endsWith('ee') ? `${lemma}ing` : `${stem}ing`];
  }
  const s = /(?:s|sh|ch|x|z)$/u.test(lemma) ? 'es' : 's';
  return [lemma, `${lemma}${s}`, `${lemma}ed`, `${lemma}ing`];
}

function buildForms(): Map<string, CueVerb> {
  const verbs = new Map<string, CueVerb & { frames: Map<Frame, CueStance> }>();
  for (const [frames, attitude, lemmas] of CUE_VERB_ROWS) {
    const [stance, sub] = attitude.replace('!', '').split(' ');
    const taken: CueStance = { stance: Stance.parse(stance), ...(sub ? { sub: sub as CueSub } : {}) };
    for (const lemma of lemmas.split(' ')) {
      const verb = verbs.get(lemma) ?? {
        lemma,
        frames: new Map<Frame, CueStance>(),
        isSpeech: !attitude.startsWith('!'),
      };
      for (const frame of frames.split(' '))
        if (!verb.frames.has(frame as Frame)) verb.frames.set(frame as Frame, taken);
      verbs.set(lemma, verb);
    }
  }
  const forms = new Map<string, CueVerb>();
  for (const verb of verbs.values()) {
    for (const form of inflect(verb.lemma)) if (!forms.has(form)) forms.set(form, verb);
  }
  return forms;
}
