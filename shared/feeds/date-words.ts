/** Words of dates, folded: lower case, without diacritics, without a closing dot. */
export function foldWord(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/\.$/, '');
}

/** For each month the stems that begin its name in English, Russian, Ukrainian, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish and Arabic. */
const MONTH_STEMS: readonly (readonly string[])[] = [
  'jan янв січ janv ene gen sty oca يناير كانون_الثاني جانفي',
  'feb фев лют fev fevr лют lut sub فبراير شباط فيفري',
  'mar мар бер maerz marz mars mrt مارس آذار اذار',
  'apr апр кві avr abr kwi nis أبريل ابريل نيسان أفريل افريل',
  'may мая май тра mai mag mei maj مايو أيار ايار',
  'jun июн чер juin giu cze haz يونيو حزيران جوان',
  'jul июл лип juil lug lip tem يوليو تموز جويلية',
  'aug авг сер aou ago sie agu أغسطس اغسطس آب أوت اوت',
  'sep сен вер set wrz eyl سبتمبر أيلول ايلول',
  'oct окт жов okt out ott paz eki أكتوبر اكتوبر تشرين_الأول تشرين_الاول',
  'nov ноя лис lis kas نوفمبر تشرين_الثاني',
  'dec дек гру dez dic gru ara déc ديسمبر كانون_الأول كانون_الاول',
].map((stems) => stems.split(' ').map((stem) => foldWord(stem.replace('_', ' '))));

const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_STEMS.flatMap((stems, index) => stems.map((stem): [string, number] => [stem, index + 1])),
);
const LONGEST_STEM = Math.max(...[...MONTHS.keys()].map((stem) => stem.length));

/** A month's name or abbreviation → 1 to 12, by its longest stem; undefined for any other word. */
export function monthOf(folded: string): number | undefined {
  for (let length = Math.min(folded.length, LONGEST_STEM); length >= 2; length--) {
    const month = MONTHS.get(folded.slice(0, length));
    // Stems of two letters stand for a whole word only.
    if (month !== undefined && (length > 2 || folded.length === 2 || folded[2] === ' ')) return month;
  }
  return undefined;
}

/** Minutes east of Greenwich. Where a name stands for several zones, the one that news feeds mean most often. */
const ZONE_MINUTES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  met: 60,
  mez: 60,
  wat: 60,
  cest: 120,
  mest: 120,
  mesz: 120,
  eet: 120,
  sast: 120,
  cat: 120,
  eest: 180,
  msk: 180,
  мск: 180,
  fet: 180,
  trt: 180,
  eat: 180,
  idt: 180,
  ast: -240,
  irst: 210,
  msd: 240,
  gst: 240,
  samt: 240,
  azt: 240,
  get: 240,
  aft: 270,
  yekt: 300,
  pkt: 300,
  uzt: 300,
  ist: 330,
  npt: 345,
  omst: 360,
  almt: 360,
  bdt: 360,
  mmt: 390,
  krat: 420,
  novt: 420,
  ict: 420,
  wib: 420,
  irkt: 480,
  sgt: 480,
  hkt: 480,
  pht: 480,
  myt: 480,
  awst: 480,
  wita: 480,
  kst: 540,
  jst: 540,
  yakt: 540,
  wit: 540,
  acst: 570,
  vlat: 600,
  aest: 600,
  acdt: 630,
  aedt: 660,
  magt: 660,
  sakt: 660,
  nzst: 720,
  pett: 720,
  nzdt: 780,
  nst: -210,
  ndt: -150,
  adt: -180,
  brt: -180,
  art: -180,
  edt: -240,
  clt: -240,
  est: -300,
  cdt: -300,
  cot: -300,
  pet: -300,
  cst: -360,
  mdt: -360,
  mst: -420,
  pdt: -420,
  pst: -480,
  akdt: -480,
  akst: -540,
  hst: -600,
};

/** Offset of a zone's abbreviation in minutes, undefined when nobody knows it. */
export function zoneMinutes(folded: string): number | undefined {
  return Object.hasOwn(ZONE_MINUTES, folded) ? ZONE_MINUTES[folded] : undefined;
}

/** Offset of an IANA zone (`Europe/Kyiv`) at an instant, in minutes; undefined for an unknown name. */
export function ianaMinutes(name: string, at: number): number | undefined {
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' }).formatToParts(at);
    const label = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
    const match = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(label);
    if (!match) return undefined;
    const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
    return match[1] === '-' ? -minutes : minutes;
  } catch {
    return undefined;
  }
}
