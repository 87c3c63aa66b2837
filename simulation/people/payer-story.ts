import type { OrderPart, OrderPreview, OrderView, PaymentSource } from '../../contract/orders';
import type { RecordView } from '../../contract/record-view';
import { type AskableReason, askableReasons } from '../../contract/refunds';
import type { Reply } from '../../contract/reply';
import { type Fen, fen, greaterFen, lesserFen, minusFen, noFen, plusFen, sumFen } from '../../policy/money';
import { Forger } from '../wechat/forger';
import type { World } from '../world';
import type { Payer } from './household';
import { Phone, PhoneDied, type StoredOrder } from './phone';
import { insuredYear } from './settings';

const minute = 60_000;
const hour = 60 * minute;

/**
 * What one payer does: comes once or several times, orders for whom he finds unpaid, pays, cancels or dawdles, loses
 * his phone and comes back, changes his mind. Everything that he learns, he learns from the server's answers.
 */
export class PayerStory {
  private readonly phone: Phone;
  private heldUntil = 0;

  constructor(
    private readonly world: World,
    private readonly payer: Payer,
    phone?: Phone,
  ) {
    this.phone = phone ?? new Phone(world, payer.openId);
  }

  async live(): Promise<void> {
    const { random } = this.world.kernel;
    // Most come within the same minute: that is when they get into each other's way.
    await this.wait(random.chance(0.7) ? random.between(0, minute) : random.between(0, 40 * minute));
    for (let visits = random.between(3, 6); visits > 0; visits -= 1) {
      await this.visit();
      await this.wait(this.pauseAfterVisit());
    }
    // Whoever has an order in hand looks at it once more.
    for (let tries = 0; tries < 3 && this.phone.storage.pending !== null; tries += 1) await this.visit();
    if (random.chance(this.world.scenario === 'the bureau' ? 0.95 : 0.2))
      await this.askAllBack('wrong-place');
    if (random.chance(0.7)) await this.changeOfMind();
  }

  /** Whoever was told until when another has his relative in hand comes back right after. */
  private pauseAfterVisit(): number {
    const { random } = this.world.kernel;
    const until = this.heldUntil - this.world.kernel.now();
    this.heldUntil = 0;
    if (until > 0 && random.chance(0.8)) return until + random.between(100, minute);
    return random.pick([10_000, 2 * minute, 20 * minute]);
  }

  private async visit(): Promise<void> {
    try {
      if (this.phone.storage.pending === null) await this.orderAnew();
      else await this.resume();
    } catch (error) {
      if (!(error instanceof PhoneDied)) throw error;
      await this.wait(this.world.kernel.random.between(5_000, 15 * minute));
    }
  }

  private async orderAnew(): Promise<void> {
    const recordIds = await this.apply();
    if (recordIds.length === 0) return;
    const preview = dataOf<OrderPreview>(await this.phone.ask('order.preview', { recordIds }));
    if (preview === null) return;
    for (const { refusal } of preview.lines) this.world.noteRefusal('order.place', refusal ?? '');
    this.heldUntil = Math.max(0, ...preview.lines.map(({ reservedUntil }) => reservedUntil ?? 0));
    const lines = preview.lines.filter(({ amountFen }) => amountFen !== null);
    if (lines.length === 0) return;
    const { random } = this.world.kernel;
    // Reads the page, perhaps until it is no longer true.
    await this.wait(
      random.chance(0.15) ? random.between(minute, 30 * minute) : random.between(1_000, 20_000),
    );
    const parts = this.partsOf(preview);
    const orders = parts.map((part) => this.requestFor(part));
    this.world.paymentsOfFamilies.push(orders.map(({ orderId }) => orderId));
    const [first = null, ...others] = orders;
    Object.assign(this.phone.storage, { pending: first, waiting: others });
    this.phone.mayDie();
    if (first !== null) new Forger(this.world).squat(first.orderId, this.payer.openId, parts[0]?.payee ?? '');
    // One confirmation after the other, as long as each comes to its end.
    for (const { orderId } of orders) if (this.phone.storage.pending?.orderId === orderId) await this.place();
  }

