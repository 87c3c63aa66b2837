import type { PlantedFault } from './planted-fault';

/** Mistakes in giving money back after payment. */
export const faultsInReimbursements: readonly PlantedFault[] = [
  {
    name: 'a batch is released by a draft',
    mutations: [
      {
        file: 'server/reimbursements/release.ts',
        find: 'if (!notice.draft) return;',
        replace: 'if (notice.regions.length > 0) return;',
      },
    ],
    breaks: ['nothing is given back by a draft'],
    from: 29,
  },
  {
    name: 'what is released keeps no batch',
    mutations: [
      {
        file: 'server/reimbursements/batches.ts',
        find: 'lineIds: lines.map(({ _id }) => _id),',
        replace: 'lineIds: lines.slice(1).map(({ _id }) => _id),',
      },
    ],
    breaks: ['what is given back stands in one released batch', 'a batch’s sum is that of its lines'],
    from: 29,
  },
];
