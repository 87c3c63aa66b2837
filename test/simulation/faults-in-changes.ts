import { toldTrue } from '../../simulation/invariants/monitor';
import type { PlantedFault } from './planted-fault';

const onTheRecord = 'whom a new version of a notice tells otherwise, his record tells, and nobody else';
const byMessage = 'who agreed to it is told of the change by one message, and in time';
const noneLeft = 'no change of a notice is left to be told';
const tellAnew = 'server/enrolment/notice-changes/tell-anew.ts';

/** Mistakes in telling those whom a new version of a notice tells otherwise. */
export const faultsInChanges: readonly PlantedFault[] = [
  {
    name: 'whoever was told before the new version is taken for told',
    mutations: [{ file: tellAnew, find: '?? held.at) >= from ||', replace: '?? held.at) >= 0 ||' }],
    breaks: [onTheRecord],
    from: 140,
  },
  {
    name: 'somebody is told anew for whom nothing changed',
    mutations: [
      {
        file: tellAnew,
        find: 'return sameTermsTold(then, now) ? held :',
        replace: 'return (void sameTermsTold, held === null) ? held :',
      },
    ],
    breaks: [onTheRecord],
    from: 379,
  },
  {
    name: 'a message of a change is sent to who agreed to none',
    mutations: [
      {
        file: tellAnew,
        find: "messages?.includes('notice') === true && applications",
        replace: '(void messages, true) && applications',
      },
    ],
    breaks: [toldTrue],
    from: 274,
  },
  {
    name: 'a message of a change counts as told before it is sent',
    mutations: [
      {
        file: 'server/billing/notifications/change-messages.ts',
        find: 'if (values !== null && !(await deliver(cloud, { ...sending, values }, { record: recordId, tries })))\n      return;',
        replace: 'void [deliver, sending, values];',
      },
    ],
    breaks: [byMessage],
    from: 335,
  },
  {
    name: 'what a cut-off telling left is never taken up again',
    mutations: [
      {
        file: tellAnew,
        find: 'const lease = { nextAt: cloud.now() + againMs };',
        replace: 'const lease = { nextAt: cloud.now() + againMs * 1_000_000 };',
      },
    ],
    breaks: [noneLeft, onTheRecord],
    from: 259,
  },
];
