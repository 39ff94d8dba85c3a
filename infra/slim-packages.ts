import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Loader, Plugin } from 'esbuild';

/** One file of a package, and what stands in its place in a bundle. */
type Replacement = {
  /** End of the file's path, with `/` between segments. */
  file: string;
  /** What the bundles do without, and why they may. */
  why: string;
  loader?: Loader;
  /** Gets the file's text. Throws where the package is no longer what it was when this was written. */
  contents(text: string): string;
};

/** An automaton of wink-nlp without any state. */
const EMPTY_AUTOMATON = '[100,0,{},{},{},{}]';

const REPLACEMENTS: readonly Replacement[] = [
  {
    file: '/zod/v4/locales/index.js',
    why: 'messages in fifty languages; ours are in English',
    contents: () => "export { default as en } from './en.js';",
  },
  {
    file: '/undici/index.js',
    why: 'its own fetch, web sockets, caches and mocks; the guarded client uses agents and their requests',
    contents: () => `
      const Dispatcher = require('./lib/dispatcher/dispatcher');
      Dispatcher.prototype.request = require('./lib/api/api-request');
      exports.Agent = require('./lib/dispatcher/agent');`,
  },
  {
    file: '/undici/lib/web/fetch/body.js',
    why: 'bodies that are forms; ours are texts',
    contents: () => "exports.extractBody = () => { throw new Error('only texts are sent'); };",
  },
  {
    file: '/undici/lib/llhttp/llhttp-wasm.js',
    why: 'the parser for processors without SIMD; Lambda has none',
    contents: () => "throw new Error('this processor has no SIMD');",
  },
  {
    file: '/@aws-sdk/credential-provider-node/dist-es/index.js',
    why: 'profiles, single sign-on and instance metadata; Lambda puts the role’s credentials into the environment',
    contents: () => `
      import { fromEnv } from '@aws-sdk/credential-provider-env';
      export const defaultProvider = (init) => fromEnv(init);`,
  },
  {
    file: '/domutils/lib/esm/stringify.js',
    why: 'a second serialiser with tables of its own; linkedom has one, and selectors read texts only',
    contents: (text) =>
      text
        .replace(/^import renderHTML from "dom-serializer";$/m, '')
        .replace('renderHTML(node, options)', expected("''", text, 'renderHTML(node, options)')),
  },
  ...['eng-sa-model', 'eng-ner-model'].map((model) => ({
    file: `/wink-eng-lite-web-model/dist/languages/cur/models/${model}.json`,
    why: 'moods and kinds of names; claims ask for parts of speech only',
    loader: 'json' as const,
    contents: () => JSON.stringify([EMPTY_AUTOMATON]),
  })),
  ...['client-dynamodb', 'client-s3', 'client-sqs'].map((client) => ({
    file: `/@aws-sdk/${client}/dist-es/schemas/schemas_0.js`,
    why: 'shapes of calls that nobody makes; keys that are computed keep esbuild from seeing that',
    contents: withPlainKeys,
  })),
  {
    file: '/zod/v4/classic/from-json-schema.js',
    why: 'schemas from JSON Schema; ours are written in TypeScript',
    contents: () => "export function fromJSONSchema() { throw new Error('not in a bundle'); }",
  },
  ...['cp936', 'eucjp', 'shiftjis'].map((table) => ({
    file: `/iconv-lite/encodings/tables/${table}.json`,
    why: 'charsets that the runtime itself decodes; see shared/feeds/decode-bytes.ts',
    loader: 'json' as const,
    contents: () => '[]',
  })),
  {
    file: '/tinyld/dist/tinyld.normal.node.mjs',
    why: 'its tables are packed, and unpacked when a text first needs them, which plainly English ones never do: they took half of the start',
    contents: packLanguageTables,
  },
];

/**
 * Leaves out of the bundles what no worker can reach in the packages that they carry. A package that a new version has
 * changed stops the bundling; what is put in its place is tested in `test/infra/slim-packages.test.ts`.
 */
