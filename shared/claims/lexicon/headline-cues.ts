/** Words that call a claim false. On folded text. */
export const AGAINST =
  /\b(?:hoax(?:es|ed|er)?|fakes?|faked|false|falsely|debunk(?:s|ed|ing)?|den(?:y|ies|ied|ying|ial)|not true|untrue|isn't|wasn't|aren't|didn't|doesn't|did not|does not|is not|was not|are not|were not|never|no,|myth|rumou?rs? (?:false|untrue)|satire|satirical|prank|bogus|lie|lies|lied|fabricated|made up|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|shoots? down|shot down|retract(?:s|ed|ion)?|wrong|fooled|duped|alive|nope|fiction|scam|photoshop(?:ped)?|doctored|parody|slams? (?:reports?|rumou?rs?|claims?)|actually|contrary to|no evidence|no proof|inaccurate|incorrect|baseless|unfounded|dispel(?:s|led)?|rubbish(?:es|ed)?|discredit(?:s|ed)?)\b/u;

/** Words that report a claim without standing behind it. On folded text. */
export const HEDGES =
  /\b(?:report(?:s|ed|edly|ing)?|alleg(?:e|es|ed|edly|ation|ations|ing)|claim(?:s|ed|ing)?|rumou?r(?:s|ed)?|says?|said|told|tells|according|might|may|could|possibl[ey]|apparently|supposedly|purported(?:ly)?|investigat(?:e|es|ing|ion)|unconfirmed|suspected|accus(?:es|ed|ing|ations?)|suggest(?:s|ed|ing)?|believ(?:e|es|ed)|warn(?:s|ed)?|fears?|feared|likely|potential(?:ly)?|question(?:s|ed)?|whether|why|how|probe|sources?|speculat(?:es|ed|ion)|insists?|tweets?|mystery|did|is|was|does|verif(?:y|ies|ied)|confirm(?:s|ed)?)\b/u;

/** Pairs of which one takes the other back. On folded text. */
export const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:dead|died|dies|killed|death)\b/u, /\b(?:alive|living|survives?|survived|not dead)\b/u],
  [/\b(?:caught|captured|arrested)\b/u, /\b(?:free|freed|escaped|at large|not arrested)\b/u],
];

export const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an the of in on at to for from by with and or but is are was were be been has have had do does did will would that this it its his her their he she they as after before into over'.split(
    ' ',
  ),
);
