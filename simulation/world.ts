import type { ReceiptView } from '../contract/receipts';
import { createPolicy, type NoticeDocument, policy, type Policy, shippedNotices, versionOf } from '../policy';
import type { Reply } from '../contract/reply';
import type { IsoDay } from '../policy/calendar';
import { memorySettings } from '../server/platform/memory';
import type { Payer as StoredPayer } from '../server/schema';
import database from '../server/schema/database.json';
import { Monitor } from './invariants/monitor';
import { Bureau } from './bureau/bureau';
import { Seals, type UnsealedFile } from './bureau/seals';
import { Registrations } from './bureau/registrations';
import { TaxOffice } from './bureau/tax-office';
import { type Faults, noFaults } from './kernel/faults';
import { type Entry, died, Functions } from './kernel/functions';
import { SimulatedStore, type CallStatistics, type FaultInjection } from './kernel/invocation';
import { Kernel } from './kernel/kernel';
import { Random } from './kernel/random';
import { Trace } from './kernel/trace';
import { drawHumans, type Human } from './people/humans';
import { drawPayers, type Payer } from './people/household';
import { drawScenario, drawSetting, type Scenario, type Setting, startOfStory } from './people/settings';
import { pathOfRefusal, Reached } from './reached';
import { Cashier } from './wechat/cashier';
import { Merchant } from './wechat/merchant';
import { dayInChina } from './china-day';

/** The server's functions, by the name under which they are uploaded. */
/** The functions that the platform calls every minute. */
export const timers = ['timer', 'timer-messages', 'timer-books', 'timer-upkeep', 'timer-progress'] as const;
export type Timer = (typeof timers)[number];

export type Entries = Readonly<Record<'resident' | 'officer' | 'files' | 'payment' | Timer, Entry>>;

const setUpTime = 10 * 60_000;

/** For {@link World.mustAsk}. */
const mostAttempts = 10;
const patienceMs = 10_000;

/** One seed's world: everything that a story needs, and the truth against which it is judged. */
export class World {
  readonly random: Random;
  readonly trace: Trace;
  readonly scenario: Scenario;
  readonly setting: Setting;
  /** When people begin to act, ms since 1970; everything is set up before. */
  readonly begins: number;
  /** When the faults stop, ms since 1970. */
  faultsEnd = 0;
  /** From then on offices and bureau do nothing but bring to its end what is open. */
  peopleDone = false;
  readonly faults: Faults;
  readonly kernel: Kernel;
  readonly injection: FaultInjection = { faults: noFaults };
  readonly statistics: CallStatistics = { crashes: 0, calls: 0, roundTrips: 0 };
  readonly store = new SimulatedStore(database.collections as never);
  readonly merchant: Merchant;
  readonly cashier: Cashier;
  readonly functions: Functions;
  readonly monitor = new Monitor(this);
  readonly humans: readonly Human[];
  readonly payers: readonly Payer[];
  /** `openId index` → relativeId, as far as the payer's phone knows. */
  private readonly relativeIds = new Map<string, string>();
  /** By relativeId, of all that ever were. */
  private readonly humansOfRelatives = new Map<string, Human>();
  /** Relatives whose consent was withdrawn, or who were taken off, and whose payer was told so. */
  readonly takenOff = new Set<string>();
  /** By relativeId, what the person himself answered to an invitation; each answer that was sent, in order. */
  readonly agreements = new Map<string, { readonly accept: boolean; heard: boolean }[]>();
  /** `openId index` of whom payers applied for with consent to hear of a change of notice, and know it. */
  private readonly agreedToHear = new Set<string>();
  /** Of whom a list was taken back. */
  readonly takenBack = new Set<Human>();
  /** A notice that an office published in the middle of the story. */
  published: { readonly notice: NoticeDocument; readonly version: string; readonly at: number } | null = null;
  private publishedPolicy: Policy | null = null;
  /** How far the operator is with new keys. */
  keys: 'old' | 'rotating' | 'new' = 'old';
  private proposals = 0;
  readonly reached = new Reached();
  readonly bureau: Bureau;
  readonly taxOffice = new TaxOffice();
  /** Who is registered with bureaus and tax offices. */
  readonly registrations: Registrations;
  /** By which offices keep their files from being changed on the way. */
  readonly seals: Seals;
  /** The orders of each payment that a payer began, one for each merchant; some were never placed. */
  readonly paymentsOfFamilies: (readonly string[])[] = [];
  /** What payers see when they open their receipts at the end. */
  readonly receipts: ReceiptView[] = [];