  private requestFor({ recordIds, paymentSource, accountFen, totalFen }: OrderPart): StoredOrder {
    const { random } = this.world.kernel;
    const orderId = random.hex(16);
    const request = {
      orderId,
      recordIds,
      paymentSource,
      ...(paymentSource === 'both' ? { accountFen } : {}),
      agreedFen: totalFen,
      messages: random.chance(0.8) ? ['payment', 'settlement', 'refund'] : [],
    };
    return { orderId, request };
  }

  private async apply(): Promise<string[]> {
    const { random } = this.world.kernel;
    // Seldom all at once: several small orders get into more people's way than one large one.
    const most = random.chance(0.25) ? this.payer.family.length : Math.min(2, this.payer.family.length);
    const wanted = random.sample(this.payer.family, random.between(1, most));
    const recordIds: string[] = [];
    for (const { human } of wanted) {
      const relativeId = this.world.relativeId(this.payer, human);
      if (relativeId === undefined) continue;
      const messages = this.payer.hears ? ['notice'] : [];
      const request = { relativeId, year: insuredYear, messages };
      const reply = await this.phone.ask('records.enrol-relative', request);
      const data = dataOf<{ readonly record: RecordView }>(reply);
      if (data !== null) this.world.agreeToHear(this.payer, human);
      if (data !== null && data.record.status.state !== 'paid') recordIds.push(data.record.recordId);
    }
    return recordIds;
  }

  /** The orders that he sends: as the page has them, his own idea of the account's part, or all people in one. */
  private partsOf(preview: OrderPreview): readonly OrderPart[] {
    const { paymentSource, accountFen } = this.choosePaymentSource(preview);
    const parts = preview.paymentSources.find((one) => one.paymentSource === paymentSource)?.parts ?? [];
    const [only, ...others] = parts;
    if (only === undefined) return [];
    // A page from before merchants were by place, still open.
    const whole = others.length > 0 && this.world.kernel.random.chance(0.1);
    if (others.length > 0 && !whole) return parts;
    const recordIds = parts.flatMap((part) => part.recordIds);
    const totalFen = sumFen(parts.map((part) => part.totalFen));
    const wechatFen = minusFen(totalFen, accountFen);
    return [{ ...only, recordIds, paymentSource, totalFen, accountFen, wechatFen }];
  }

  private choosePaymentSource(preview: OrderPreview): {
    readonly paymentSource: PaymentSource;
    readonly accountFen: Fen;
  } {
    const { random } = this.world.kernel;
    const offers = preview.paymentSources.filter(({ available }) => available);
    // Whoever has an account likes to use it.
    const others = offers.filter(({ paymentSource }) => paymentSource !== 'wechat');
    const offer = random.chance(0.9) && others.length > 0 ? random.pick(others) : offers[0];
    if (offer === undefined || offer.paymentSource === 'wechat')
      return { paymentSource: 'wechat', accountFen: noFen };
    const most = lesserFen(offer.accountMaximumFen, preview.totalFen);
    if (offer.paymentSource === 'mutual-aid') return { paymentSource: 'mutual-aid', accountFen: most };
    if (random.chance(0.5)) return { paymentSource: 'both', accountFen: most };
    // Some type more than the page offers.
    if (random.chance(0.15))
      return { paymentSource: 'both', accountFen: plusFen(most, fen(random.between(1, 20_000))) };
    const typed = lesserFen(most, fen(random.between(1, 40_000)));
    return { paymentSource: 'both', accountFen: greaterFen(fen(1), typed) };
  }

  /** Sends the stored order until something comes back; the same id and the same content each time. */
  private async place(): Promise<void> {
    const { pending } = this.phone.storage;
    if (pending === null) return;
    const { random } = this.world.kernel;
    for (let tries = random.between(1, 4); tries > 0; tries -= 1) {
      const reply = await this.phone.ask('order.place', pending.request);
      if (reply === null) continue;
      if (reply.ok) return this.follow((reply.data as { readonly order: OrderView }).order);
      if (reply.error.retryable === true) {
        await this.wait(random.between(500, 10_000));
        continue;
      }
      this.finish();
      return;
    }
  }

