import type { PlaceReminderActions } from '../../contract/agreed-messages';
import type { AuditOfficerActions } from '../../contract/audit';
import type { Caller, Cloud } from '../../server/platform/cloud';
import { MessageConfigurationError } from '../../server/platform/messages';
import type { Wire } from '../../server/platform/memory/database';
import type { CollectionName, Collections } from '../../server/schema/collections';
import { balancesOver } from '../../server/billing/ledger/balances';
import { officerTable } from '../../server/actions/officer';
import { type Acknowledgement, paymentCallback } from '../../server/actions/payment/callback';
import { residentActions } from '../../server/actions/resident';
import { type TimerKind, runTimer } from '../../server/actions/timer';
import type { PersonEntry } from '../../contract/claims';
import type { EvidenceActions } from '../../contract/evidence';
import type { MutualAidActions, MutualAidOfficerActions } from '../../contract/mutual-aid';
import type { OfficerActions } from '../../contract/officer';
import type { OwnDayActions } from '../../contract/own-day';
import type { RegistrationOfficerActions } from '../../contract/registration';
import type { OrderActions, PaymentSource } from '../../contract/orders';
import type { PayRequestActions } from '../../contract/pay-requests';
import type { ReceiptActions } from '../../contract/receipts';
import type { RefundStandingActions } from '../../contract/refund-standing';
import type { MoneyOfficerActions, RefundActions } from '../../contract/refunds';
import type { RefundDueOfficerActions } from '../../contract/refund-dues';
import type { ReimbursementActions, ReimbursementOfficerActions } from '../../contract/reimbursements';
import type { Relation } from '../../contract/family';
import type { Refusal, Reply } from '../../contract/reply';
import type { CertifiedIdentity } from '../../policy/fact-sheet';
import { type Fen, fen } from '../../policy/money';
import { TestServer } from './test-server';
import { bySelf, dibao, father, grandmother, nothing, onBehalf } from './sample';
import { dispatched, requireSummary } from './said';
import { Shop } from './shop';

type Actions = OrderActions &
  RefundActions &
  RefundStandingActions &
  EvidenceActions &
  PlaceReminderActions &
  ReceiptActions &
  MutualAidActions &
  PayRequestActions &
  ReimbursementActions;
type OfficersActions = OfficerActions &
  MoneyOfficerActions &
  MutualAidOfficerActions &
  RegistrationOfficerActions &
  OwnDayActions &
  AuditOfficerActions &
  ReimbursementOfficerActions &
  RefundDueOfficerActions;

export const officer = 'officer-1';
export const year = 2024;

/** Jincheng's city district, Changsha's Furong district. */
export const jincheng = '140502';
export const hunan = '430102';

/** A subscription message as it came to WeChat. */
interface SentMessage {
  readonly key: string;
  readonly kind: string;
  readonly openId: string;
  readonly page: string;
  readonly day: string | undefined;
  readonly amount: string | undefined;
  readonly words: string | undefined;
}

/** The server with a merchant at WeChat, and families that pay. */
export class PaymentTestServer extends TestServer {
  readonly shop = new Shop(() => this.cloudFor('').now());
  readonly sent: SentMessage[] = [];
  /** What WeChat does with messages: takes them, tells that the person takes none, or fails. */
  messagesAre: 'sent' | 'refused' | 'broken' | 'misconfigured' = 'sent';
  private placed = 0;

  override cloudFor(openId: string, source: Caller['source'] = 'client', wire?: Wire): Cloud {
    return {
      ...super.cloudFor(openId, source, wire),
      // One warm instance: what offices publish is read once a minute.
      settings: this.settings,
      pay: this.shop,
      messages: {
        send: async ({ key, kind, openId: to, page, values }) => {
          const { day, amount, words } = values;
          this.sent.push({ key, kind, openId: to, page, day, amount, words });
          if (this.messagesAre === 'broken') throw new Error('WeChat is out of order');
          if (this.messagesAre === 'misconfigured') throw new MessageConfigurationError(kind, 47003);
          return this.messagesAre === 'sent';
        },
      },
    };
  }

  async ask<Name extends keyof Actions & string>(
    openId: string,
    action: Name,
    request: Actions[Name]['request'],
    wire?: Wire,
  ): Promise<Actions[Name]['data']> {
    const reply = await this.reply(openId, action, request, wire);
    if (reply.ok) return reply.data as Actions[Name]['data'];
    throw new Error(`${action} was refused: ${reply.error.code} ${reply.error.message}`);
  }

  async refusal(openId: string, action: keyof Actions & string, request: object): Promise<Refusal> {
    const reply = await this.reply(openId, action, request);
    if (!reply.ok) return reply.error;
    throw new Error(`${action} was granted: ${JSON.stringify(reply.data)}`);
  }

  reply(openId: string, action: string, request: object, wire?: Wire): Promise<Reply<unknown>> {
    return dispatched(residentActions, this.cloudFor(openId, 'client', wire), { action, ...request });
  }

  async asOfficer<Name extends keyof OfficersActions & string>(
    action: Name,
    request: OfficersActions[Name]['request'],
    openId = officer,
  ): Promise<OfficersActions[Name]['data']> {
    const reply = await dispatched(officerTable, this.cloudFor(openId), { action, ...request });
    if (reply.ok) return reply.data as OfficersActions[Name]['data'];
    throw new Error(`${action} was refused: ${reply.error.code} ${reply.error.message}`);
  }

