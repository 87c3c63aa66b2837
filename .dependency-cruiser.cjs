/**
 * Who may import whom, of every room and of every layer of the server; `npm run check` holds it. A room that is not
 * listed in {@link rooms} may be imported by nobody.
 */

/** Room → the rooms it may import besides itself. */
const rooms = {
  policy: [],
  contract: ['policy'],
  posters: ['policy', 'contract'],
  server: ['policy', 'contract', 'posters'],
  cloudfunctions: ['server'],
  src: ['policy', 'contract'],
  local: [],
  simulation: ['server', 'contract', 'policy'],
  config: [],
  harness: ['contract', 'src'],
  commands: ['server', 'posters', 'policy', 'contract', 'local', 'simulation', 'config', 'harness'],
};

/** The server's layers, the lowest first: each may import the ones before it, through their index.ts alone. */
const layers = [
  'schema',
  'platform',
  'spreadsheets',
  'levy',
  'identity',
  'officer-access',
  'hand-outs',
  'audit',
  'proposals',
  'officers',
  'imports',
  'uploads',
  'policy-registry',
  'notice-authoring',
  'places',
  'posters',
  'evidence',
  'enrolment',
  'residents',
  'household',
  'duplicates',
  'billing/ledger',
  'billing/office-files',
  'billing/mutual-aid',
  'billing/cases',
  'billing/notifications',
  'billing/orders',
  'billing/refunds',
  'billing/refund-requests',
  'billing/elsewhere-payments',
  'billing/payments',
  'billing/deductions',
  'billing/pay-requests',
  'billing/receipts',
  'reimbursements',
  'key-rotation',
  'registration',
  'reconciliation',
  'levy-lists',
  'progress',
  'corrections',
  'personal-data',
  'desk',
  'migrations',
  'actions',
];

/** Folders of a layer with an index.ts of their own: the platform's two clouds, what WeChat answers, and one action table a function. */
const ownIndex = [
  'platform/wechat',
  'platform/wechat/answers',
  'platform/memory',
  'actions/resident',
  'actions/files',
  'actions/posters',
  'actions/officer',
  'actions/operator',
  'actions/payment',
  'actions/timer',
];

const either = (names) => `(?:${names.join('|')})`;

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-may-import`,
  comment: `${room}/ may import ${[room, ...allowed].join(', ')} and packages.`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: {
    path: `^${either([...Object.keys(rooms), 'test'])}/`,
    pathNot: `^${either([room, ...allowed])}/`,
  },
}));

/** A folder that the plan does not name may stand on nothing: name it above. */
const unnamedRoom = {
  name: 'rooms-are-named',
  comment: 'A new room is listed in .dependency-cruiser.cjs, with what it may import.',
  severity: 'error',
  from: { path: '^[^/]+/', pathNot: `^${either([...Object.keys(rooms), 'test', 'types', 'node_modules'])}/` },
  to: { path: `^${either(Object.keys(rooms))}/` },
};

const layerRules = layers.slice(0, -1).map((layer, at) => ({
  name: `server-${layer.replace('/', '-')}-imports-downward`,
  comment: `server/${layer} stands below ${layers.slice(at + 1).join(', ')}.`,
  severity: 'error',
  from: { path: `^server/${layer}/` },
  to: { path: `^server/${either(layers.slice(at + 1))}/` },
}));

const indexRules = [...layers, ...ownIndex].map((folder) => ({
  name: `server-${folder.replace('/', '-')}-by-index`,
  comment: `What server/${folder} offers stands in its index.ts.`,
  severity: 'error',
  from: { path: `^${either(Object.keys(rooms))}/`, pathNot: `^server/${folder}/` },
  to: {
    path: `^server/${folder}/`,
    pathNot: [
      `^server/${folder}/index\\.ts$`,
      '^server/schema/database\\.json$',
      ...ownIndex.filter((own) => own.startsWith(`${folder}/`)).map((own) => `^server/${own}/`),
    ],
  },
}));

/** A rule that keeps a package, or several, to one place. Tests may use what the room does that they test. */
function onlyIn(name, comment, packages, place) {
  return {
    name,
    comment,
    severity: 'error',
    from: { pathNot: [place, '^test/'] },
    to: { path: `(^|node_modules/)(@types/)?${either(packages)}(/|$)` },
  };
}

const packageRules = [
  onlyIn(
    'cloud-sdk-behind-the-port',
    'Handlers take a `Cloud`; one file knows the SDK.',
    ['wx-server-sdk', '@cloudbase/node-sdk'],
    '^server/platform/wechat/cloud\\.ts$',
  ),
  onlyIn(
    'dayjs-in-app',
    'dayjs shows days to people; rules and records have a calendar of their own.',
    ['dayjs'],
    '^src/',
  ),
  onlyIn(
    'react-in-app',
    'What people see is src/.',
    ['react', 'react-dom', '@tarojs/(components|taro|react|runtime)'],
    '^(src|commands/bench/empty-app)/',
  ),
  onlyIn(
    'drawing-in-posters',
    'What is drawn on paper and into pictures stands in posters/.',
    ['@cantoo/pdf-lib', 'fontkit'],
    '^posters/',
  ),
  onlyIn(
    'files-opened-in-spreadsheets',
    "What opens a stranger's file stands behind its limits.",
    ['yauzl', 'saxes'],
    '^server/spreadsheets/',
  ),
  {
    name: 'posters-by-index',
    comment: 'What posters/ offers stands in its index.ts.',
    severity: 'error',
    from: { path: `^${either(Object.keys(rooms))}/`, pathNot: '^posters/' },
    to: { path: '^posters/', pathNot: '^posters/index\\.ts$' },
  },
  {
    name: 'pure-rooms-without-node',
    comment: 'policy/ and contract/ run in a phone and in a function: no clock, no disk, no network.',
    severity: 'error',
    from: { path: '^(policy|contract|src)/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'policy-by-itself',
    comment: 'policy/ checks a notice with valibot and needs no other package.',
    severity: 'error',
    from: { path: '^policy/' },
    to: { path: 'node_modules/', pathNot: 'node_modules/valibot/' },
  },
];

/** What judges the code shares nothing with it but the names of what is stored. */
const oraclesApart = {
  name: 'oracles-stand-apart',
  comment:
    'simulation/invariants/ is written from docs/money.md: of server/, contract/ and policy/ it imports types alone.',
  severity: 'error',
  from: { path: '^simulation/(invariants/|china-day\\.ts$)' },
  to: { path: '^(server|contract|policy)/', dependencyTypesNot: ['type-only'] },
};

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one concept, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'A file that is not there. (Whether a package is there, the compiler says.)',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, path: '^\\.', pathNot: '\\.scss$' },
    },
    ...roomRules,
    unnamedRoom,
    ...layerRules,
    ...indexRules,
    ...packageRules,
    oraclesApart,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|\\.cache|\\.data|commands/replay/engines)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
