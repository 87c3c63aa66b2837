import { enrolsNoDead } from '../../simulation/invariants/watched-deaths';
import type { PlantedFault } from './planted-fault';

/** Mistakes about who died. */
export const faultsInDeaths: readonly PlantedFault[] = [
  {
    name: 'who died is enrolled anew once his money is back',
    mutations: [
      {
        file: 'server/enrolment/death.ts',
        find: 'if (on !== null) throw refuse(',
        replace: 'if (on === whereWrong) throw refuse(',
      },
    ],
    breaks: [enrolsNoDead],
    from: 239,
  },
  {
    name: 'a death that two took back stays on the record',
    mutations: [
      {
        file: 'server/enrolment/death.ts',
        find: 'changes: { died: null } });',
        replace: 'changes: {} });',
      },
    ],
    breaks: ['a death stands on the record and in its case alike'],
    from: 50,
  },
];
