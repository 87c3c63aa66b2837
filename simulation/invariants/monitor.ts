import type { Reply } from '../../contract/reply';
import type { Violation } from '../outcome';
import type { Monitored } from './monitored';
import { FactsWhenTold } from './facts-when-told';
import { falsehoodIn } from './message-truth';
import {
  type ProposalSeen,
  correctedByNobody,
  grantedByNobody,
  holdsByNobody,
  twoHands,
  wrongWithProposal,
} from './proposals';
import { sum } from './sum';
import { accountByTwo, wrongAccount } from './watched-accounts';
import { deathByTwo, enrolsDead, enrolsNoDead, wrongDeath } from './watched-deaths';
import { wrongMove } from './watched-moves';
import { givesAgain, notTwice, saidByTwo, wrongAtWindow } from './watched-window';
import type {
  Deduction,
  EnrolmentRecord,
  MutualAidAccount,
  MutualAidFloor,
  NoticeChange,
  Order,
  Payer,
  Refund,
  RefundDue,
  Reimbursement,
  Roster,
} from '../../server/schema';

export const heldAlone = 'whom an open order holds, it holds alone and until its end';
export const accountHolds = 'an account holds exactly what open orders hold of it';
export const accountShows = 'an account never shows more than the bureau can take from it';
export const accountGives =
  'an order takes no more from an account than was released and lies above its floor';
export const nobodyWaits = 'nobody is turned away for a reservation whose time is over';
export const endsWithOrder = 'a reservation ends with its order';
export const movesOneWay = 'states move as docs/money.md draws them';
export const batchStands = 'a batch number stands for the same lines whoever asks';
export const toldTrue = 'nobody is told what did not happen, or what he did not agree to be told';

/** An instance knows a floor for a minute, and a function that read it may take its time. */
const floorKnownMs = 60_000 + 20_000;

/** What must hold at every moment, looked at after each call of a function. Each broken place is reported once. */
export class Monitor {
  readonly violations: Violation[] = [];
  readonly factsWhenTold: FactsWhenTold;
  /** By payer, whoever was on his list at some time: ids of people. */
  private readonly everListed = new Map<string, Set<string>>();
  /** By person, when his roster changed last (ms): also where all of it was taken back since and it went. */
  readonly rosterChangedAt = new Map<string, number>();
  private readonly reported = new Set<string>();
  /** By place, newest last. */
  private readonly floors = new Map<string, { readonly at: number; readonly floorFen: number }[]>();

  constructor(private readonly world: Monitored) {
    this.factsWhenTold = new FactsWhenTold(world.store);
  }

  /** Begins to hear of every write and every message; once the world stands. */
  listen(): void {
    const { store, functions } = this.world;
    store.onWrite = (write, before) => {
      const { collection, doc } = write;
      const moved = wrongMove(write, before);
      if (moved !== null) this.report(movesOneWay, moved);
      if (collection === 'proposals' && doc !== null) this.lookAtProposal(doc, before);
      if (collection === 'mutual-aid-movements' && doc !== null && before === null) this.lookAtImport(doc);
      if (collection === 'refund-requests' && doc !== null && before === null) this.lookAtGrant(doc);
      if (collection === 'payers' && doc !== null) this.noteList(doc as unknown as Payer);
      if (collection === 'rosters' && doc !== null) this.noteRoster(doc as unknown as Roster);
      if (collection === 'people' && doc !== null) this.lookAtCorrection(doc, before);
      if (collection === 'records' && doc !== null) this.lookAtDeath(doc, before);
      if (collection === 'refund-dues' && doc !== null) this.lookAtWindow(doc, before);
      if (collection === 'reimbursements' && doc !== null) this.lookAtAccountOf(doc, before);
      if (collection === 'refunds' && doc !== null && before === null) this.lookAtRefund(doc);
      if (collection === 'notice-changes' && doc !== null) {
        this.factsWhenTold.note(doc as unknown as NoticeChange, before);
      }
      if (collection === 'mutual-aid-floors') this.noteFloor(doc as unknown as MutualAidFloor);
      if (collection !== 'mutual-aid-accounts' || doc === null) return;
      this.lookAtGiving(doc as unknown as MutualAidAccount, before as unknown as MutualAidAccount | null);
    };
    functions.onSent = (message) => {
      const falsehood = falsehoodIn(this.world, message);
      if (falsehood !== null) this.report(toldTrue, `${message.key} to ${message.openId}: ${falsehood}`);
    };
  }

