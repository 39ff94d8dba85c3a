/** Words that call a claim false. On folded text. */
export const AGAINST =
  /\b(?:hoax(?:es|ed|er|ers)?|fakes?|faked|false|falsely|debunk(?:s|ed|ing)?|den(?:y|ies|ied|ying)|not|cannot|(?:is|was|are|were|did|does|do|has|have|had|wo|ca)n't|untrue|myths?|satire|satirical|prank(?:s|ed)?|bogus|bs|rubbish|misinformation|misreport(?:s|ed)?|exaggerated|mockumentary|lie|lies|lied|fabricat(?:ed|ion|ions|ing)|made (?:it )?(?:all )?up|made-up|refut(?:e|es|ed|ing)|retract(?:s|ed|ion)?|fooled|duped|trolled|tricked (?:by|into believing)|nope|fiction|fictional|scam|photoshop(?:ped)?|doctored|parody|no evidence|no proof|inaccurate|incorrect|erroneous(?:ly)?|baseless|unfounded|dispel(?:s|led)?|discredit(?:s|ed)?|doubts?|unlikely|impossible|slams? (?:reports?|rumou?rs?|claims?)|(?:dismiss(?:es|ed)?|rejects?|rejected|quash(?:es|ed)?|rubbish(?:es|ed)?|rebuffs?|shoots? down|shot down) (?:\w+ ){0,3}?(?:reports?|rumou?rs?|claims?|talk|stories|story))\b|^no[,.:]| no, /u;

/** A denial of the denial: the claim stands. On folded text. */
export const NOT_AGAINST =
  /\b(?:not (?:a )?(?:fake|hoax|only|just|the first|alone)|no (?:hoax|fake|joke)|(?:was|is)n't (?:a )?(?:fake|hoax)|did not (?:know|tell|realize|realise))\b/u;

/** Words that report a claim without standing behind it. On folded text. */
export const HEDGES =
  /\b(?:report(?:s|ed|edly)?|alleged(?:ly)?|allegations?|claim(?:s|ed|ing)?|rumou?r(?:s|ed)?|says?|said to|according|might|may|possibl[ey]|apparently|probably|could|purports?|thinks?|analysts?|eyes|appears?|seems?|supposedly|purported(?:ly)?|unconfirmed|suspected|suggest(?:s|ed|ing)?|believed|fears?|likely|potential(?:ly)?|unclear|unverified|speculat(?:es|ed|ion)|sources?|insists?|investigat(?:es|ed|ing|ion)|whether|mystery|eyed|in talks|debate|questions? (?:about|over|whether))\b/u;

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