export const slimPackages: Plugin = {
  name: 'slim-packages',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]node_modules[/\\].*\.(?:m?js|json)$/ }, ({ path }) => {
      const file = path.replaceAll('\\', '/');
      const replacement = REPLACEMENTS.find((each) => file.endsWith(each.file));
      if (!replacement) return undefined;
      const contents = replacement.contents(readFileSync(path, 'utf8'));
      return { contents, loader: replacement.loader ?? 'js', resolveDir: dirname(path) };
    });
    // Programs and the SDK read their version of it. With the rest, every new development tool would make other bundles.
    onLoad({ filter: /[/\\]package\.json$/ }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/** `{ [_hC]: 200 }` as `{ "httpCode": 200 }`: the keys are constants of the same file. */
function withPlainKeys(text: string): string {
  const constants = new Map(
    [...text.matchAll(/^const (_\w+) = ("[^"\\]*");$/gm)].map(([, name, value]) => [name, value]),
  );
  if (constants.size === 0) throw new Error('the SDK’s schemas are not what they were; see infra/slim-packages.ts');
  return text.replace(/([{,]\s*)\[(_\w+)\]: /g, (whole, before, name) =>
    constants.has(name) ? `${before}${constants.get(name)}: ` : whole,
  );
}

/** Grams of 64 languages: `multiples` says of each how often each language has it, four characters a language. */
const LANGUAGE_TABLES = /\bC=(\{id:"tinyld-dict",.*?\}\});var /s;

/** Where tinyld unpacks all rows of its tables when it is loaded, and the same for one row when it is asked for. */
const ROWS_ON_DEMAND: readonly [unpacked: string, onDemand: string][] = [
  [
    'uniques:Object.fromEntries(Object.entries(c.uniques).map(a=>[a[0],g[parseInt(a[1].toString(),36)]]))',
    'uniques:new Proxy({},{get:(_,gram)=>g[parseInt(String(c.uniques[gram]),36)]})',
  ],
  [
    'multiples:Object.fromEntries(Object.entries(c.multiples).map(a=>{let i=Object.fromEntries(a[1].match(/(.{1,4})/g)?.map(n=>{let[o,t]=n.match(/(.{1,2})/g);return[g[parseInt(o,36)],parseInt(t,36)]})||[]);return[a[0],i]}))',
    'multiples:new Proxy({},{get:(_,gram)=>Object.hasOwn(c.multiples,gram)?Object.fromEntries((c.multiples[gram].match(/.{4}/g)??[]).map(n=>[g[parseInt(n.slice(0,2),36)],parseInt(n.slice(2),36)])):undefined})',
  ],
  ['$=new Set(Object.keys(C.uniques))', '$={has:gram=>Object.hasOwn(C.uniques,gram)}'],
];

function packLanguageTables(text: string): string {
  const literal = LANGUAGE_TABLES.exec(text)?.[1];
  if (literal === undefined) throw new Error('tinyld: its tables are not where they were; see infra/slim-packages.ts');
  const tables: unknown = new Function(`return ${literal}`)();
  const packed = deflateRawSync(JSON.stringify(tables), { level: 9 }).toString('base64');
  const unpack = `JSON.parse(inflateRawSync(Buffer.from("${packed}","base64")).toString())`;
  const onDemand = `(()=>{let t;const all=()=>t??=${unpack};return{get multiples(){return all().multiples},get uniques(){return all().uniques}}})()`;
  let slim = text.replace(literal, () => onDemand);
  for (const [unpacked, row] of ROWS_ON_DEMAND) slim = slim.replace(unpacked, () => expected(row, slim, unpacked));
  return `import { inflateRawSync } from 'node:zlib';${slim}`;
}

/** `replacement`, if `text` has what it replaces. */
function expected(replacement: string, text: string, replaced: string): string {
  if (text.includes(replaced)) return replacement;
  throw new Error(`a package has changed, "${replaced.slice(0, 60)}" is not in it; see infra/slim-packages.ts`);
}
