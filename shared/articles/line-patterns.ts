/** Shapes of whole lines that pages put around articles. Every pattern is linear: no quantifier stands next to one that it overlaps. */

/** A day or time alone: `Published: Tuesday, November 19, 2019 08:38 AM`, `19.11.2019, 08:57`, `Updated 2 hours ago`. */
const DATE_WORDS =
  '(?:first|last|(?:published|updated|posted|modified|created|added)(?: (?:on|at|by))?|today|yesterday|on|at|by|ago|am|pm|a\\.m\\.|p\\.m\\.|[ap]m|(?:min(?:ute)?|hour|day|week|month)s?|' +
  'mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|' +
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|' +
  'utc|gmt|[ecmp][sd]?t|bst|cet|cest|msk|kst|jst|ist|amt|' +
  'опубликовано|обновлено|опубліковано|оновлено|veröffentlicht|aktualisiert|stand|uhr|publié|mis|jour|à|le|publicado|actualizado|atualizado|em|às|el|il|pubblicato|aggiornato|' +
  'de|di|du|der|am|um|' +
  'янв(?:аря)?|фев(?:раля)?|мар(?:та)?|апр(?:еля)?|мая|июня|июля|авг(?:уста)?|сен(?:тября)?|окт(?:ября)?|ноя(?:бря)?|дек(?:абря)?|' +
  'січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|' +
  'januar|februar|märz|mai|juni|juli|oktober|dezember|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|' +
  'janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|' +
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|' +
  'janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|(?:segunda|terça|quarta|quinta|sexta)|feira|sábado|domingo|' +
  'gen|gennaio|febbraio|aprile|maggio|giugno|luglio|ago|settembre|ottobre|dicembre|ott|dic|set|' +
  'maret|agustus|mei|oleh|pada|년|월|일|오전|오후|入力|年|月|日|발행|수정|입력)';
const DATE_TOKEN = new RegExp(`^${DATE_WORDS}$`, 'iu');

/** Whether a line consists of nothing but the words and figures of a date. */
export function isDateLine(text: string): boolean {
  if (text.length > 100 || !/\d/.test(text)) return false;
  let figures = 0;
  for (const token of text.split(/[\s,:;|·•/()\-–—.]+/u)) {
    if (token === '') continue;
    if (
      /^\d{1,4}(?:st|nd|rd|th|h|º|°|일|월|년|年|月|日)?$/u.test(token) ||
      /^\d{1,2}(?:[ap]m|h\d{0,2})$/i.test(token) ||
      /^\d{4}(?:updated|published)$/i.test(token)
    )
      figures++;
    else if (!DATE_TOKEN.test(token) && !/^t?\d{2}$/i.test(token)) return false;
  }
  return figures > 0;
}

