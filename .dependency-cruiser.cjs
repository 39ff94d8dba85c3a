/** Who may import whom. Each rule has a planted fault in test/lint that shows it failing. */
const PURE = ['feeds', 'articles', 'text', 'claims', 'stories', 'origins', 'developments', 'render'];
const pure = `^shared/(${PURE.join('|')})/`;
/** What a pure folder may read of the others: only along the data's way. */
const ALONG = {
  text: [],
  feeds: ['text'],
  articles: ['text', 'feeds'],
  claims: ['text', 'articles'],
  stories: ['text', 'articles', 'claims'],
  origins: ['text', 'articles', 'claims', 'stories'],
  developments: ['text', 'articles', 'claims', 'stories', 'origins'],
  render: ['text', 'articles', 'claims', 'stories', 'origins', 'developments'],
};
/** The parsing or drawing libraries of each pure folder; `node:crypto` is for hashes. */
const LIBRARIES = {
  text: ['wink-nlp', 'wink-eng-lite-web-model', 'tinyld'],
  feeds: ['feedsmith', 'iconv-lite', 'linkedom', 'tldts', 'yaml'],
  articles: ['@mozilla/readability', 'linkedom', 'iconv-lite', 'tldts', 'tinyld'],
  claims: ['wink-nlp', 'wink-eng-lite-web-model'],
  stories: ['yaml'],
  origins: [],
  developments: [],
  render: ['d3-scale', 'd3-time'],
};
const escaped = (name) => name.replace(/[/.-]/g, '\\$&');

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependency-at-run-time',
      severity: 'error',
      from: { path: '^(shared|lambdas|local|cli)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'model-imports-zod-only',
      severity: 'error',
      from: { path: '^shared/model/' },
      to: { pathNot: ['^shared/model/', 'node_modules/zod/'] },
    },
    { name: 'names-imports-nothing', severity: 'error', from: { path: '^shared/names\\.ts$' }, to: {} },
    ...PURE.map((folder) => ({
      name: `pure-${folder}`,
      severity: 'error',
      from: { path: `^shared/${folder}/` },
      to: {
        pathNot: [
          `^shared/(model|${[folder, ...ALONG[folder]].join('|')})/`,
          '^shared/errors\\.ts$',
          // What an HTTP answer looks like; the client itself is an adapter.
          ...(folder === 'feeds' ? ['^shared/http\\.ts$'] : []),
          '^(node:)?crypto$',
          'node_modules/zod/',
          ...LIBRARIES[folder].map((name) => `node_modules/(@types/)?${escaped(name)}/`),
        ],
      },
    })),
    {
      name: 'steps-know-no-adapter',
      severity: 'error',
      from: { path: '^shared/steps/' },
      to: {
        pathNot: [
          pure,
          '^shared/(model|stores|steps)/',
          '^shared/(ports|errors|log|names|http)\\.ts$',
          '^(node:)?(crypto|zlib)$',
          'node_modules/zod/',
        ],
      },
    },
    {
      name: 'stores-know-ports-only',
      severity: 'error',
      from: { path: '^shared/stores/' },
      to: {
        pathNot: [
          '^shared/(model|stores)/',
          '^shared/(ports|names|errors)\\.ts$',
          '^(node:)?(crypto|zlib)$',
          'node_modules/zod/',
        ],
      },
    },
    {
      name: 'adapters-know-ports-only',
      severity: 'error',
      from: { path: '^shared/adapters/' },
      to: {
        path: '^(shared|lambdas|infra|local|cli)/',
        pathNot: ['^shared/(model|adapters)/', '^shared/(ports|names|errors|http)\\.ts$'],
      },
    },
    {
      name: 'aws-sdk-in-its-adapter',
      severity: 'error',
      from: { path: '^(shared|lambdas|local|cli)/', pathNot: ['^shared/adapters/aws/', '^lambdas/runtime/deps\\.ts$'] },
      to: { path: 'node_modules/@aws-sdk/' },
    },
    {
      name: 'lambdas-stand-alone',
      severity: 'error',
      from: { path: '^lambdas/([a-z-]+)\\.ts$' },
      to: { path: '^(lambdas/[a-z-]+\\.ts$|infra/|local/|cli/)', pathNot: '^lambdas/$1\\.ts$' },
    },
    {
      name: 'shared-knows-nobody-above',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(infra|lambdas|local|cli|bench|test)/' },
    },
    {
      name: 'cli-and-local-stay-local',
      severity: 'error',
      from: { path: '^(cli|local)/' },
      to: { path: '^(infra|lambdas|bench|test)/' },
    },
    { name: 'local-knows-no-command', severity: 'error', from: { path: '^local/' }, to: { path: '^cli/' } },
    {
      name: 'infra-knows-names-only',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: '^(shared|lambdas|local|cli|config)/', pathNot: ['^shared/names\\.ts$', '^shared/compiled\\.ts$'] },
    },
    {
      name: 'cdk-in-infra-only',
      severity: 'error',
      from: { pathNot: '^(infra|test)/' },
      to: { path: 'node_modules/(aws-cdk-lib|constructs|cdk-nag)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
    moduleSystems: ['es6', 'cjs'],
  },
};