  async officerRefusal(action: string, request: object, openId = officer): Promise<Refusal> {
    const reply = await dispatched(officerTable, this.cloudFor(openId), { action, ...request });
    if (!reply.ok) return reply.error;
    throw new Error(`${action} was granted: ${JSON.stringify(reply.data)}`);
  }

  /** The roster of a place says so of someone. */
  async certify(person: PersonEntry, region: string, ...identities: CertifiedIdentity[]): Promise<void> {
    this.placed += 1;
    const rows = [{ ...person, identities }];
    await this.byTwo('roster.import', { batch: `roster-${this.placed}`, part: 1, region, rows }, officer);
  }

  /** Someone is on the payer's list and applied for; answers with the record's id. */
  async enrol(
    openId: string,
    person: PersonEntry,
    region: string,
    relation: Relation = 'parent',
  ): Promise<string> {
    this.placed += 1;
    const { relative } = await this.resident(openId, 'family.add', {
      requestId: `request-${this.placed}`,
      person,
      relation,
      region,
      claims: nothing,
      consent: relation === 'self' ? bySelf : onBehalf,
    });
    const { relativeId } = relative;
    const { record } = await this.resident(openId, 'records.enrol-relative', { relativeId, year });
    return record.recordId;
  }

  /** Places an order; answers with its id. */
  async place(
    openId: string,
    recordIds: readonly string[],
    agreedFen: Fen,
    more: { readonly paymentSource?: PaymentSource; readonly accountFen?: Fen; readonly wire?: Wire } = {},
  ): Promise<string> {
    const request = { ...this.request(recordIds, agreedFen), paymentSource: more.paymentSource ?? 'wechat' };
    const asked = more.accountFen === undefined ? request : { ...request, accountFen: more.accountFen };
    await this.ask(openId, 'order.place', asked, more.wire);
    return request.orderId;
  }

  /** A new order's request, with an id of its own. */
  request(recordIds: readonly string[], agreedFen: Fen): OrderActions['order.place']['request'] {
    this.placed += 1;
    const orderId = this.placed.toString(16).padStart(32, '0');
    return {
      orderId,
      recordIds,
      paymentSource: 'wechat',
      agreedFen,
      messages: ['payment', 'refund', 'settlement'],
    };
  }

  /** WeChat's callback, as cloudPay brings it. */
  callback(orderId: string, more: object = {}, wire?: Wire): Promise<Acknowledgement> {
    const subMchId = this.shop.orders.get(orderId)?.merchantId ?? '';
    const event = {
      returnCode: 'SUCCESS',
      resultCode: 'SUCCESS',
      outTradeNo: orderId,
      totalFee: 1,
      subMchId,
      ...more,
    };
    return paymentCallback(this.cloudFor('', 'wechat-pay', wire), event);
  }

  /** A minute's run of every kind; messages last, so that what the others brought about is told too. */
  async tick(wire?: Wire): Promise<void> {
    const kinds: readonly TimerKind[] = ['payments', 'books', 'upkeep', 'progress', 'messages'];
    for (const kind of kinds) await runTimer(this.cloudFor('', 'timer', wire), kind);
  }

  /** Minutes go by, the timer with them. */
  async minutes(count: number): Promise<void> {
    for (let minute = 0; minute < count; minute += 1) {
      this.pass(60_000);
      await this.tick();
    }
  }

  all<Name extends CollectionName>(collection: Name): readonly Collections[Name][] {
    const found = this.store.snapshot(collection) as unknown as Collections[Name][];
    if (collection === 'cases') for (const one of found) requireSummary(one as Collections['cases']);
    return found;
  }

  one<Name extends CollectionName>(collection: Name, id: string): Collections[Name] {
    const found = this.all(collection).find(({ _id }) => _id === id);
    if (found === undefined) throw new Error(`no ${id} in ${collection}`);
    return found;
  }

  /** By account, in fen, without those at zero. */
  balances(): Readonly<Record<string, number>> {
    const held = [...balancesOver(this.all('ledger'))].filter(([, fen]) => fen !== 0);
    return Object.fromEntries(held.sort(([one], [other]) => (one < other ? -1 : 1)));
  }
}

/** A day in China at a time of day, in ms. */
export function at(day: string, time: string): number {
  return Date.parse(`${day}T${time}+08:00`);
}

export async function startTestServer(today = '2023-11-20'): Promise<PaymentTestServer> {
  const server = new PaymentTestServer(today);
  await server.hireOfficer(officer, ['140000', '220000', '430000', '360000']);
  return server;
}

/** Two parents in one order: 76 yuan on dibao in Jincheng (4.4), 380 in Hunan (2.3). */
export async function twoParents(
  server: PaymentTestServer,
  payer: string,
): Promise<{ readonly orderId: string; readonly records: readonly string[] }> {
  await server.certify(father, jincheng, dibao);
  const records = [
    await server.enrol(payer, father, jincheng),
    await server.enrol(payer, grandmother, hunan),
  ];
  return { orderId: await server.place(payer, records, fen(45_600)), records };
}