  constructor(
    readonly seed: number,
    keepTrace: boolean,
    faults: (random: Random, scenario: Scenario) => Faults,
    private readonly entries: Entries,
  ) {
    this.random = new Random(seed);
    this.trace = new Trace(keepTrace);
    const people = this.random.fork('people');
    this.scenario = drawScenario(people);
    this.setting = drawSetting(people, this.scenario);
    this.begins = startOfStory(this.setting, people);
    this.kernel = new Kernel(this.begins - setUpTime, this.random.fork('events'), this.trace);
    this.faults = faults(this.random.fork('faults'), this.scenario);
    this.merchant = new Merchant(this.kernel, this.injection);
    this.cashier = new Cashier(this.kernel, this.injection, this.merchant);
    const { kernel, injection, statistics, store } = this;
    this.functions = new Functions({ kernel, injection, statistics, store }, this.merchant);
    this.bureau = new Bureau(
      () => this.kernel.random.chance(this.peopleDone ? 0 : this.faults.lineRejected),
      () => this.today,
    );
    const refusing = this.random.fork('registrations');
    this.registrations = new Registrations(
      () => !this.peopleDone && refusing.chance(0.2),
      () => this.today,
    );
    this.monitor.listen();
    this.humans = drawHumans(people, this.setting, this.scenario, people.between(5, 10));
    this.payers = drawPayers(people, this.humans, this.scenario);
    this.seals = new Seals(this.random.fork('seals'), this.placesOfFiles);
    this.functions.configure({ bureauKeys: [...this.seals.declared, ...memorySettings.bureauKeys] });
  }

  /** Where people are insured, and where accounts are kept. */
  get placesOfFiles(): ReadonlySet<string> {
    const { humans, payers } = this;
    return new Set([...humans.map(({ place }) => place.region), ...payers.map(({ accountAt }) => accountAt)]);
  }

  /** A file as its office hands it over. */
  sealed(
    kind: UnsealedFile['kind'],
    file: Omit<UnsealedFile, 'kind'>,
  ): Pick<UnsealedFile, 'region' | 'number' | 'csv'> {
    const { region, number } = file;
    return { region, number, csv: this.seals.seal({ kind, ...file }) };
  }

  /** As an officer's phone makes it. */
  newProposalId(): string {
    this.proposals += 1;
    return this.proposals.toString(16).padStart(32, '0');
  }

  /** Under which id a payer's family list knows someone; undefined once he was taken off. */
  relativeId(payer: Payer, human: Human): string | undefined {
    return this.relativeIds.get(`${payer.openId} ${human.index}`);
  }

  takeOn(payer: Payer, human: Human, relativeId: string): void {
    // An order applies for whom it finds without an application: with no consent to messages.
    this.agreedToHear.delete(`${payer.openId} ${human.index}`);
    this.relativeIds.set(`${payer.openId} ${human.index}`, relativeId);
    this.humansOfRelatives.set(relativeId, human);
  }

  takeOff(payer: Payer, human: Human): void {
    const relativeId = this.relativeId(payer, human);
    if (relativeId !== undefined) this.takenOff.add(relativeId);
    this.relativeIds.delete(`${payer.openId} ${human.index}`);
  }

  agreeToHear(payer: Payer, human: Human): void {
    if (payer.hears) this.agreedToHear.add(`${payer.openId} ${human.index}`);
  }