  private async resume(): Promise<void> {
    const { pending } = this.phone.storage;
    if (pending === null) return;
    const reply = await this.phone.ask('order.get', { orderId: pending.orderId });
    if (reply === null) return;
    if (reply.ok) return this.follow((reply.data as { readonly order: OrderView }).order);
    // It never arrived: he sends it again, or thinks better of it.
    if (reply.error.retryable === true) return;
    if (this.world.kernel.random.chance(0.5)) return this.place();
    this.finish();
  }

  private async follow(order: OrderView): Promise<void> {
    if (order.state !== 'awaiting-payment') return this.finish();
    const { random } = this.world.kernel;
    if (random.chance(0.08)) return this.cancel(order.orderId);
    if (order.payment === null) return;
    await this.pay(order);
    if (random.chance(0.1)) return;
    const reply = await this.phone.ask('order.confirm-return', { orderId: order.orderId });
    const after = dataOf<{ readonly order: OrderView }>(reply)?.order;
    if (after === undefined) return;
    if (after.state !== 'awaiting-payment') return this.finish();
    if (random.chance(0.3)) await this.cancel(order.orderId);
  }

  /** The phone may die at the cashier; the person pays or doesn't all the same. */
  private async pay({ payment }: OrderView): Promise<void> {
    const order = this.world.merchant.byPrepayId(payment?.package.replace('prepay_id=', '') ?? '');
    if (order === undefined)
      throw new Error('the server handed out payment parameters that WeChat never made');
    const outcome = this.world.cashier.request(order);
    const { random } = this.world.kernel;
    if (random.chance(this.world.injection.faults.phoneDies / 2)) {
      this.world.kernel.note(this.payer.openId, '† the phone dies at the cashier');
      throw new PhoneDied();
    }
    const came = await outcome;
    this.world.kernel.note(this.payer.openId, `comes back from the cashier: ${came}`);
    // Told to wait, most put the phone away.
    if (came === 'slow' && random.chance(0.7)) await this.wait(random.between(minute, 3 * hour));
  }

  private async cancel(orderId: string): Promise<void> {
    const reply = await this.phone.ask('order.cancel', { orderId });
    const order = dataOf<{ readonly order: OrderView }>(reply)?.order;
    if (order !== undefined && order.state !== 'awaiting-payment') this.finish();
  }

  /** Asks for people's money back, one after the other, sometimes for the same one twice. */
  private async changeOfMind(): Promise<void> {
    const { random } = this.world.kernel;
    const { finished } = this.phone.storage;
    if (finished.length === 0) return;
    for (let requests = random.between(1, 4); requests > 0; requests -= 1) {
      await this.wait(random.between(minute, random.pick([10 * minute, 2 * hour, 14 * hour, 14 * hour])));
      const orderId = random.pick(finished);
      const reason = random.chance(0.3) ? 'recognised' : random.pick(askableReasons);
      const lines = random.chance(0.5) ? [random.between(0, 2)] : [0, 1, 2, 3];
      for (const line of lines) await this.askBack({ orderId, line, reason });
    }
    // Days later most hear that there is something to get back.
    if (random.chance(0.3)) return;
    await this.wait(random.between(10 * hour, 30 * hour));
    await this.askAllBack('recognised');
  }

  private async askAllBack(reason: AskableReason): Promise<void> {
    for (const orderId of this.phone.storage.finished.slice(-3)) {
      for (const line of [0, 1, 2, 3]) await this.askBack({ orderId, line, reason });
    }
  }

  private async askBack(request: object): Promise<void> {
    try {
      for (let tries = this.world.kernel.random.between(1, 3); tries > 0; tries -= 1) {
        await this.phone.ask('refund.request', request);
      }
    } catch (error) {
      if (!(error instanceof PhoneDied)) throw error;
    }
  }

  private finish(): void {
    const { storage } = this.phone;
    if (storage.pending !== null) storage.finished.push(storage.pending.orderId);
    storage.pending = storage.waiting.shift() ?? null;
  }

  private wait(delay: number): Promise<void> {
    return this.world.kernel.wait(delay);
  }
}

function dataOf<Data>(reply: Reply<unknown> | null): Data | null {
  return reply !== null && reply.ok ? (reply.data as Data) : null;
}
