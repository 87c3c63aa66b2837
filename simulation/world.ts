import type { ReceiptView } from '../contract/receipts';
import type { Reply } from '../contract/reply';
import database from '../cloudfunctions/database.json';
import { chinaDay } from '../cloudfunctions/cloud/china-time';
import { Watch } from './invariants/standing';
import { Bureau } from './bureau/bureau';
import { type Faults, noFaults } from './kernel/faults';
import { type Entry, died, Functions } from './kernel/functions';
import { SimulatedStore, type Toll, type Weather } from './kernel/invocation';
import { Kernel } from './kernel/kernel';
import { Random } from './kernel/random';
import { Trace } from './kernel/trace';
import { drawHumans, type Human } from './people/humans';
import { drawPayers, type Payer } from './people/household';
import { drawSetting, type Setting, startOfStory } from './people/settings';
import { Cashier } from './wechat/cashier';
import { Merchant } from './wechat/merchant';

/** The office's functions, by the name under which they are uploaded. */
export type Entries = Readonly<Record<'resident' | 'officer' | 'payment' | 'timer', Entry>>;

const setUpTime = 10 * 60_000;

/** One seed's world: everything that a story needs, and the truth against which it is judged. */
export class World {
  readonly random: Random;
  readonly trace: Trace;
  readonly setting: Setting;
  /** When people begin to act, ms since 1970; everything is set up before. */
  readonly begins: number;
  readonly faults: Faults;
  readonly kernel: Kernel;
  readonly weather: Weather = { faults: noFaults };
  readonly toll: Toll = { crashes: 0, calls: 0, roundTrips: 0 };
  readonly store = new SimulatedStore(database.collections as never);
  readonly merchant: Merchant;
  readonly cashier: Cashier;
  readonly functions: Functions;
  readonly watch = new Watch(this);
  readonly humans: readonly Human[];
  readonly payers: readonly Payer[];
  /** `openId index` → relativeId. */
  readonly relativeIds = new Map<string, string>();
  readonly bureau: Bureau;
  /** What payers see when they open their receipts at the end. */
  readonly receipts: ReceiptView[] = [];

  constructor(
    readonly seed: number,
    keepTrace: boolean,
    faults: (random: Random) => Faults,
    private readonly entries: Entries,
  ) {
    this.random = new Random(seed);
    this.trace = new Trace(keepTrace);
    const people = this.random.fork('people');
    this.setting = drawSetting(people);
    this.begins = startOfStory(this.setting, people);
    this.kernel = new Kernel(this.begins - setUpTime, this.random.fork('events'), this.trace);
    this.faults = faults(this.random.fork('faults'));
    this.merchant = new Merchant(this.kernel, this.weather);
    this.cashier = new Cashier(this.kernel, this.weather, this.merchant);
    this.functions = new Functions(this.kernel, this.weather, this.toll, this.store, this.merchant);
    this.bureau = new Bureau(
      () => this.kernel.random.chance(this.weather.faults.lineRejected),
      () => this.today,
    );
    this.humans = drawHumans(people, this.setting, people.between(5, 10));
    this.payers = drawPayers(people, this.humans);
  }

  /** Under which id a payer's family list knows someone; from the set-up. */
  relativeId(payer: Payer, human: Human): string {
    const known = this.relativeIds.get(`${payer.openId} ${human.index}`);
    if (known === undefined) throw new Error(`human ${human.index} is not in the family of ${payer.openId}`);
    return known;
  }

  /** The other way round. */
  humanOf(relativeId: string): Human | undefined {
    const entry = [...this.relativeIds].find(([, id]) => id === relativeId);
    return this.humans.find(({ index }) => String(index) === entry?.[0].split(' ')[1]);
  }

  get today(): string {
    return chinaDay(this.kernel.now());
  }

  /** Calls a function as a person would; null where it died. */
  async ask(
    name: 'resident' | 'officer',
    openId: string,
    action: string,
    request: object,
  ): Promise<Reply<unknown> | null> {
    const caller = { openId, source: 'client' as const };
    const answer = await this.functions.call(name, this.entries[name], { action, ...request }, caller);
    this.watch.look();
    return answer === died ? null : (answer as Reply<unknown>);
  }

  /** As {@link ask}, in good weather: whatever refuses then is a mistake in the story. */
  async mustAsk(
    name: 'resident' | 'officer',
    openId: string,
    action: string,
    request: object,
  ): Promise<unknown> {
    const reply = await this.ask(name, openId, action, request);
    if (reply?.ok === true) return reply.data;
    throw new Error(`${action} was refused in good weather: ${JSON.stringify(reply)}`);
  }

  /** Calls the payment callback or the timer; null where it died. */
  async trigger(name: 'payment' | 'timer', event: object): Promise<unknown> {
    const source = name === 'timer' ? ('timer' as const) : ('wechat-pay' as const);
    const answer = await this.functions.call(name, this.entries[name], event, { openId: '', source });
    this.watch.look();
    return answer === died ? null : answer;
  }
}
