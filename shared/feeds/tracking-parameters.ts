/**
 * Parameters that say where a click came from and never what is shown: of mail and advertising systems, social networks,
 * web statistics, and the feeds of BBC, Reuters, Al Jazeera, the Guardian and others. Lower case.
 */
const NAMES = new Set(
  `fbclid gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid yclid ysclid msclkid twclid ttclid li_fat_id igshid igsh epik rdt_cid sccid
   mc_cid mc_eid mc_tc mkt_tok _ga _gl _hsenc _hsmi __hssc __hstc __hsfp hsctatracking vero_id vero_conv oly_anon_id oly_enc_id rb_clickid s_cid wickedid
   _openstat xtor dicbo _branch_match_id __twitter_impression guccounter guce_referrer guce_referrer_sig
   fb_action_ids fb_action_types fb_source fb_ref ga_source ga_medium ga_term ga_content ga_campaign gaa_at gaa_n gaa_ts gaa_sig
   cmpid cmp ocid ncid icid itid intcid cid_source traffic_source feedtype feedname ref_src ref_url share_source sr_share smid smtyp srnd taid echobox
   spm ftag amp_js_v amp_gsa amp_ct usqp amp_markup jsessionid phpsessid`.split(/\s+/),
);
const PREFIXES = 'utm_ utm- mtm_ pk_ piwik_ matomo_ at_ ns_ hsa_ trk_ maf_ itm_ stm_ wt.'.split(' ');
const PREFIX = new RegExp(`^(?:${PREFIXES.map((prefix) => prefix.replace('.', '\\.')).join('|')})`);

/** Whole parameters that ask for the AMP variant of a page. */
const VARIANTS = new Set(['amp', 'amp=', 'amp=1', 'amp=true', 'outputtype=amp', 'output=amp']);

/**
 * The query of a page's identity: without parameters that only track, the rest as it stood. `search` begins with `?` or is empty; `host` may be named by a `ref` of its own.
 */
export function keptParameters(search: string, host: string): string {
  const kept: string[] = [];
  for (const written of search.slice(1).split('&')) {
    // Feeds that escape twice leave `&amp;b=1`.
    const part = written.replace(/^(?:amp;)+/i, '');
    const name = parameterName(part);
    const lower = part.toLowerCase();
    if (part === '' || NAMES.has(name) || PREFIX.test(name) || VARIANTS.has(lower) || lower === `ref=${host}`) continue;
    kept.push(part.replaceAll('+', '%20'));
  }
  return kept.length > 0 ? `?${kept.join('&')}` : '';
}

function parameterName(part: string): string {
  const raw = part.split('=', 1)[0] ?? '';
  try {
    return decodeURIComponent(raw).toLowerCase();
  } catch {
    return raw.toLowerCase();
  }
}
