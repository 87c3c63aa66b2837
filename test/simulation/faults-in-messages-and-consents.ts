import { toldTrue } from '../../simulation/invariants/monitor';
import type { PlantedFault } from './planted-fault';

const told = 'who agreed to it is told what became of his money, and in time';
const notKept = 'nobody is kept whom nobody needs';

/** Mistakes in messages to payers, and in what is kept of people. */
export const faultsInMessagesAndConsents: readonly PlantedFault[] = [
  {
    name: 'a payment is told to nobody',
    mutations: [
      {
        file: 'server/billing/payments/post-payment.ts',
        find: "const moved = enqueueNotification(moveOrder(paid, stateOfPaid(paid), now, 'paid'), notification, now);",
        replace:
          "const moved = (void [enqueueNotification, notification], moveOrder(paid, stateOfPaid(paid), now, 'paid'));",
      },
    ],
    breaks: [told],
  },
  {
    name: 'a message counts as told before it is sent',
    mutations: [
      {
        file: 'server/billing/notifications/notifications.ts',
        find: 'const taken = { outbox: counted, nextNotificationAt: firstOf(counted) };',
        replace: 'const taken = { outbox: counted.slice(0, 0), nextNotificationAt: null };',
      },
    ],
    breaks: [told],
    from: 20,
  },
  {
    name: 'a message is sent to who agreed to none',
    mutations: [
      {
        file: 'server/billing/notifications/notifications.ts',
        find: 'if (!order.messages.includes(notification.kind)) return order;',
        replace: '',
      },
    ],
    breaks: [toldTrue],
    from: 12,
  },
  {
    name: "the bureau's no is told as if it were about the whole order",
    mutations: [
      {
        file: 'server/billing/deductions/result.ts',
        find: `    amountFen: line.accountFen,\n    words: '账户扣款没有成功，请重新缴费',`,
        replace: `    amountFen: held.accountFen,\n    words: '账户扣款没有成功，请重新缴费',`,
      },
    ],
    breaks: [toldTrue],
    from: 237,
  },
  {
    name: 'nobody is told of a refund that an officer paid by hand',
    mutations: [
      {
        file: 'server/billing/refunds/close-refund.ts',
        find: "await tx.put('orders', enqueueNotification(closed, notification, now));",
        replace: "await tx.put('orders', (void [enqueueNotification, notification], closed));",
      },
    ],
    breaks: [told],
  },
  {
    name: 'what a payer said of someone stays when the consent is withdrawn',
    mutations: [
      {
        file: 'server/household/withdrawal.ts',
        find: 'await dropApplication(cloud, record._id, openId, reason);',
        replace: 'void [dropApplication, reason];',
      },
    ],
    breaks: ['what a payer said of someone goes with the consent'],
  },
  {
    name: 'a withdrawal leaves name and number',
    mutations: [
      {
        file: 'server/household/erase-person.ts',
        find: `    await erase(cloud, tx, person);\n    return 'erased';`,
        replace: `    void erase;\n    return 'erased';`,
      },
    ],
    breaks: [notKept],
    from: 74,
  },
  {
    name: 'a withdrawal takes the name of someone who is insured',
    mutations: [
      {
        file: 'server/household/erase-person.ts',
        find: "if (records.some(mustBeRetained)) return 'retained';",
        replace: 'void mustBeRetained;',
      },
    ],
    breaks: ['who is insured, ordered for or on a list can be named', notKept],
    from: 401,
  },
  {
    name: 'what a withdrawal could not do at once is left undone',
    mutations: [
      {
        file: 'server/actions/timer/kinds.ts',
        find: 'step: (one) => carryOutWithdrawal(cloud, one)',
        replace: 'step: () => Promise.resolve(carryOutWithdrawal)',
      },
    ],
    breaks: [notKept, 'what a payer said of someone goes with the consent'],
    from: 9,
  },
  {
    name: 'people are never written under new keys',
    mutations: [
      {
        file: 'server/actions/timer/kinds.ts',
        find: '  await rotation(cloud, begun + firstMs);',
        replace: '  void rotation;',
      },
    ],
    breaks: ['a change of keys comes to its end, and nothing is left under the old ones'],
  },
];
