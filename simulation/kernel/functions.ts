import type { Merchant } from '../wechat/merchant';
import type { Random } from './random';
import { ConnectionLostError, type Host, Invocation } from './invocation';
import { merchants } from '../wechat/merchants';
import {
  type Caller,
  type Cloud,
  type Files,
  type MessageSender,
  type MessageValues,
  type Settings,
  type WeChatPay,
  WeChatPayError,
} from '../../server/platform';
import { MemoryDatabase, MemoryFiles, memoryCloud, memorySettings } from '../../server/platform/memory';

/** An uploaded function's entry, with the platform's part (who calls, what is there) taken out. */
export type Entry = (cloud: Cloud, event: unknown) => Promise<unknown>;

/** A warm instance: what it was configured with, and remembers things by; and by how many ms its clock is wrong. */
interface Instance {
  readonly settings: Settings;
  readonly clockMs: number;
}

/** One message that reached WeChat: it was taken, or the person takes none. */
export interface SentMessage {
  readonly at: number;
  readonly openId: string;
  readonly kind: string;
  readonly key: string;
  readonly values: MessageValues;
  readonly taken: boolean;
}

/** A line that a function logged. */
export interface LogLine {
  readonly at: number;
  readonly function: string;
  readonly event: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** The function host: runs the server's functions, each call with a cloud of its own over the shared store. */
export class Functions {
  readonly log: LogLine[] = [];
  readonly sent: SentMessage[] = [];
  /** Hears of a message in the moment in which it reaches the person. */
  onSent: (message: SentMessage) => void = () => undefined;
  messagesFailed = 0;
  /** What phones and functions put into the cloud's storage. */
  readonly files = new MemoryFiles();
  private called = 0;
  /** Warm instances that wait for their next call, by function. What they read before may be a minute old. */
  private readonly idle = new Map<string, Instance[]>();
  /** Its draws shift no others. */
  private readonly clocks: Random;
  /** Instances whose clock is wrong. */
  skewed = 0;
  /** What new instances are configured with. */
  private settings: Settings = { ...memorySettings, merchants };

  constructor(
    private readonly host: Host,
    private readonly merchant: Merchant,
  ) {
    this.clocks = host.kernel.random.fork('clocks');
  }

  /** Changes the environment: calls under way end with what they began with, and no instance of before takes another. */
  configure(changes: Partial<Settings>): void {
    this.settings = { ...this.settings, ...changes };
    this.idle.clear();
  }

  /** What the function answers, or `died` where it was killed. Never throws but for faults of the simulation. */
  async call(name: string, entry: Entry, event: unknown, caller: Caller): Promise<unknown> {
    this.called += 1;
    const label = `#${this.called} ${name}`;
    const invocation = new Invocation(this.host, label);
    this.host.kernel.note(label, `called by ${caller.openId || caller.source}`);
    const instances = this.idle.get(name) ?? [];
    this.idle.set(name, instances);
    const instance = instances.pop() ?? this.startInstance();
    const now = (): number => this.host.kernel.now() + instance.clockMs;
    const cloud: Cloud = { ...this.cloudFor(invocation, label, caller), settings: instance.settings, now };
    const answer = await Promise.race([
      invocation.death().then(() => died),
      entry(cloud, event).catch((error: unknown) => {
        this.host.kernel.note(label, `threw ${error instanceof Error ? error.name : String(error)}`);
        this.record(label, 'threw', {
          error: error instanceof Error ? `${error.name}: ${error.message}` : '',
        });
        return died;
      }),
    ]);
    invocation.finish();
    if (answer === died) return answer;
    instances.push(instance);
    this.host.kernel.note(label, `answers ${summary(answer)}`);
    return answer;
  }

  private startInstance(): Instance {
    const most = this.host.injection.faults.clockSkew;
    const clockMs = most === 0 ? 0 : this.clocks.between(-most, most);
    if (clockMs !== 0) this.skewed += 1;
    return { settings: { ...this.settings }, clockMs };
  }