  look(): void {
    const open = [...this.world.store.all('orders')]
      .map((doc) => doc as unknown as Order)
      .filter(({ state }) => state === 'awaiting-payment');
    for (const order of open) this.lookAtPeople(order);
    this.lookAtReservations(new Set(open.map(({ _id }) => _id)));
    this.lookAtAccounts(open);
    this.lookAtBalances();
  }

  /** A reply that turns someone away for another's reservation; `askedAt`: ms. */
  hear(reply: Reply<unknown>, askedAt: number): void {
    if (reply.ok || !reply.error.code.startsWith('RESERVED_BY')) return;
    const { until } = reply.error.details ?? {};
    if (typeof until !== 'number' || until <= askedAt - this.world.clocksApartMs) {
      this.report(nobodyWaits, `${reply.error.code} until ${String(until)}, asked at ${askedAt}`);
    }
  }

  report(invariant: string, detail: string): void {
    if (this.reported.has(detail)) return;
    this.reported.add(detail);
    this.violations.push({ invariant, detail });
  }

  private lookAtProposal(now: object, before: object | null): void {
    const wrong = wrongWithProposal(now as ProposalSeen, before as ProposalSeen | null);
    if (wrong !== null) this.report(twoHands, wrong);
  }

  private lookAtImport(movement: object): void {
    if (holdsByNobody(movement, this.proposals())) this.report(twoHands, 'a balance comes from nowhere');
  }

  private lookAtGrant(request: object): void {
    const seen = request as unknown as Parameters<typeof grantedByNobody>[0];
    if (grantedByNobody(seen, this.proposals())) this.report(twoHands, 'nobody agreed to give back');
  }

  private lookAtCorrection(now: object, before: object | null): void {
    if (correctedByNobody(now, before, this.proposals())) this.report(twoHands, 'nobody agreed to correct');
  }

  private lookAtDeath(doc: object, held: object | null): void {
    const [now, before] = [doc as EnrolmentRecord, held as EnrolmentRecord | null];
    const wrong = wrongDeath(now, before, () => this.proposals());
    if (wrong !== null) this.report(deathByTwo, wrong);
    if (enrolsDead(now, before)) this.report(enrolsNoDead, `${now._id} is ${now.state}`);
  }

  private lookAtWindow(doc: object, held: object | null): void {
    const due = doc as RefundDue;
    const record = this.world.store.read('records', due._id) as unknown as EnrolmentRecord | null;
    const seen = { record, proposals: () => this.proposals() };
    const wrong = wrongAtWindow(due, held as RefundDue | null, seen);
    if (wrong !== null) this.report(saidByTwo, wrong);
  }

  private lookAtAccountOf(doc: object, held: object | null): void {
    const wrong = wrongAccount(doc as Reimbursement, held as Reimbursement | null, () => this.proposals());
    if (wrong !== null) this.report(accountByTwo, wrong);
  }

  private lookAtRefund(doc: object): void {
    const refund = doc as Refund;
    const order = this.world.store.read('orders', refund.orderId) as unknown as Order | null;
    const recordId = order?.lines.find(({ line }) => line === refund.line)?.recordId ?? '';
    const due = this.world.store.read('refund-dues', recordId) as unknown as RefundDue | null;
    if (givesAgain(refund, due)) this.report(notTwice, refund._id);
  }

