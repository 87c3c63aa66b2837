/**
 * Ways that a story may take and that are easily never taken: how often each was, is printed (`--coverage`) and held by a
 * test, so that an invariant never holds only because nothing came near it.
 */
export const paths = [
  // Families
  'a consent is withdrawn',
  'a relative is taken off the list',
  'a consent is withdrawn of someone who is paid for',
  'a consent is withdrawn while his own order is under way, and refused',
  'a withdrawal is left to the timer',
  'a person is erased',
  'a relative is added again after he was taken off',
  'a relative is added and applied for in one step',
  "a newborn's number is joined",
  'an invitation is accepted',
  'an invitation is accepted while an order has the person in hand',
  'an agreement is taken back',
  'an invitation is over',
  'somebody tries more numbers than a day allows',
  // Orders
  'an amount changes between preview and order',
  'an order meets the end of the day',
  'someone is in the hands of another payer',
  'an order gives way to one with a better right',
  "someone is in the payer's own other order",
  'someone is insured already when he is ordered',
  'an account has too little',
  'an account pays alone',
  'both payment sources pay',
  'a window is closed',
  'a family confirms for several merchants',
  'one of several confirmations is paid and another is not',
  'an order spans merchants, and is refused',
  'someone is insured meanwhile',
  'the roster exempts someone whom an order has in hand',
  'the money comes on a day that promises less',
  'the money comes on a day that asks less',
  'the money comes after the order was closed',
  'the money is another sum',
  'an order is paid on another day than it was placed',
  'an order is under way when the day changes',
  'an order is placed by a notice that was published meanwhile',
  // Offices
  'a claim is confirmed',
  'a claim is turned down',
  'a roster is taken back',
  'two officers settle the same case',
  'an answer to a file of enrolments is read again',
  'a refused enrolment is sent again',
  'two officers make the same batch at once',
  'a floor is set',
  'an account is held at its floor',
  'balances come while an account is held',
  'a notice is published',
  'an officer would agree to what he proposed himself',
  'an officer would agree where his own family is concerned',
  'an officer answers where someone is concerned who has left his family list',
  'what holds already is agreed to again',
  'a proposal is withdrawn',
  'an insurance without payment is undone',
  'a certification is ended',
  'keys are rotated while people act',
  'an application for money back is agreed to',
  'money back is refused by a draft',
  'a draft that gives back becomes a notice',
  'money is paid back by a batch',
  'an uploaded file holds',
  'an uploaded file is taken back',
  'an upload is left to the timer',
  'two officers give back to who was certified after he paid',
  'money is given back at the window',
  'the window is said to have given the same once more',
  'a payment goes back of which the window gave a part',
  'a death is put down',
  'a death is taken back',
  'who died is certified by a list of before',
  'somebody would enrol who died',
  'a payment made elsewhere comes in two files',
  'payments made elsewhere are taken back',
  'somebody is insured by a payment made elsewhere',
  'somebody paid here and elsewhere',
  'a list has more than one page',
  // The bureau
  'the bureau rejects a line',
  'a result file is read again',
  'a result file is in another order',
  'a result file is cut off',
  'a result file has lines of another batch',
  'a result file contradicts itself',
  'a file of an office is handed in that is not as it was sealed',
  "an office's older file is handed in again",
  'an account pays that is kept in another county',
  'a refund waits for the bureau',
  'a refund of what the bureau then rejects',
  'the bureau rejects what was noted as given back by hand',
  // Refunds
  'WeChat is asked too often',
  'WeChat forgets a refund that it took',
  'WeChat refuses a refund that it took',
  'WeChat knows nothing this once of a refund that it took',
  'a refund takes days',
  'a refund is declined',
  'a declined refund is asked for again',
  'a refund is granted',
  'two officers give a part back',
  'two officers give all back',
  'two officers would give back more than was paid',
  'a recognised person has his subsidy back',
  'a merchant is without balance until an officer has it',
  'a refund fails and is sent again',
  'a refund is paid by hand',
  // Instances
  'the clock of an instance is wrong',
  // Messages and bills
  'somebody is told anew after a notice changed',
  'a message tells of a changed notice',
  'a message is taken',
  'a message is refused by the person',
  'a message fails at first',
  'a message is sent twice',
  'a bill cannot be had until an officer has it',
  'a bill lists money that nobody asked for',
] as const;
export type Path = (typeof paths)[number];

/** What most stories are too small for, unless the server reads a few at once: `small-pages.ts`. */
export const onSmallPages: readonly Path[] = ['a list has more than one page'];

/** By path, how often it was taken. */
export type Counts = Readonly<Partial<Record<Path, number>>>;

export class Reached {
  private readonly taken: Partial<Record<Path, number>> = {};

  note(path: Path, times = 1): void {
    if (times > 0) this.taken[path] = (this.taken[path] ?? 0) + times;
  }

  get counts(): Counts {
    return this.taken;
  }
}

export function sumOfCounts(all: Iterable<Counts>): Readonly<Record<Path, number>> {
  const sum = Object.fromEntries(paths.map((path) => [path, 0])) as Record<Path, number>;
  for (const counts of all) for (const path of paths) sum[path] += counts[path] ?? 0;
  return sum;
}

/** Refusals that are paths of their own: `action CODE`. */
export const pathOfRefusal: Readonly<Record<string, Path>> = {
  'order.place AMOUNT_CHANGED': 'an amount changes between preview and order',
  'order.place DAY_ENDS': 'an order meets the end of the day',
  'order.place RESERVED_BY_OTHER': 'someone is in the hands of another payer',
  'order.place RESERVED_BY_YOU': "someone is in the payer's own other order",
  'order.place ALREADY_INSURED': 'someone is insured already when he is ordered',
  'order.place ACCOUNT_SHORT': 'an account has too little',
  'order.place ORDER_SPANS_MERCHANTS': 'an order spans merchants, and is refused',
  'order.place CLOSED': 'a window is closed',
  'family.withdraw-consent ORDER_UNDER_WAY':
    'a consent is withdrawn while his own order is under way, and refused',
  'family.remove ORDER_UNDER_WAY': 'a consent is withdrawn while his own order is under way, and refused',
  'family.accept INVITATION_OVER': 'an invitation is over',
  'proposals.agree NOT_SECOND': 'an officer would agree to what he proposed himself',
  'proposals.agree CONCERNED': 'an officer would agree where his own family is concerned',
  'proposals.propose AMOUNT_DIFFERS': 'two officers would give back more than was paid',
  'proposals.propose NOTICE_IS_DRAFT': 'money back is refused by a draft',
  'records.enrol-relative DIED': 'somebody would enrol who died',
  'order.place DIED': 'somebody would enrol who died',
  'person.lookup TOO_MANY_LOOKUPS': 'somebody tries more numbers than a day allows',
  'cases.resolve CASE_RESOLVED': 'two officers settle the same case',
};
