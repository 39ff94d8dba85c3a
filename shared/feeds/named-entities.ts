/** HTML 4 names of the characters 160 to 255, in order. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** HTML 4 names of the Greek letters from 913 and from 945; 930 is not a letter. */
const GREEK_UPPER =
  'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega';
const GREEK_LOWER =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega';

const OTHERS =
  'amp=38 lt=60 gt=62 quot=34 apos=39 OElig=338 oelig=339 Scaron=352 scaron=353 Yuml=376 fnof=402 circ=710 tilde=732 ensp=8194 emsp=8195 thinsp=8201 zwnj=8204 zwj=8205 lrm=8206 rlm=8207 ndash=8211 mdash=8212 horbar=8213 lsquo=8216 rsquo=8217 sbquo=8218 ldquo=8220 rdquo=8221 bdquo=8222 dagger=8224 Dagger=8225 bull=8226 hellip=8230 permil=8240 prime=8242 Prime=8243 lsaquo=8249 rsaquo=8250 oline=8254 frasl=8260 euro=8364 numero=8470 trade=8482 larr=8592 uarr=8593 rarr=8594 darr=8595 harr=8596 rArr=8658 hArr=8660 part=8706 sum=8721 minus=8722 radic=8730 infin=8734 cap=8745 cup=8746 asymp=8776 ne=8800 equiv=8801 le=8804 ge=8805 loz=9674 spades=9824 clubs=9827 hearts=9829 diams=9830 inodot=305 Ccaron=268 ccaron=269 Zcaron=381 zcaron=382 Scedil=350 scedil=351 gbreve=287 Gbreve=286 Idot=304 lstrok=322 Lstrok=321 eogon=281 aogon=261 nacute=324 sacute=347 zacute=378 zdot=380 cacute=263 AMP=38 LT=60 GT=62 QUOT=34 NewLine=10 Tab=9 lpar=40 rpar=41 comma=44 period=46 colon=58 semi=59 excl=33 quest=63 num=35 percnt=37 dollar=36 commat=64 lbrack=91 lsqb=91 rsqb=93 rbrack=93 lowbar=95 lcub=123 rcub=125 vert=124 sol=47 bsol=92 ast=42 plus=43 equals=61 grave=96 hyphen=8208 dash=8208';

/** HTML 4's other letters, arrows and signs of mathematics. */
const SIGNS =
  'thetasym=977 upsih=978 piv=982 image=8465 weierp=8472 real=8476 alefsym=8501 crarr=8629 lArr=8656 uArr=8657 dArr=8659 forall=8704 exist=8707 empty=8709 nabla=8711 isin=8712 notin=8713 ni=8715 prod=8719 lowast=8727 prop=8733 ang=8736 and=8743 or=8744 int=8747 there4=8756 sim=8764 cong=8773 sub=8834 sup=8835 nsub=8836 sube=8838 supe=8839 oplus=8853 otimes=8855 perp=8869 sdot=8901 lceil=8968 rceil=8969 lfloor=8970 rfloor=8971 lang=10216 rang=10217';

const CODES: ReadonlyMap<string, number> = new Map([
  ...numbered(LATIN_1, 160),
  ...numbered(GREEK_UPPER, 913),
  ...numbered(GREEK_LOWER, 945),
  ...`${OTHERS} ${SIGNS}`.split(' ').map((pair): [string, number] => {
    const [name = '', code] = pair.split('=');
    return [name, Number(code)];
  }),
]);

function numbered(names: string, first: number): [string, number][] {
  return names.split(' ').map((name, index) => [name, first + index]);
}

/** Windows-1252 letters that numeric references 128 to 159 stand for (HTML standard, numeric character reference end state). */
const C1 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** True for an entity name that HTML 4 (or XML) knows, without `&` and `;`. */
export function isNamedEntity(name: string): boolean {
  return CODES.has(name);
}

/**
 * Decodes references once: `&amp;lt;` becomes `&lt;`. Numbers in the C1 range are read as windows-1252; references to
 * characters that no text may hold vanish; unknown names stay as they are.
 */
export function decodeEntities(text: string): string {
  let at = text.indexOf('&');
  if (at < 0) return text;
  if (!OTHER_REFERENCE.test(text)) return decodeXmlEntities(text);
  const pieces: string[] = [];
  let from = 0;
  for (; at >= 0; at = text.indexOf('&', at)) {
    const end = referenceEnd(text, at + 1);
    const said = end < 0 ? undefined : characterNamed(text, at + 1, end);
    if (said === undefined) {
      at++;
      continue;
    }
    if (at > from) pieces.push(text.slice(from, at));
    pieces.push(said);
    from = end + 1;
    at = from;
  }
  if (from === 0) return text;
  if (from < text.length) pieces.push(text.slice(from));
  return pieces.join('');
}

/** What may be a reference and is none of XML's own five. */
const OTHER_REFERENCE = /&(?:#|(?!(?:amp|lt|gt|quot|apos);)[A-Za-z])/;

/** The common case of escaped markup, several times faster; `&amp;` last, so that nothing is decoded twice. */
function decodeXmlEntities(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** The longest name or number between `&` and `;`. */
const MAX_REFERENCE_LENGTH = 32;

/** The `;` of a reference whose name or number begins at `from`, -1 where none follows. */
function referenceEnd(text: string, from: number): number {
  let at = text.charCodeAt(from) === 0x23 ? from + 1 : from;
  const limit = from + MAX_REFERENCE_LENGTH;
  while (at < limit && isAlphanumeric(text.charCodeAt(at))) at++;
  return at > from && text.charCodeAt(at) === 0x3b ? at : -1;
}

function isAlphanumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function characterNamed(text: string, from: number, end: number): string | undefined {
  const name = text.slice(from, end);
  if (name.charCodeAt(0) !== 0x23) {
    const code = CODES.get(name);
    return code === undefined ? undefined : String.fromCodePoint(code);
  }
  const isHex = name.charCodeAt(1) === 0x78 || name.charCodeAt(1) === 0x58;
  const digits = name.slice(isHex ? 2 : 1);
  if (!(isHex ? /^[0-9a-fA-F]{1,8}$/ : /^\d{1,9}$/).test(digits)) return undefined;
  return characterOf(Number.parseInt(digits, isHex ? 16 : 10));
}

function characterOf(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return C1[code - 0x80] ?? '';
  const isText =
    code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff));
  return isText ? String.fromCodePoint(code) : '';
}
