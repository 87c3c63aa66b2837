import type { ReceiptView } from '../contract/receipts';
import { violationsMidway } from './invariants/all';
import { noFaults } from './kernel/faults';
import { FamilyStory } from './people/family-story';
import { Guesser } from './people/guesser';
import { rotateKeys } from './people/key-rotation';
import { setUp } from './people/set-up';
import { OfficerStory } from './people/officer-story';
import { PayerStory } from './people/payer-story';
import { RuleStory } from './people/rule-story';
import { Forger } from './wechat/forger';
import { Callbacks } from './wechat/callbacks';
import { paymentEvent, refundEvent } from './wechat/events';
import { type Timer, type World, timers } from './world';
import { dayInChina } from './china-day';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** People act for this long; then the world is left to the timer. */
const actingTime = 2 * hour;
/** Faults are injected for this long. */
const faultsLast = 14 * hour;
/** By then machines have done all they can; what is left waits for people. */
const midway = 3.5 * day;
/** By then all must have come to its end. */
const end = 6.5 * day;

/** One seed's story, from the quiet set-up to the moment when all should have come to rest. */
export async function playStory(world: World): Promise<void> {
  const { kernel } = world;
  kernel.note(
    'story',
    `${world.setting.name}, ${world.scenario}; ${world.humans.length} people, ${world.payers.length} payers`,
  );
  let ready = false;
  kernel.start(async () => {
    await setUp(world);
    ready = true;
  });
  const { begins } = world;
  await kernel.run(begins);
  if (!ready) throw new Error('setting up took longer than it may');
  kernel.note('story', `faults begin: ${describeFaults(world)}`);
  world.injection.faults = world.faults;
  world.faultsEnd = begins + faultsLast;
  if (kernel.random.chance(world.faults.poorMerchant)) world.merchant.emptyUntil = begins + 30 * hour;
  const officer = new OfficerStory(world, world.bureau);
  start(world, officer);
  await kernel.run(begins + faultsLast);
  kernel.note('story', 'faults end');
  world.injection.faults = noFaults;
  await kernel.run(begins + midway);
  world.monitor.violations.push(...violationsMidway(world));
  world.peopleDone = true;
  kernel.start(() => peopleFinish(world, officer));
  await kernel.run(begins + end);
  kernel.start(async () => {
    for (const region of mutualAidRegions(world))
      await officer.importBalances(region, dayInChina(kernel.now() - day));
    await askForReceipts(world);
  });
  await kernel.run(begins + end + hour);
}

function start(world: World, officer: OfficerStory): void {
  const { kernel } = world;
  const deliver = async (event: object): Promise<boolean> => {
    const answer = await world.trigger('payment', event);
    return (answer as { readonly errcode?: number } | null)?.errcode === 0;
  };
  const callbacks = new Callbacks(kernel, world.injection, deliver);
  const refundCallbacks = new Callbacks(
    kernel,
    world.injection,
    deliver,
    kernel.random.fork('refund callbacks'),
  );
  world.merchant.onPaid = (order) => callbacks.announce(paymentEvent(order));
  world.merchant.onRefunded = (refund) => refundCallbacks.announce(refundEvent(refund, kernel.now()));
  for (const payer of world.payers) {
    kernel.start(() => new PayerStory(world, payer).live());
    // A second phone with the same account, now and then.
    if (kernel.random.chance(0.4)) kernel.start(() => new PayerStory(world, payer).live());
  }
  for (const payer of world.payers) new FamilyStory(world, payer).live();
  const rules = new RuleStory(world);
  kernel.start(() => rules.publish());
  kernel.start(() => rotateKeys(world));
  for (const region of mutualAidRegions(world)) kernel.start(() => rules.setFloors(region));
  for (const region of regionsOf(world)) kernel.start(() => claimsDesk(world, officer, region));
  officer.confirmClaims();
  kernel.start(() => officer.correct());
  kernel.start(() => officer.giveBack());
  kernel.start(() => officer.paidElsewhere());
  kernel.start(() => officer.giveBackAfterwards());
  kernel.start(() => officer.noteDeaths());
  kernel.start(() => officer.giveAtWindow());
  kernel.start(() => officeDays(world, officer));
  kernel.start(() => registrationDesk(world, officer));
  kernel.start(() => new Forger(world).live());
  kernel.start(() => new Guesser(world).live());
  for (const timer of timers) kernel.start(() => runTimer(world, timer));
}

/** Up to which age of the story how often the timer runs. */
const timerPauses = [
  [hour, minute],
  [2 * hour, 5 * minute],
  [faultsLast, 30 * minute],
  [end, 3 * hour],
] as const;

/**
 * A timer: every minute while people act, then ever more seldom. It may miss runs, stop for a while, and two
 * runs may overlap.
 */