  private cloudFor(invocation: Invocation, label: string, caller: Caller): Cloud {
    return memoryCloud({
      db: new MemoryDatabase(this.host.store, invocation.wire),
      caller,
      now: () => this.host.kernel.now(),
      pay: this.payFor(invocation),
      messages: this.messagesFor(invocation),
      files: this.filesFor(invocation),
      randomHex: (bytes) => this.host.kernel.random.hex(bytes),
      log: (event, facts = {}) => this.record(label, event, facts),
    });
  }

  private payFor(invocation: Invocation): WeChatPay {
    const { merchant } = this;
    const trip = <Result>(label: string, act: () => Result): Promise<Result> =>
      invocation.roundTrip(
        `WeChat ${label}`,
        () => (merchant.admit(), act()),
        () => new WeChatPayError('NO_ANSWER', label, true),
      );
    return {
      placeOrder: (order) => trip(`placeOrder ${order.outTradeNo}`, () => merchant.place(order)),
      queryOrder: (number) => trip(`queryOrder ${number.outTradeNo}`, () => merchant.query(number)),
      closeOrder: (number) => trip(`closeOrder ${number.outTradeNo}`, () => merchant.close(number)),
      refund: (refund) => trip(`refund ${refund.outRefundNo}`, () => merchant.refund(refund)),
      queryRefund: (number) => trip(`queryRefund ${number.outRefundNo}`, () => merchant.queryRefund(number)),
      downloadBill: (bill) => trip(`downloadBill ${bill.merchantId} ${bill.day}`, () => merchant.bill(bill)),
    };
  }

  private filesFor(invocation: Invocation): Files {
    const { files } = this;
    const trip = async <Result>(label: string, act: () => Promise<Result>): Promise<Result> =>
      invocation.roundTrip(label, act, () => new ConnectionLostError(label));
    return {
      keep: (path, body) => trip(`keep ${path}`, () => files.keep(path, body)),
      linkTo: (fileId) => trip(`link to ${fileId}`, () => files.linkTo(fileId)),
      linksTo: (fileIds) => trip('links', () => files.linksTo(fileIds)),
      idOf: (path) => trip(`id of ${path}`, () => files.idOf(path)),
      read: (fileId, most) => trip(`read ${fileId}`, () => files.read(fileId, most)),
      remove: (fileIds) => trip(`remove ${fileIds.join(' ')}`, () => files.remove(fileIds)),
    };
  }

  private messagesFor(invocation: Invocation): MessageSender {
    return {
      send: ({ page: _, ...message }) =>
        invocation.roundTrip(
          `message ${message.key} to ${message.openId}`,
          () => this.takeMessage(message),
          () => new ConnectionLostError('message'),
        ),
    };
  }

  private takeMessage(message: Omit<SentMessage, 'at' | 'taken'>): boolean {
    const { random } = this.host.kernel;
    if (random.chance(this.host.injection.faults.messageFails)) {
      this.messagesFailed += 1;
      throw new ConnectionLostError('WeChat, which takes no message just now');
    }
    const taken = !random.chance(this.host.injection.faults.messageRefused);
    const sent = { ...message, at: this.host.kernel.now(), taken };
    this.sent.push(sent);
    this.onSent(sent);
    if (random.chance(this.host.injection.faults.messageUnsaid))
      throw new ConnectionLostError('WeChat, which took it');
    return taken;
  }

  private record(label: string, event: string, facts: LogLine['facts']): void {
    this.log.push({ at: this.host.kernel.now(), function: label, event, facts });
    this.host.kernel.note(label, `log ${event} ${JSON.stringify(facts)}`);
  }
}

/** The function was killed, or threw: whoever called it hears nothing useful. */
export const died: unique symbol = Symbol('died');

function summary(answer: unknown): string {
  const text = JSON.stringify(answer) ?? 'nothing';
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
