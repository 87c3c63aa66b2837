import type { MutualAidAccount } from '../../cloudfunctions/mutual-aid/account';
import type { Deduction } from '../../cloudfunctions/mutual-aid/deduction';
import type { Payer } from '../../cloudfunctions/family/payer';
import type { Order } from '../../cloudfunctions/orders/order';
import type { EnrolmentRecord } from '../../cloudfunctions/records/record';
import type { Violation } from '../outcome';
import type { World } from '../world';

export const standingInvariants = [
  'whom an open order holds, it holds alone and until its end',
  'an account holds exactly what open orders hold of it',
  'an account never shows more than the bureau can take from it',
] as const;

/** What must hold at every moment, looked at after each call of a function. Each broken place is told once. */
export class Watch {
  readonly violations: Violation[] = [];
  private readonly told = new Set<string>();

  constructor(private readonly world: World) {}

  look(): void {
    const open = [...this.world.store.all('orders')]
      .map((doc) => doc as unknown as Order)
      .filter(({ state }) => state === 'awaiting-payment');
    for (const order of open) this.lookAtPeople(order);
    this.lookAtAccounts(open);
    this.lookAtBalances();
  }

  /** What was debited here and not rejected is gone, whatever files come in between. */
  private lookAtBalances(): void {
    const { store, payers } = this.world;
    for (const { openId, accountFen } of payers) {
      if (accountFen === null) continue;
      const holder = store.read('payers', openId) as unknown as Payer | null;
      const id = holder?.self?.personId ?? '';
      const account = store.read('mutual-aid-accounts', id) as unknown as MutualAidAccount | null;
      if (account === null) continue;
      let left = accountFen;
      for (const doc of store.all('deductions')) {
        const { accountId, state, amountFen } = doc as unknown as Deduction;
        if (accountId === id && state !== 'rejected' && state !== 'cancelled') left -= amountFen;
      }
      if (account.balanceFen > left) this.tell(2, `${openId}: ${account.balanceFen} fen shown, ${left} left`);
    }
  }

  private lookAtPeople({ _id, lines, until }: Order): void {
    if (until <= this.world.kernel.now()) return;
    for (const { recordId, state } of lines) {
      if (state !== 'reserved') continue;
      const record = this.world.store.read('records', recordId) as unknown as EnrolmentRecord | null;
      const holder = record?.reservation?.orderId;
      if (record?.state === 'insured' || holder === _id) continue;
      this.tell(0, `order ${_id} holds ${recordId}, whose record says ${holder ?? 'nobody'}`);
    }
  }

  private lookAtAccounts(open: readonly Order[]): void {
    for (const doc of this.world.store.all('mutual-aid-accounts')) {
      const { _id, reservedFen } = doc as unknown as MutualAidAccount;
      const held = open
        .filter(({ accountId }) => accountId === _id)
        .reduce((sum, { accountFen }) => sum + accountFen, 0);
      if (held !== reservedFen) this.tell(1, `${_id} holds ${reservedFen} fen, its orders ${held}`);
    }
  }

  private tell(which: 0 | 1 | 2, detail: string): void {
    if (this.told.has(detail)) return;
    this.told.add(detail);
    this.violations.push({ invariant: standingInvariants[which], detail });
  }
}