async function runTimer(world: World, timer: Timer): Promise<void> {
  const { kernel } = world;
  const silent =
    world.faults.timerMissed > 0 && kernel.random.chance(0.7) ? kernel.random.between(0, actingTime) : 0;
  await kernel.wait(silent);
  for (;;) {
    const age = kernel.now() - world.begins;
    const [, pause] = timerPauses.find(([until]) => age < until) ?? [end, 3 * hour];
    await kernel.wait(pause + kernel.random.between(-10 * second, 10 * second));
    if (kernel.random.chance(world.injection.faults.timerMissed)) continue;
    kernel.start(async () => void (await world.trigger(timer, {})));
  }
}

/** The bureau sends its files without asking who is paying just now. */
async function balancesWhilePaying(world: World, officer: OfficerStory, region: string): Promise<void> {
  for (let files = world.kernel.random.pick([0, 1, 3, 8]); files > 0; files -= 1) {
    await world.kernel.wait(world.kernel.random.between(second, minute));
    await officer.importBalances(region, dayInChina(world.begins - day));
  }
}

/** At any hour, perhaps between a batch and its answer: yesterday's balances, or those of the day before. */
async function balancesArrive(world: World, officer: OfficerStory, region: string): Promise<void> {
  const { kernel } = world;
  await kernel.wait(kernel.random.between(0, 4 * hour));
  await officer.importBalances(region, dayInChina(kernel.now() - kernel.random.pick([day, 2 * day])));
}

/** In the end every payer opens every receipt of his. */
async function askForReceipts(world: World): Promise<void> {
  for (const { _id, openId } of world.store.snapshot('orders')) {
    const reply = await world.ask('resident', String(openId), 'receipt.get', { orderId: _id });
    const data = reply?.ok === true ? (reply.data as { readonly receipts: readonly ReceiptView[] }) : null;
    world.receipts.push(...(data?.receipts ?? []));
  }
}

function regionsOf({ humans }: World): ReadonlySet<string> {
  return new Set(humans.map(({ place }) => place.region));
}

async function claimsDesk(world: World, officer: OfficerStory, region: string): Promise<void> {
  const { kernel } = world;
  for (let times = kernel.random.pick([1, 2, 3]); times > 0; times -= 1) {
    await kernel.wait(kernel.random.between(0, kernel.random.pick([minute, 3 * minute, 20 * minute])));
    await officer.decideClaims(region);
  }
}

/** Without faults: files and cases, until nothing waits for people any more. */
async function peopleFinish(world: World, officer: OfficerStory): Promise<void> {
  for (let rounds = 0; rounds < 4; rounds += 1) {
    for (const region of mutualAidRegions(world)) {
      await officer.exchange(region);
      await officer.clear(region);
    }
    for (const district of districtsOf(world)) await officer.answerRegistrations(district);
    await officer.settleCases(1);
    await world.kernel.wait(12 * hour);
  }
}

/** Bureaus and tax offices are told by district. */
function districtsOf(world: World): ReadonlySet<string> {
  return new Set([...regionsOf(world)].map((region) => region.slice(0, 6)));
}

/** Files of who was enrolled leave each morning; some are answered on the same day, others when people finish. */
async function registrationDesk(world: World, officer: OfficerStory): Promise<void> {
  const { kernel } = world;
  for (const pause of [16 * hour, 24 * hour, 24 * hour]) {
    await kernel.wait(pause + kernel.random.between(0, 4 * hour));
    for (const district of districtsOf(world)) await officer.answerRegistrations(district);
  }
}

/** Whose bureaus exchange files. */
function mutualAidRegions({ humans, payers }: World): ReadonlySet<string> {
  const homes = humans.filter(({ place }) => place.mutualAid).map(({ place }) => place.region);
  return new Set([...homes, ...payers.flatMap((one) => (one.accountFen === null ? [] : [one.accountAt]))]);
}

/** Files and cases: some while faults are injected, the rest afterwards. */
async function officeDays(world: World, officer: OfficerStory): Promise<void> {
  const { kernel } = world;
  const regions = mutualAidRegions(world);
  const diligence = world.scenario === 'the bureau' ? 0.8 : kernel.random.pick([0, 0.5, 1]);
  for (const region of regions) kernel.start(() => balancesWhilePaying(world, officer, region));
  // While files are on their way, cases are settled too.
  kernel.start(async () => {
    for (const pause of [3, 1, 1, 2, 2, 4, 4, 8, 8, 8, 8, 12]) {
      await kernel.wait(pause * hour + kernel.random.between(0, hour));
      await officer.settleCases(diligence);
    }
  });
  for (const pause of [1.5 * hour, 4 * hour, 10 * hour, 20 * hour]) {
    await kernel.wait(pause + kernel.random.between(0, hour));
    for (const region of regions) {
      if (kernel.random.chance(0.5)) kernel.start(() => balancesArrive(world, officer, region));
      if (kernel.random.chance(0.7)) await officer.exchange(region);
    }
  }
}

function describeFaults(world: World): string {
  const raging = Object.entries(world.faults).filter(([, level]) => level > 0);
  return raging.length === 0 ? 'not at all' : raging.map(([name, level]) => `${name} ${level}`).join(', ');
}
