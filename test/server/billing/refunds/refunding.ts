import type { CaseAction, CaseView } from '../../../../contract/refunds';
import { fen } from '../../../../policy/money';
import type { PaymentTestServer } from '../../money';
import { father, grandmother, ruizhou } from '../../sample';

const payer = 'daughter';

/** The number under which the first person's granted refund of an order is sent first. */
export function first(orderId: string): string {
  return `${orderId}-0-granted`;
}

/** A payer, an office and WeChat, between whom refunds go. */
export class Refunding {
  constructor(private readonly server: PaymentTestServer) {}

  /** Two people paid for in one order: 380 yuan each in Ruizhou. */
  async paidForTwo(): Promise<string> {
    const records = [
      await this.server.enrol(payer, father, ruizhou),
      await this.server.enrol(payer, grandmother, ruizhou),
    ];
    const orderId = await this.server.place(payer, records, fen(76_000));
    this.server.shop.pay(orderId);
    await this.server.callback(orderId);
    return orderId;
  }

  /** An officer gives someone of the order his money back. */
  async grant(orderId: string, line = 0): Promise<void> {
    await this.server.ask(payer, 'refund.request', { orderId, line, reason: 'wrong-place' });
    const [open] = await this.openCases('refund-requested');
    await this.decide(open, 'approve');
  }

  async openCases(kind?: CaseView['kind']): Promise<readonly CaseView[]> {
    const { cases } = await this.server.asOfficer('cases.list', { region: ruizhou });
    return cases.filter((one) => kind === undefined || one.kind === kind);
  }

  async decide(one: CaseView | undefined, decision: CaseAction): Promise<void> {
    await this.server.asOfficer('cases.resolve', {
      caseId: one?.caseId ?? '',
      decision,
      note: '看过证明材料',
    });
  }

  wechatEnds(state: 'done' | 'failed' | 'processing', number?: string): void {
    for (const [id, refund] of this.server.shop.refunds)
      if (number === undefined || id === number) refund.state = state;
  }

  numbers(): readonly string[] {
    return [...this.server.shop.refunds.keys()];
  }
}