  private proposals(): readonly ProposalSeen[] {
    return [...this.world.store.all('proposals')].map((doc) => doc as unknown as ProposalSeen);
  }

  /** Ids of the people who are or were on a payer's list. */
  listedBy(openId: string): ReadonlySet<string> {
    return new Set(this.everListed.get(openId));
  }

  private noteRoster({ _id, updatedAt }: Roster): void {
    this.rosterChangedAt.set(_id, updatedAt);
  }

  private noteList({ _id, relatives }: Payer): void {
    const ever = this.everListed.get(_id) ?? new Set();
    for (const { personId } of relatives) ever.add(personId);
    this.everListed.set(_id, ever);
  }

  private noteFloor({ _id, floorFen }: MutualAidFloor): void {
    this.floors.set(_id, [...(this.floors.get(_id) ?? []), { at: this.world.kernel.now(), floorFen }]);
  }

  /** The lowest floor that an order being stored now may have gone by. */
  private floorOf(region: string): number {
    const all = [{ at: 0, floorFen: 0 }, ...(this.floors.get(region) ?? [])];
    const old = this.world.kernel.now() - floorKnownMs;
    const known = all.filter((_, at) => (all[at + 1]?.at ?? Infinity) > old);
    return Math.min(...known.map(({ floorFen }) => floorFen));
  }

  private lookAtGiving(now: MutualAidAccount, before: MutualAidAccount | null): void {
    if (now.reservedFen <= (before?.reservedFen ?? 0)) return;
    const usable = Math.min(now.balanceFen - this.floorOf(now.region), now.authorisedFen);
    const left = usable - now.reservedFen;
    if (left < 0) this.report(accountGives, `${now._id} holds ${now.reservedFen} fen, ${-left} too many`);
    const { floors, world } = this;
    const floor = floors.get(now.region)?.at(-1)?.floorFen ?? 0;
    if (floor > 0 && now.balanceFen - now.reservedFen === floor) {
      world.reached.note('an account is held at its floor');
    }
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
      let left: number = accountFen;
      for (const doc of store.all('deductions')) {
        const { accountId, state, amountFen } = doc as unknown as Deduction;
        if (accountId === id && state !== 'rejected' && state !== 'cancelled') left -= amountFen;
      }
      if (account.balanceFen > left)
        this.report(accountShows, `${openId}: ${account.balanceFen} fen shown, ${left} left`);
    }
  }

  private lookAtPeople({ _id, lines, until }: Order): void {
    // Another instance's clock may say that it is over.
    if (until <= this.world.kernel.now() + this.world.clocksApartMs) return;
    for (const { recordId, state } of lines) {
      if (state !== 'reserved') continue;
      const record = this.world.store.read('records', recordId) as unknown as EnrolmentRecord | null;
      const holder = record?.reservation?.orderId;
      if (record?.state === 'insured' || holder === _id) continue;
      this.report(heldAlone, `order ${_id} holds ${recordId}, whose record says ${holder ?? 'nobody'}`);
    }
  }

  /** Paid, closed or cancelled, an order lets go of everyone in the same moment. */
  private lookAtReservations(open: ReadonlySet<string>): void {
    for (const doc of this.world.store.all('records')) {
      const { _id, reservation } = doc as unknown as EnrolmentRecord;
      if (reservation === null || open.has(reservation.orderId)) continue;
      this.report(endsWithOrder, `${_id} is reserved by ${reservation.orderId}, which is over`);
    }
  }

  private lookAtAccounts(open: readonly Order[]): void {
    for (const doc of this.world.store.all('mutual-aid-accounts')) {
      const { _id, reservedFen } = doc as unknown as MutualAidAccount;
      const orders = open.filter(({ accountId }) => accountId === _id);
      const held = sum(orders.map(({ accountFen }) => accountFen));
      if (held !== reservedFen)
        this.report(accountHolds, `${_id} holds ${reservedFen} fen, its orders ${held}`);
    }
  }
}