  hearsOfChanges(openId: string, human: Human): boolean {
    return this.agreedToHear.has(`${openId} ${human.index}`);
  }

  /** The other way round. */
  humanOf(relativeId: string): Human | undefined {
    return this.humansOfRelatives.get(relativeId);
  }

  /** By the id under which the server knows him; undefined where nobody has him on a list now. */
  humanOfPerson(personId: string): Human | undefined {
    for (const doc of this.store.all('payers')) {
      const listed = (doc as unknown as StoredPayer).relatives.find((one) => one.personId === personId);
      if (listed !== undefined) return this.humanOf(listed.relativeId);
    }
    return undefined;
  }

  /** An office published a notice that holds from `at` (ms) on. */
  publish(notice: NoticeDocument, at: number): void {
    this.published = { notice, version: versionOf(notice), at };
    this.publishedPolicy = createPolicy([...shippedNotices, notice]);
  }

  /** The policy that gave an answer with these notices' versions. */
  policyBy(versions: Readonly<Record<string, string>>): Policy {
    const { published, publishedPolicy } = this;
    if (published === null || publishedPolicy === null) return policy;
    return versions[published.notice.id] === published.version ? publishedPolicy : policy;
  }

  /** Whether an officer of the region would find something on his list, so that he need not ask for nothing. */
  anyCase(region: string): boolean {
    for (const { state, places } of this.store.all('cases')) {
      if (state === 'open' && (places as readonly string[]).includes(region)) return true;
    }
    return false;
  }

  /** Whether there is anything for the bureau of the region. */
  anyUnsent(region: string): boolean {
    for (const one of this.store.all('deductions')) {
      if (one.region === region && one.state === 'unsent') return true;
    }
    return false;
  }

  /** How far the clocks of two instances are apart at most, ms. */
  get clocksApartMs(): number {
    return 2 * this.faults.clockSkew;
  }

  get today(): IsoDay {
    return dayInChina(this.kernel.now());
  }

  /** Calls a function as a person would; null where it died. */
  async ask(
    name: 'resident' | 'officer' | 'files',
    openId: string,
    action: string,
    request: object,
  ): Promise<Reply<unknown> | null> {
    const askedAt = this.kernel.now();
    const caller = { openId, source: 'client' as const };
    const answer = await this.functions.call(name, this.entries[name], { action, ...request }, caller);
    this.monitor.look();
    if (answer === died) return null;
    const reply = answer as Reply<unknown>;
    this.monitor.hear(reply, askedAt);
    if (!reply.ok) this.noteRefusal(action, reply.error.code);
    return reply;
  }

  noteRefusal(action: string, code: string): void {
    const path = pathOfRefusal[`${action} ${code}`];
    if (path !== undefined) this.reached.note(path);
  }

  /**
   * As {@link ask}, without faults: whatever refuses then is a mistake in the story. Where each of its trips is slow a function's
   * time may be up; then it is asked again, as a page does, until what the dead call still holds has run out.
   */
  async mustAsk(
    name: 'resident' | 'officer',
    openId: string,
    action: string,
    request: object,
  ): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      const reply = await this.ask(name, openId, action, request);
      if (reply?.ok === true) return reply.data;
      const isBusy = reply === null || reply.error.retryable === true;
      if (!isBusy || attempt === mostAttempts) {
        throw new Error(`${action} was refused without faults: ${JSON.stringify(reply)}`);
      }
      await this.kernel.wait(patienceMs);
    }
  }

  /** Calls the payment callback or a timer; null where it died. */
  async trigger(name: 'payment' | Timer, event: object): Promise<unknown> {
    const source = name === 'payment' ? ('wechat-pay' as const) : ('timer' as const);
    const answer = await this.functions.call(name, this.entries[name], event, { openId: '', source });
    this.monitor.look();
    return answer === died ? null : answer;
  }
}
