import { toHisAccount } from '../../simulation/people/account-files';
import { takenBackWhole } from '../../simulation/people/reimbursement-story';
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
    from: 43,
  },
  {
    name: 'what is released keeps no batch',
    mutations: [
      {
        file: 'server/reimbursements/prepare.ts',
        find: '      lineIds,\n      lines: lineIds.length,',
        replace: '      lineIds: lineIds.slice(1),\n      lines: lineIds.length,',
      },
    ],
    breaks: ['what is given back stands in one released batch', 'a batch’s sum is that of its lines'],
    from: 43,
  },
  {
    name: 'accounts that two took back stay',
    mutations: [
      {
        file: 'server/reimbursements/undo-accounts.ts',
        find: "if (held.state === 'lapsed' || !isSameAccount(cloud, held, said)) return;",
        replace: "if (held.state !== 'lapsed' || !isSameAccount(cloud, held, said)) return;",
      },
    ],
    breaks: [takenBackWhole, toHisAccount],
    from: 50,
  },
  {
    name: 'an uploaded file stays where the phone put it',
    mutations: [
      {
        file: 'server/uploads/read.ts',
        find: '  await cloud.files.remove([await cloud.files.idOf(inboxPath(inbox))]);',
        replace: '  void inbox;',
      },
    ],
    breaks: ['a file that was read lies where a phone put it no more'],
  },
];
