/** Bytes that files of other kinds begin with (WHATWG MIME Sniffing, 6). */
const MAGIC: readonly [name: string, signature: string][] = [
  ['a PDF', '%PDF-'],
  ['a PNG image', '\u0089PNG'],
  ['a GIF image', 'GIF8'],
  ['a JPEG image', '\u00ff\u00d8\u00ff'],
  ['a ZIP archive', 'PK\u0003\u0004'],
  ['a gzip archive', '\u001f\u008b'],
  ['a RAR archive', 'Rar!'],
  ['an MP3 file', 'ID3'],
  ['an Ogg file', 'OggS'],
  ['a RIFF file', 'RIFF'],
  ['a PostScript file', '%!PS'],
];
const HTML_TYPE =
  /^(?:text\/html|application\/xhtml\+xml|text\/plain|text\/xml|application\/xml|application\/octet-stream)\b/i;

/** What the document is when it is no page, in words; `undefined` when it may be one. Content types lie: the bytes go first. */
export function foreignKind(bytes: Uint8Array, contentType?: string): string | undefined {
  const begin = String.fromCharCode(...bytes.subarray(0, 8));
  const magic = MAGIC.find(([, signature]) => begin.startsWith(signature));
  if (magic) return magic[0];
  if (contentType && contentType.trim() !== '' && !HTML_TYPE.test(contentType.trim()) && !looksLikeMarkup(bytes))
    return contentType.trim();
  return undefined;
}

function looksLikeMarkup(bytes: Uint8Array): boolean {
  const begin = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return /^\s*<(?:!doctype html|html|head|body|!--|\?xml)/i.test(begin.replace(/^\u00ef\u00bb\u00bf/, ''));
}

/** Characters that are looked at for signs that the document is no text, and the share of control characters that makes one. */
const SAMPLE_LENGTH = 2000;
const MAX_CONTROL_SHARE = 0.02;

/** Whether decoded text is binary data, JSON, a feed, or has no tag at all: a document, but not a page. */
export function foreignText(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE_LENGTH);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what files that are no text consist of
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  if (controls > sample.length * MAX_CONTROL_SHARE) return 'binary data';
  const begin = sample.trimStart();
  if (/^[{[]/.test(begin) && !/<(?:html|body|p|div)\b/i.test(text.slice(0, 100_000))) return 'JSON';
  if (
    /^(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,500}-->\s{0,20})?<(?:rss|feed|rdf:RDF|urlset|sitemapindex|svg)\b/i.test(
      begin,
    )
  )
    return 'XML that is not a page';
  return undefined;
}
