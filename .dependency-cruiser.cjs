/**
 * Who may import whom, of every room and of every layer of the server; `npm run check` holds it. A room that is not
 * listed in {@link rooms} may be imported by nobody.
 */

/** Room → the rooms it may import besides itself. */
const rooms = {
  policy: [],
  contract: ['policy'],
  server: ['policy', 'contract'],
  cloudfunctions: ['server'],
  src: ['policy', 'contract'],
  local: [],
  simulation: ['server', 'contract', 'policy'],
  config: [],
  commands: ['server', 'policy', 'contract', 'local', 'simulation', 'config'],
};

/** The server's layers, the lowest first: each may import the ones before it, through their index.ts alone. */
const layers = [
  'schema',
  'platform',
  'identity',
  'officer-access',
  'policy-registry',
  'places',
  'enrolment',
  'household',
  'billing/ledger',
  'billing/mutual-aid',
  'billing/notifications',
  'billing/cases',
  'billing/orders',
  'billing/refunds',
  'billing/refund-requests',
  'billing/payments',
  'billing/deductions',
  'billing/receipts',
  'reconciliation',
  'actions',
];

/** Folders of a layer with an index.ts of their own: the platform's two clouds, and one action table a function. */
const ownIndex = [
  'platform/wechat',
  'platform/memory',
  'actions/resident',
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
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.scss$' },
    },
    ...roomRules,
    ...layerRules,
    ...indexRules,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules|coverage|\\.cache)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
