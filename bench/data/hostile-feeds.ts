/** Documents that are made to hold a core or to fill the memory. */
export const HOSTILE_FEEDS: readonly [sentence: string, document: () => string][] = [
  ['entities that multiply', () => `<!DOCTYPE x [${multiplying()}]>${inTitle('&l9;')}`],
  [
    'one long entity, often',
    () => `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(50_000)}">]>${inTitle('&a;'.repeat(50_000))}`,
  ],
  [
    'entities that hold each other',
    () => `<!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]>${inTitle('&a;'.repeat(MANY))}`,
  ],
  ['a thousand document types', () => `${'<!DOCTYPE x [ > '.repeat(20_000)}${rss('')}`],
  ['attributes', () => rss(`<item ${numbered((number) => `a${number}="1"`).join(' ')}/>`)],
  ['attributes without end', () => rss(`<item ${'a='.repeat(2_000_000)}`)],
  ['names of the object prototype', () => rss(`<item>${'<__proto__><constructor>'.repeat(MANY)}</item>`)],
  [
    'namespaces',
    () =>
      rss(
        `<item>${numbered((number) => `<a${number}:b xmlns:a${number}="http://purl.org/dc/terms/"/>`).join('')}</item>`,
      ),
  ],
  [
    'a long base for many links',
    () =>
      `<feed xml:base="https://x.example/${'a'.repeat(2_000_000)}">${'<entry><link href="b"/></entry>'.repeat(5000)}</feed>`,
  ],
  ['depth', () => rss(`<item>${'<a>'.repeat(MANY)}${'</a>'.repeat(MANY)}</item>`)],
  ['depth that matters', () => rss(`<item>${'<media:group>'.repeat(MANY)}${'</media:group>'.repeat(MANY)}</item>`)],
  ['depth that matters, left open', () => rss(`<item>${'<media:group>'.repeat(MANY)}</item>`)],
  ['entries', () => rss('<item><title>a</title></item>'.repeat(300_000))],
  ['entries in entries', () => rss('<item>'.repeat(1_000_000))],
  ['channels in channels', () => '<channel>'.repeat(1_000_000)],
  ['fields', () => rss(`<item>${'<title>a</title>'.repeat(600_000)}</item>`)],
  ['fields left open', () => rss(`<item>${'<title>'.repeat(MANY)}</item>`)],
  ['fields left open in fields', () => rss(`<item>${'<author><name>'.repeat(MANY)}</item>`)],
  ['white space', () => rss(' '.repeat(LARGE))],
  ['white space, more than is read', () => rss(' '.repeat(20_000_000))],
  ['white space in a title', () => inTitle(' '.repeat(LARGE))],
  ['white space behind the feed', () => rss('') + ' '.repeat(LARGE)],
  ['zero bytes', () => rss('\0'.repeat(LARGE))],
  ['control characters', () => inTitle('a\u0001'.repeat(LARGE / 2))],
  ['comments', () => rss('<!---->'.repeat(LARGE / 7))],
  ['comments left open', () => inTitle('<!--'.repeat(LARGE / 4))],
  ['comments behind the feed', () => rss('') + '<!--'.repeat(LARGE / 4)],
  ['CDATA', () => inTitle('<![CDATA[]]>'.repeat(LARGE / 12))],
  ['CDATA left open', () => inTitle('<![CDATA['.repeat(LARGE / 9))],
  ['CDATA left open in many entries', () => rss('<item><title><![CDATA[a</title></item>'.repeat(100_000))],
  ['processing instructions', () => rss('<?a '.repeat(LARGE / 4))],
  ['quotes left open', () => rss('<item><a b="'.repeat(LARGE / 12))],
  ['quotes that cross', () => rss(`<item>${`<a b='x" c="`.repeat(MANY)}`)],
  ['brackets', () => inTitle('<'.repeat(LARGE))],
  ['tag names', () => rss(`<item>${'<a'.repeat(LARGE / 2)}`)],
  ['ampersands', () => inTitle('&'.repeat(LARGE))],
  ['references', () => rss(`<item><description>${'&#60;'.repeat(LARGE / 5)}</description></item>`)],
  ['references to nothing', () => rss(`<item><description>${'&abcdefgh;'.repeat(LARGE / 10)}</description></item>`)],
  ['escaped tags', () => rss(`<item><description>${'&lt;p '.repeat(LARGE / 6)}</description></item>`)],
  ['escaped scripts', () => rss(`<item><description>${'&lt;script&gt;'.repeat(LARGE / 14)}</description></item>`)],
  [
    'pictures without a place',
    () => rss(`<item><description><![CDATA[${'<img '.repeat(LARGE / 5)}]]></description></item>`),
  ],
  ['authors', () => rss(`<item>${'<author><name>a</name></author>'.repeat(MANY)}</item>`)],
  [
    'authors that every entry inherits',
    () => `<feed>${'<author><name>a</name></author>'.repeat(2000)}${'<entry/>'.repeat(5000)}</feed>`,
  ],
  [
    'a long author that every entry inherits',
    () =>
      `<feed><author><name>${'a'.repeat(LARGE / 2)}</name><email>a@b.example</email></author>${'<entry/>'.repeat(5000)}</feed>`,
  ],
  ['brackets around an author', () => rss(`<item><author>${'('.repeat(LARGE / 2)}</author></item>`)],
  ['addresses of an author', () => rss(`<item><author>${'a@'.repeat(LARGE / 2)}</author></item>`)],
  ['dates', () => rss(`<item>${'<pubDate>1 1 1 1 1 1</pubDate>'.repeat(300_000)}</item>`)],
  ['a long date', () => rss(`<item><pubDate>${'1 '.repeat(LARGE / 2)}</pubDate></item>`)],
  ['links', () => rss(`<item>${'<link>x</link>'.repeat(500_000)}</item>`)],
  ['Base64', () => `<feed><entry><content type="image/png">${'AAAA'.repeat(LARGE / 4)}</content></entry></feed>`],
  ['a page of links', () => `<html>${'<link rel="alternate" '.repeat(LARGE / 22)}`],
  ['declarations before nothing', () => '<!a'.repeat(LARGE / 3)],
  ['lists in JSON', () => `{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(LARGE)}`],
  ['items in JSON, fewer', () => `{"version":"https://jsonfeed.org/version/1.1","items":[${'{},'.repeat(140_000)}{}]}`],
  [
    'authors in JSON, fewer',
    () =>
      `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","authors":[${'{"name":"a"},'.repeat(140_000)}{}]}]}`,
  ],
  [
    'numbers in JSON',
    () => `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","tags":[${'1,'.repeat(LARGE / 2)}1]}]}`,
  ],
  ['items in JSON', () => `{"version":"https://jsonfeed.org/version/1.1","items":[${'{},'.repeat(LARGE / 3)}{}]}`],
  [
    'authors in JSON',
    () =>
      `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","authors":[${'{"name":"a"},'.repeat(LARGE / 13)}{}]}]}`,
  ],
];

const MANY = 200_000;
/** What the HTTP client lets through, in bytes. */
const LARGE = 10_000_000;

function rss(items: string): string {
  return `<rss version="2.0"><channel><title>t</title>${items}</channel></rss>`;
}

function inTitle(text: string): string {
  return rss(`<item><title>${text}</title></item>`);
}

function numbered(write: (number: number) => string): string[] {
  return Array.from({ length: MANY }, (_, number) => write(number));
}

/** Each level says the one below ten times: 10⁹ in all. */
function multiplying(): string {
  return Array.from(
    { length: 10 },
    (_, level) => `<!ENTITY l${level} "${level > 0 ? `&l${level - 1};`.repeat(10) : 'lol'}">`,
  ).join('');
}
