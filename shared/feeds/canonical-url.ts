/** Parameters that say where a click came from and never what is shown. Lower case; `*` at the end is a prefix. */
const TRACKING = new Set(
  'fbclid gclid gclsrc dclid gbraid wbraid yclid ysclid msclkid twclid ttclid igshid igsh li_fat_id mc_cid mc_eid mkt_tok _ga _gl _hsenc _hsmi __hssc __hstc __hsfp hsctatracking vero_id vero_conv oly_anon_id oly_enc_id rb_clickid s_cid wickedid cmpid cmp ocid ncid icid itid intcid traffic_source feedtype feedname ref_src ref_url fb_action_ids fb_action_types fb_source fb_ref ga_source ga_medium ga_term ga_content ga_campaign gaa_at gaa_n gaa_ts gaa_sig at_xt spm scm share_source smid smtyp srnd taid echobox campaign_id xtor wt_mc wt_zmc dicbo openstat _openstat sr_share cid_source __twitter_impression guccounter guce_referrer guce_referrer_sig sh_kit ftag cn-track pk_vid'.split(
    ' ',
  ),
);
const TRACKING_PREFIXES = [
  'utm_',
  'utm-',
  'mtm_',
  'pk_',
  'piwik_',
  'matomo_',
  'at_',
  'ns_',
  'hsa_',
  'trk_',
  'maf_',
  'itm_',
  'stm_',
  'wt.',
];

/** Nothing longer is an address that anybody publishes; in UTF-16 units. */
const MAX_URL_LENGTH = 8192;

/**
 * The identity of a page: https, host in lower case and Punycode, no default port, no user, no fragment, no tracking
 * parameters, no AMP variant. Unknown parameters stay, in their order. Undefined when the text is no http(s) address.
 * Idempotent. It is for comparing, not for fetching: see `fetchUrl`.
 */
export function canonicalUrl(url: string): string | undefined {
  const parsed = parseHttp(url);
  if (!parsed) return undefined;
  let current = parsed;
  for (let round = 0; round < 4; round++) {
    const next = canonicalOnce(current);
    if (next.href === current.href) return next.href;
    current = next;
  }
  return current.href;
}

/**
 * The address as it is to be fetched: absolute, without fragment, with every parameter that was given. Undefined when it
 * is no http(s) address.
 */
export function fetchUrl(url: string, base?: string): string | undefined {
  const parsed = parseHttp(url, base);
  if (!parsed) return undefined;
  parsed.hash = '';
  return parsed.href;
}

function parseHttp(url: string, base?: string): URL | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: URLs broken over lines lose their line breaks (URL standard, 4.4)
  const text = url.trim().replace(/[\u0000-\u001f]/g, '');
  if (text === '' || text.length > MAX_URL_LENGTH) return undefined;
  const parsed = URL.parse(text, base) ?? undefined;
  if (!parsed || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') || parsed.hostname === '')
    return undefined;
  return parsed;
}

function canonicalOnce(input: URL): URL {
  const url = new URL(input.href);
  url.protocol = 'https:';
  if (url.port === '80') url.port = '';
  url.username = '';
  url.password = '';
  url.hash = '';
  while (url.hostname.endsWith('.')) {
    const before = url.hostname;
    url.hostname = before.slice(0, -1);
    if (url.hostname === before) break;
  }
  url.search = keptParameters(url.search, url.hostname);
  return withoutAmp(url);
}

function keptParameters(search: string, host: string): string {
  const parts = search
    .slice(1)
    .split('&')
    .map((part) => part.replace(/^(?:amp;)+/i, ''));
  const kept = parts.filter(
    (part) =>
      part !== '' &&
      !isTracking(parameterName(part)) &&
      !NOISE.has(part.toLowerCase()) &&
      part.toLowerCase() !== `ref=${host}`,
  );
  return kept.length > 0 ? `?${kept.join('&').replaceAll('+', '%20')}` : '';
}

/** Whole parameters that ask for the AMP variant. */
const NOISE = new Set(['amp', 'amp=', 'amp=1', 'amp=true', 'outputtype=amp']);

function parameterName(part: string): string {
  const raw = part.split('=', 1)[0] ?? '';
  try {
    return decodeURIComponent(raw).toLowerCase();
  } catch {
    return raw.toLowerCase();
  }
}

function isTracking(name: string): boolean {
  return TRACKING.has(name) || TRACKING_PREFIXES.some((prefix) => name.startsWith(prefix));
}

/** `amp.` hosts, `/amp` at either end of the path, `.amp.html`, and the caches that serve somebody else's page. */
function withoutAmp(url: URL): URL {
  const cached = /^\/(?:c|v)\/(?:s\/)?([^/]+\.[^/]+\/.*)$/.exec(url.pathname)?.[1];
  if (cached && url.hostname.endsWith('.cdn.ampproject.org')) return URL.parse(`https://${cached}${url.search}`) ?? url;
  const viewed = /^\/amp\/(?:s\/)?([^/]+\.[^/]+\/.*)$/.exec(url.pathname)?.[1];
  if (viewed && /^www\.google\.[a-z.]+$/.test(url.hostname)) return URL.parse(`https://${viewed}${url.search}`) ?? url;
  if (/^amp\.[^.]+\.[^.]/.test(url.hostname)) url.hostname = url.hostname.slice(4);
  const path = url.pathname
    .replace(/\/amp\/?$/i, '')
    .replace(/\.amp(?:\.html)?$/i, (end) => (end.toLowerCase() === '.amp' ? '' : '.html'))
    .replace(/^\/amp(?=\/.)/i, '');
  if (path !== '' && path !== url.pathname) url.pathname = path;
  return url;
}
