/** Months by name, January first. In each line a month's full names and inflected forms, then the short forms that do not begin one of them. */
const MONTH_NAMES: readonly string[] = [
  // English, German, French, Spanish, Portuguese, Italian, Dutch, Scandinavian, Romanian, Polish, Czech, Hungarian, Turkish, Indonesian
  'january januar jänner janvier enero janeiro gennaio januari ianuarie styczeń stycznia leden ledna január ocak gener',
  'february februar feber février febrero fevereiro febbraio februari februarie luty lutego únor února február şubat febrer',
  'march märz maerz mars marzo março maart marts martie marzec marca březen března március mart maret març mrz mrt',
  'april avril abril aprile aprilie kwiecień kwietnia duben dubna április nisan',
  'may mai mayo maio maggio mei maj maja květen května május mayıs maig',
  'june juni juin junio junho giugno iunie czerwiec czerwca červen června június haziran juny',
  'july juli juillet julio julho luglio iulie lipiec lipca červenec července július temmuz juliol',
  'august août agosto augustus augusti sierpień sierpnia srpen srpna augusztus ağustos agustus agost agt aoû aou',
  'september septembre septiembre setiembre setembro settembre septembrie wrzesień września září szeptember eylül setembre',
  'october oktober octobre octubre outubro ottobre oktober octombrie październik października říjen října október ekim',
  'november novembre noviembre novembro noiembrie listopad listopada kasım',
  'december dezember décembre diciembre dezembro dicembre decembrie grudzień grudnia prosinec prosince aralık desember desembre',
  // Russian, Ukrainian, Bulgarian, Serbian
  'январь января январе січень січня януари јануар',
  'февраль февраля феврале лютий лютого февруари фебруар',
  'март марта марте березень березня',
  'апрель апреля апреле квітень квітня април',
  'май мая мае травень травня мај',
  'июнь июня июне червень червня юни јун',
  'июль июля июле липень липня юли јул',
  'август августа августе серпень серпня',
  'сентябрь сентября сентябре вересень вересня септември септембар',
  'октябрь октября октябре жовтень жовтня октомври октобар',
  'ноябрь ноября ноябре листопад листопада ноември новембар',
  'декабрь декабря декабре грудень грудня декември децембар',
  // Greek, Hebrew
  'ιανουάριος ιανουαρίου γενάρης ינואר בינואר',
  'φεβρουάριος φεβρουαρίου φλεβάρης פברואר בפברואר',
  'μάρτιος μαρτίου μάρτης מרץ במרץ',
  'απρίλιος απριλίου απρίλης אפריל באפריל',
  'μάιος μαΐου μάης מאי במאי',
  'ιούνιος ιουνίου ιούνης יוני ביוני',
  'ιούλιος ιουλίου ιούλης יולי ביולי',
  'αύγουστος αυγούστου אוגוסט באוגוסט',
  'σεπτέμβριος σεπτεμβρίου σεπτέμβρης ספטמבר בספטמבר',
  'οκτώβριος οκτωβρίου οκτώβρης אוקטובר באוקטובר',
  'νοέμβριος νοεμβρίου νοέμβρης נובמבר בנובמבר',
  'δεκέμβριος δεκεμβρίου δεκέμβρης דצמבר בדצמבר',
  // Arabic of Egypt and the Gulf, of the Levant and Iraq, of the Maghreb
  'يناير كانون_الثاني جانفي',
  'فبراير شباط فيفري',
  'مارس آذار',
  'أبريل إبريل نيسان أفريل',
  'مايو أيار ماي',
  'يونيو يونية حزيران جوان',
  'يوليو يولية تموز جويلية يوليوز',
  'أغسطس آب أوت غشت',
  'سبتمبر أيلول شتنبر',
  'أكتوبر تشرين_الأول',
  'نوفمبر تشرين_الثاني نونبر',
  'ديسمبر كانون_الأول دجنبر',
];

/** Days of the week by name, Monday first; in the languages of the months above that write them before a date. */
const WEEKDAY_NAMES: readonly string[] = [
  'monday montag mo lundi lunes segunda seg lunedì maandag понедельник пн понеділок poniedziałek δευτέρα pazartesi الاثنين الإثنين',
  'tuesday dienstag di mardi martes terça ter martedì dinsdag вторник вт вівторок wtorek τρίτη salı الثلاثاء',
  'wednesday mittwoch mi mercredi miércoles quarta qua mercoledì woensdag wo среда ср середа środa τετάρτη çarşamba الأربعاء',
  'thursday donnerstag do jeudi jueves quinta qui giovedì donderdag четверг чт четвер czwartek πέμπτη perşembe الخميس',
  'friday freitag fr vendredi viernes sexta sex venerdì vrijdag vr пятница пт п’ятниця piątek παρασκευή cuma الجمعة',
  'saturday samstag sonnabend sa samedi sábado sabato zaterdag za суббота сб субота sobota σάββατο cumartesi السبت',
  'sunday sonntag so dimanche domingo domenica zondag zo воскресенье вс неділя нд niedziela κυριακή pazar الأحد',
];

/** The shortest beginning of a name that counts as the name, in letters. */
const SHORTEST_STEM = 3;
/** Marks a beginning that names of several months share. */
const NOBODY = -1;

/** A word of a date for comparing: lower case, without diacritics, one form of sigma. */
export function foldWord(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ς', 'σ').replaceAll('ı', 'i');
}

const MONTHS = prefixTable(MONTH_NAMES);
const WEEKDAYS = prefixTable(WEEKDAY_NAMES, 7);

/**
 * The month (1 to 12) that a folded word names, whole or cut short (`oct`, `sept`, `окт`, `juil`); two words of Arabic are
 * given with one blank between. Undefined for other words and for beginnings that several months share (`ju`, `jui`).
 */
export function monthOf(folded: string): number | undefined {
  return MONTHS.get(folded);
}

/** The weekday (Monday 1 to Sunday 7) that a folded word names, whole or cut short. */
export function weekdayOf(folded: string): number | undefined {
  return WEEKDAYS.get(folded);
}

/** Whole names first: `červen` is June although `červenec`, July, begins with it. */
function prefixTable(lines: readonly string[], size = 12): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  const names = lines.flatMap((line, index) =>
    line.split(' ').map((name): [string, number] => [foldWord(name.replace('_', ' ')), (index % size) + 1]),
  );
  const whole = new Map(names);
  for (const [name, value] of names) {
    for (let length = SHORTEST_STEM; length < name.length; length++) {
      const stem = name.slice(0, length);
      const before = table.get(stem);
      table.set(stem, before === undefined || before === value ? value : NOBODY);
    }
  }
  for (const [name, value] of whole) table.set(name, value);
  for (const [stem, value] of table) if (value === NOBODY) table.delete(stem);
  return table;
}