/** `Photo: Jane Doe / Reuters`, `© Agency`, `Image copyright Agency`, `Image 1 of 4`, `(Photo by …)`. */
const PHOTO_LINE =
  /^\(?(?:(?:file |stock |handout )?(?:photo|photograph|photos|image|picture|foto|фото|bild|imagen|imagem|immagine|credit|image credit|photo credit|image copyright|image caption|image source|media caption|getty images)s?(?: by| credits?| courtesy(?: of)?)? ?[:/|]|(?:photo|image|photograph|picture|illustration) (?:by|courtesy|credit|copyright|caption|source|via)\b|image (?:copyright|caption|source)\b|©|\(c\) |credit\.\.\.|image \d{1,3} of\b|(?:\d{1,3} )?of \d{1,3}$|\d{1,3}\/\d{1,3}$)/iu;
const PHOTO_TAIL =
  /(?:\(|\||\/| – | - | \. ?|[.:] )(?:getty images|afp|ap|ap photo|reuters|epa|shutterstock|istock|unsplash|pexels|wikimedia commons|alamy|bloomberg|ap file|file photo)\)?$/iu;

/** A caption with its credit behind it: `… on June 28. (Photo by Jane Doe/Agency)`. */
const PHOTO_CREDIT_END =
  /\((?:file |ap |afp |reuters )?(?:photos?|images?|pictures?|foto|фото)(?: credits?)? ?(?:by|:|courtesy|via)[^()]{1,160}\)$/iu;

export function isPhotoLine(text: string): boolean {
  if (text.length <= 600 && PHOTO_CREDIT_END.test(text)) return true;
  return (
    text.length <= 320 &&
    (PHOTO_LINE.test(text) ||
      (text.length <= 160 && PHOTO_TAIL.test(text) && /photo|image|getty|shutterstock|istock|[|/]/iu.test(text)))
  );
}

/** Labels of the line that stands above or below an article: two of them make one. */
const META_LABEL =
  /\b(?:posted|published|written|updated|publicado|atualizado|actualizado|pubblicato|scritto|veröffentlicht|publié|diposting)(?: on| in| by| por| em| da| von| am| par| le| oleh|:)|\b(?:categor(?:y|ies|ia|ias|ie|ía)|kategorie|tags?|filed under|by|author|autor|autore|views|comments|comentários|comentarios|reading time|min read|tempo de leitura|tiempo de lectura|lesezeit|temps de lecture)\b ?:|(?:автор|категория|рубрика|теги|метки|просмотров|просмотры|опубликовано)\s?:?/giu;
const READING_TIME =
  /^(?:(?:reading time|tempo (?:de leitura|di lettura)|tiempo de lectura|lesezeit|temps de lecture)\s?:?\s?)?\d{1,3}[- ]?(?:min|mins|minute|minutes|minuto|minutos|minuti|minuten)\.?(?: read| de lectura| de lecture)?$|^tempo de leitura: \d{1,3} minutos?$/iu;
const POSTED = /^(?:posted|published|written|last updated|updated)(?: on| in| by|:) .{0,80}\d{4}/iu;

export function isMetaLine(text: string): boolean {
  if (text.length > 160) return false;
  return READING_TIME.test(text) || POSTED.test(text) || (text.match(META_LABEL)?.length ?? 0) >= 2;
}

/** Who else worked on the text: a credit, not a part of the article. */
const CONTRIBUTORS =
  /^[([]?(?:(?:additional )?(?:reporting|writing|editing) by\b|(?:with )?(?:additional |further )?(?:reporting|files|contributions?|inputs?|material) (?:by|from)\b|compiled (?:by|from)\b)/iu;
const CONTRIBUTED =
  /\b(?:contributed (?:to (?:this|the) (?:report|story|article|piece)|reporting|(?:additional )?research)|reported from|is a (?:reporter|correspondent|staff writer|senior writer|writer|editor|contributor|freelance)\b)/iu;

export function isContributorLine(text: string): boolean {
  return (
    (text.length <= 300 && CONTRIBUTORS.test(text)) ||
    (text.length <= 260 && CONTRIBUTED.test(text) && !/[“”"«»]/u.test(text))
  );
}

/** Where the text comes from, written under it: `The post X appeared first on Y.`, `This article was originally published by …`. */
const PROVENANCE =
  /^(?:[([*_ ]*)(?:the post\b.{1,300}\b(?:appeared first on|first appeared on)\b|this (?:article|story|post|piece|report) (?:was )?(?:originally |first )(?:published|appeared|posted)\b|originally published (?:on|by|in|at)\b|first published (?:on|by|in|at)\b|read (?:the )?full (?:article|story) (?:at|on)\b|source ?:|quelle ?:|источник ?:|джерело ?:|fuente ?:|fonte ?:|sumber ?:|출처 ?:)/iu;

export function isProvenanceLine(text: string): boolean {
  return text.length <= 500 && PROVENANCE.test(text);
}

/** What a reader is asked to do, and with what: only both together are a call. */
const CALL =
  /^[^\p{L}]{0,6}(?:(?:please |also |now )?(?:subscribe|sign up|sign in|log in|register|follow|like us|join|download|click here|get|listen|watch|send us|e?mail us|contact|support|donate|become|stay|don['’]t miss|do you have|have you|got a|let us know|tell us|reach|read|see|find|check out|visit|want|looking for|love|enjoyed|more|for more|this (?:article|story|post|newsletter)|you can|our|we|microsoft|every|receive|discover|buy|shop|start|try|access|unlock|become|keep up|share|tweet|comment|submit|learn)|abonnieren|abonnez|inscrivez|suscríb|regístr|sígu|assine|inscreva|siga|cadastre|iscriviti|segui|подписывайтесь|подпишитесь|следите|присоединяйтесь|читайте|підписуйтесь|підписуйтеся|слідкуйте|приєднуйтесь|folgen sie|melden sie|subskrybuj|obserwuj|abone ol|ikuti|구독)/iu;
const CALL_NOUN =
  /\b(?:newsletters?|inbox|e-?mails?|sign up|subscri(?:be|ption|ber)s?|telegram|whatsapp|facebook|twitter|instagram|youtube|tiktok|linkedin|mobile app|news app|our app|the app|app store|google play|google news|free trial|podcast|rss|alerts?|affiliate|commission|click here|at https?|daily digest|push notifications|membership|promo code|coupon)\b|\bapp$|canal|канал|рассылк|телеграм|розсилк|boletín|boletim/iu;

/** `Subscribe to our newsletter …`, `Follow us on …`; `isLinked` says that most of it, or its address, is a link. */
export function isCallLine(text: string, isLinked: boolean): boolean {
  if (text.length > 320 || /[“”«»]/u.test(text) || !CALL.test(text)) return false;
  return CALL_NOUN.test(text) && (isLinked || text.length <= 200);
}

/** `Related: …`, `Read also: …`, `ALSO READ | …`: another article, named in the middle of this one. */
const CROSS_LINK =
  /^[^\p{L}]{0,4}(?:related(?: (?:story|article|post|news|content|video))?|read(?: more| also| next| on)?|also read|see also|see more|more|watch(?: more| also)?|listen|recommended|don['’]t miss|must read|next|previous|previously|learn more|photos?|video|gallery|editor['’]s pick|opinion|live|lesen sie auch|mehr|siehe auch|auch interessant|à lire(?: aussi)?|lire aussi|lire|voir aussi|lea también|lee también|vea también|te puede interesar|leia (?:também|mais)|veja (?:também|mais)|saiba mais|leggi anche|leggi|guarda anche|vedi anche|читайте также|читайте|см\. также|смотрите также|по теме|читайте також|дивіться також|czytaj (?:też|także|więcej)|zobacz (?:też|także)|baca juga|lees ook|관련기사|اقرأ أيضا|اقرأ أيضاً)(?: su| on| here)? ?(?:[:|>»→–—-]|\/\/)/iu;

export function isCrossLink(text: string): boolean {
  return text.length <= 250 && CROSS_LINK.test(text);
}

/** Notices of the site about itself, cookies or comments: long prose, so that only several marks together decide. */
const NOTICE_MARKS: readonly RegExp[] = [
  /\b(?:uses?|using|accept|essential|third.party) (?:\w+ )?cookies\b|\bcookies\b.{0,60}\b(?:experience|consent|opt|accept|settings)\b/iu,
  /\bprivacy (?:policy|notice|preferences|settings)\b|\bterms of (?:use|service)\b|\bcookie policy\b/iu,
  /\b(?:views|opinions) expressed\b.{0,120}\b(?:author|own|not necessarily|reflect|represent)/iu,
  /\b(?:informational|information|educational) purposes only\b|\bnot (?:constitute|intended as|financial|legal|investment) /iu,
  /\b(?:all rights reserved|may not be (?:published|reproduced|redistributed|broadcast|copied)|without (?:prior |express )?(?:written )?(?:permission|consent))\b/iu,
  /\b(?:affiliate (?:links?|commission)|earn (?:a|an) (?:small |affiliate )?commission)\b/iu,
  /\b(?:we (?:do not|don['’]t) own|are not responsible for|reader discretion|copyright infringement|DMCA)\b/iu,
  /\bcomments?\b.{0,80}\b(?:moderat|will not be (?:published|approved)|approved)|коммента.{0,60}(?:модера|публику)|comentários?.{0,80}(?:aprovad|moderad)|comentarios?.{0,80}(?:moderad|aprobad)/iu,
  /\b(?:generated|translated|produced) (?:by|with|from) (?:an? )?(?:AI|artificial intelligence|automated|syndicated)/iu,
];
const FIRST_PERSON_SITE =
  /\b(?:this (?:web ?site|site|page|article|content|story|material)|the content|our (?:site|website|content|use|privacy|terms)|we use|by (?:using|continuing)|copyright ©?|©|disclosure|disclaimer|note:|nota:|microsoft may|may earn|atenção|attention)\b|©/iu;

export function isNotice(text: string): boolean {
  if (text.length > 1500) return false;
  const marks = NOTICE_MARKS.filter((mark) => mark.test(text)).length;
  return marks >= 2 || (marks === 1 && FIRST_PERSON_SITE.test(text));
}

export function isUrlLine(text: string): boolean {
  return /^(?:https?:\/\/|www\.)\S{1,500}$/iu.test(text);
}
