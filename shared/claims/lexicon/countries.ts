/** States by their common English names. */
export const STATES: ReadonlySet<string> = new Set(
  (
    'Afghanistan|Albania|Algeria|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh|Belarus|Belgium|Bolivia|Bosnia|Brazil|Britain|' +
    'Bulgaria|Cambodia|Cameroon|Canada|Chad|Chile|China|Colombia|Croatia|Cuba|Cyprus|Czech Republic|Denmark|Ecuador|Egypt|Eritrea|Estonia|Ethiopia|' +
    'Finland|France|Georgia|Germany|Ghana|Greece|Guatemala|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Japan|Jordan|' +
    'Kazakhstan|Kenya|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Libya|Lithuania|Luxembourg|Malaysia|Mali|Malta|Mexico|Moldova|Mongolia|Montenegro|' +
    'Morocco|Mozambique|Myanmar|Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Norway|Oman|Pakistan|Palestine|Panama|' +
    'Paraguay|Peru|Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda|Saudi Arabia|Senegal|Serbia|Singapore|Slovakia|Slovenia|Somalia|South Africa|' +
    'South Korea|South Sudan|Spain|Sri Lanka|Sudan|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Tunisia|Turkey|Turkmenistan|Uganda|Ukraine|' +
    'United Arab Emirates|United Kingdom|United States|Uruguay|Uzbekistan|Venezuela|Vietnam|Yemen|Zambia|Zimbabwe'
  ).split('|'),
);

/** Other names of a state, and the seats of governments that newsrooms say for them. Folded, without "the". */
export const STATE_METONYMS: Readonly<Record<string, string>> = {
  'u.s.': 'United States',
  'u.s': 'United States',
  us: 'United States',
  usa: 'United States',
  america: 'United States',
  washington: 'United States',
  'u.k.': 'United Kingdom',
  uk: 'United Kingdom',
  'great britain': 'United Kingdom',
  britain: 'United Kingdom',
  london: 'United Kingdom',
  moscow: 'Russia',
  'russian federation': 'Russia',
  kyiv: 'Ukraine',
  kiev: 'Ukraine',
  seoul: 'South Korea',
  'republic of korea': 'South Korea',
  pyongyang: 'North Korea',
  dprk: 'North Korea',
  'the north': 'North Korea',
  tokyo: 'Japan',
  beijing: 'China',
  taipei: 'Taiwan',
  paris: 'France',
  berlin: 'Germany',
  rome: 'Italy',
  madrid: 'Spain',
  warsaw: 'Poland',
  ankara: 'Turkey',
  türkiye: 'Turkey',
  tehran: 'Iran',
  baghdad: 'Iraq',
  damascus: 'Syria',
  jerusalem: 'Israel',
  cairo: 'Egypt',
  riyadh: 'Saudi Arabia',
  'new delhi': 'India',
  islamabad: 'Pakistan',
  kabul: 'Afghanistan',
  canberra: 'Australia',
  ottawa: 'Canada',
  minsk: 'Belarus',
  budapest: 'Hungary',
  prague: 'Czech Republic',
  vilnius: 'Lithuania',
  riga: 'Latvia',
  tallinn: 'Estonia',
  helsinki: 'Finland',
  stockholm: 'Sweden',
  oslo: 'Norway',
  copenhagen: 'Denmark',
  vienna: 'Austria',
  belgrade: 'Serbia',
  athens: 'Greece',
  caracas: 'Venezuela',
  havana: 'Cuba',
  doha: 'Qatar',
};
