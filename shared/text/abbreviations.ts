/** Abbreviations that stand before a name: a full stop behind them ends nothing. Folded. */
export const TITLE_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms mx dr prof rev fr hon pres sen sens rep reps gov govs lt gen col maj capt cmdr adm sgt cpl pvt pfc brig ' +
    'amb atty supt insp det sr mme mlle st ste mt ft vs v no nos art sec fig figs vol pp ed eds cf e.g i.e approx est ' +
    'dept assn univ bros messrs asst assoc dir spc ofc vice-adm'
  ).split(' '),
);

/** Abbreviations that may also be the last word of a sentence. */
export const OTHER_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'inc corp co ltd llc plc cos jr jan feb mar apr jun jul aug sept sep oct nov dec mon tues tue wed thurs thu fri sat ' +
    'a.m p.m u.s u.k u.n e.u u.s.a u.a.e d.c n.y l.a b.c a.d ph.d m.d b.a m.a j.d etc al ave blvd rd sq ' +
    'ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex ' +
    'va vt wash wis wyo n.c s.c n.h n.j n.m n.d s.d r.i w.va jpn min max'
  ).split(' '),
);

/** Words that begin sentences far more often than names: after `the U.S.` they begin a new one. Folded. */
export const SENTENCE_STARTERS: ReadonlySet<string> = new Set(
  (
    'the a an he she it they we i you this that these those but and or so yet in on at as if when while after before ' +
    'however meanwhile although though since because for from with by to there here what who why how his her its their ' +
    'our my your some many most all both not no one also according despite during earlier later last'
  ).split(' '),
);
