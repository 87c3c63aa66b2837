import type { PlantedFault } from './planted-fault';

/** Mistakes in what the invariants once took from the server itself: both sides moved, and nothing was seen. */
export const faultsInSharedRules: readonly PlantedFault[] = [
  {
    name: 'a statement leaves out what went back',
    mutations: [
      {
        file: 'server/reconciliation/make-statements.ts',
        find: '...(debit.startsWith(prefix)',
        replace: '...(debit.startsWith(`${prefix}-`)',
      },
    ],
    breaks: ['a statement holds every entry of its day once, and nothing else'],
  },
  {
    name: "a city's districts have one office",
    mutations: [
      {
        file: 'server/billing/ledger/accounts.ts',
        find: 'return region.slice(0, 6);',
        replace: 'return region.slice(0, 4);',
      },
    ],
    breaks: ["what is paid for a person is his district's"],
  },
  {
    name: 'who was never insured is kept for ever',
    mutations: [
      {
        file: 'server/enrolment/retention.ts',
        find: "state === 'insured' || history",
        replace: "state === 'insured' || history.length > 0 || history",
      },
    ],
    breaks: ['nobody is kept whom nobody needs'],
    from: 365,
  },
];
