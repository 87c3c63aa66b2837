import { saidByTwo } from '../../simulation/invariants/watched-window';
import type { PlantedFault } from './planted-fault';

const allBack = 'what went back of a payment, by every way together, is no more than it was';
const whole = "a person's part is refunded when all of it is back, and only then";

/** Mistakes about what the window gives back. */
export const faultsAtTheWindow: readonly PlantedFault[] = [
  {
    name: 'a payment goes back whole of which the window gave a part',
    mutations: [
      {
        file: 'server/billing/refunds/end-line.ts',
        find: 'windowBySource(line, await endDueOf(tx, order, line, now));',
        replace: 'windowBySource(line, minusFen(await endDueOf(tx, order, line, now), line.amountFen));',
      },
    ],
    breaks: [allBack, whole],
  },
  {
    name: 'the window is said to have given what WeChat gave',
    mutations: [
      {
        file: 'server/reimbursements/settle-refund-dues.ts',
        find: 'amountFen: bySource(held).windowFen };',
        replace: 'amountFen: held.amountFen };',
      },
    ],
    breaks: [saidByTwo],
    from: 88,
  },
];
