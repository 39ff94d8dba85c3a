import { foldWord } from './month-names.ts';

/** What a zone's name stands for: minutes east of Greenwich, or an IANA zone where it depends on the season. */
export type NamedZone = { minutes: number; isAmbiguous?: boolean } | { iana: string };

/** Names that stand for one zone, and the North American ones that RFC 822 defines. Minutes east of Greenwich. */
const MINUTES = table(
  `z ut utc gmt zulu wet 0; cet met mez wat west 60; cest mest mesz eet cat sast 120; eest msk мск eat idt fet trt syot 180; irst 210; msd samt azt get mut ret 240; irdt aft 270;
   yekt pkt uzt tmt tjt mvt 300; npt 345; omst almt kgt btt 360; novt krat ict wib hovt 420; irkt sgt hkt pht myt awst wita ulat bnt 480; kst jst yakt wit tlt 540; acst 570; aest vlat chst pgt 600;
   acdt lhst 630; aedt magt sakt srett sbt vut nct 660; nzst pett anat fjt tvt 720; nzdt tot phot 780; chadt 825; lint 840; cvt -60; fnt brst uyst -120; ndt -150; brt art uyt gft srt hna -180; nst hnt -210;
   edt hae clt bot gyt vet -240; est hne cot pet -300; cdt hac -300; cst hnc galt -360; mdt har -360; mst hnr -420; pdt hap -420; pst hnp -480; akdt -480; akst gamt -540; hst taht -600; nut -660`,
);

/** Names that stand for several zones: the one that feeds in English mean most often; `CST` and `EST` are as in RFC 822. */
const AMBIGUOUS = table(
  'ist 330; bst 60; ast -240; adt -180; amt -240; gst 240; sst -660; ect -300; wst 480; bdt 360; cct 390; mmt 390',
);

/** What the language or country of a feed makes of a name, by `language` or `language-COUNTRY` in lower case. */
const LOCAL: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ist: { he: 120, iw: 120, ga: 60, 'en-ie': 60, hi: 330, 'en-in': 330, bn: 330, ta: 330, te: 330, ur: 330, mr: 330 },
  bst: { 'en-gb': 60, cy: 60, bn: 360 },
  ast: { ar: 180, pt: -240, es: -240 },
  cst: { zh: 480 },
  est: { 'en-au': 600 },
  edt: { 'en-au': 660 },
  adt: { ar: 240 },
  amt: { hy: 240, pt: -240 },
  wst: { 'en-au': 480 },
  gst: { ar: 240, 'en-ae': 240 },
  sst: { zh: 480, ms: 480, 'en-sg': 480 },
};

/** `ET` is eastern time in winter and in summer. */
const SEASONAL: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  eastern: 'America/New_York',
  pacific: 'America/Los_Angeles',
  mountain: 'America/Denver',
  'eastern time': 'America/New_York',
  'central time': 'America/Chicago',
  'mountain time': 'America/Denver',
  'pacific time': 'America/Los_Angeles',
  'moscow time': 'Europe/Moscow',
  'московское время': 'Europe/Moscow',
  'московскому времени': 'Europe/Moscow',
  'kyiv time': 'Europe/Kyiv',
  'за київським': 'Europe/Kyiv',
  'київським часом': 'Europe/Kyiv',
  'по киеву': 'Europe/Kyiv',
  'london time': 'Europe/London',
  'uk time': 'Europe/London',
};

/** Names in full, as Windows and browsers write them. */
const LONG = table(
  `greenwich_mean_time coordinated_universal_time universal_time temps_universel 0; central_european_time central_european_standard_time british_summer_time irish_standard_time mitteleuropäische_zeit
   w._europe_standard_time romance_standard_time central_europe_standard_time 60; central_european_summer_time mitteleuropäische_sommerzeit eastern_european_time eastern_european_standard_time fle_standard_time gtb_standard_time israel_standard_time south_africa_standard_time 120;
   eastern_european_summer_time moscow_standard_time russian_standard_time israel_daylight_time arabia_standard_time arab_standard_time arabian_time 180; iran_standard_time 210; gulf_standard_time 240; pakistan_standard_time 300; india_standard_time 330; nepal_standard_time 345;
   indochina_time se_asia_standard_time 420; china_standard_time singapore_standard_time hong_kong_standard_time taipei_standard_time 480; korea_standard_time korean_standard_time japan_standard_time tokyo_standard_time 540;
   australian_eastern_standard_time 600; australian_eastern_daylight_time 660; brasilia_standard_time argentina_standard_time -180; atlantic_daylight_time -180; atlantic_standard_time eastern_daylight_time -240; eastern_standard_time central_daylight_time -300;
   central_standard_time mountain_daylight_time -360; mountain_standard_time pacific_daylight_time -420; pacific_standard_time alaska_daylight_time -480; alaska_standard_time -540; hawaii_standard_time hawaii-aleutian_standard_time -600`,
);

/** Names of one zone of the United States: who writes them puts the month first. */
const AMERICAN = new Set(
  'est edt cst cdt mst mdt pst pdt akst akdt hst et ct mt pt eastern pacific mountain'.split(' '),
);

/** The most words that a name in full has. */
export const LONGEST_ZONE_NAME = 4;

/**
 * What a folded zone name (`msk`, `eastern daylight time`) stands for; `language` (BCP 47) is the feed's, which decides
 * between the zones of one name. Undefined when nobody knows it.
 */
export function namedZone(folded: string, language = ''): NamedZone | undefined {
  const tag = language.toLowerCase().replaceAll('_', '-');
  const local = Object.hasOwn(LOCAL, folded) ? LOCAL[folded] : undefined;
  const [primary = ''] = tag.split('-', 1);
  const here = local?.[tag.split('-').slice(0, 2).join('-')] ?? local?.[primary];
  if (here !== undefined) return { minutes: here };
  const unsure = AMBIGUOUS.get(folded);
  if (unsure !== undefined) return { minutes: unsure, isAmbiguous: true };
  const minutes = MINUTES.get(folded) ?? LONG.get(folded);
  if (minutes !== undefined) return { minutes };
  const iana = Object.hasOwn(SEASONAL, folded) ? SEASONAL[folded] : undefined;
  return iana === undefined ? undefined : { iana };
}

export function isAmericanZone(folded: string): boolean {
  return AMERICAN.has(folded);
}

function table(text: string): ReadonlyMap<string, number> {
  return new Map(
    text.split(';').flatMap((line) => {
      const words = line.trim().split(/\s+/);
      const minutes = Number(words.pop());
      return words.map((word): [string, number] => [foldWord(word.replaceAll('_', ' ')), minutes]);
    }),
  );
}
