import { setTimeout as pause } from 'node:timers/promises';
import { type Family, liveThrough } from './family';
import { Figures } from './figures';
import type { Backlog } from './messages';
import { handInRoster, hireOfficers, readLists } from './officers';
import type { Product } from './product';

export interface Evening {
  readonly families: number;
  /** Over which they arrive. */
  readonly minutes: number;
  readonly kills: number;
  /** Of a hundred rows each, handed in meanwhile. */
  readonly rosterParts: number;
  /** In store before it begins. */
  readonly records: number;
  readonly random: () => number;
}

export interface Lived {
  readonly figures: Figures;
  /** Orders whose money WeChat has. */
  readonly paid: readonly string[];
  /** When it was over, by the product's calendar, ms. */
  readonly now: number;
}

const looksEveryMs = 5_000;
/** A lost callback is found within two minutes of the next look, which is a minute after the order. */
const firstLooksMs = 130_000;
/** The timer has so long for what is still left then. */
const mostMinutesAfter = 4;

/** Families arrive, pay and leave, officers work, the product is killed; then the timer is waited for. */
export async function live(product: Product, evening: Evening): Promise<Lived> {
  await hireOfficers(product);
  const figures = new Figures();
  let over = false;
  const isOver = (): boolean => over;
  const looking = look(product, figures, isOver);
  const reading = readLists(product, figures, isOver);
  const filing = handInRoster(product, figures, evening.rosterParts);
  const killing = kill(product, evening);
  const ended = await Promise.all(
    familiesOf(evening).map((family) => arrive(product, figures, evening, family)),
  );
  const paid = ended.flatMap((orderId) => orderId ?? []);
  await Promise.all([filing, killing]);
  await untilWorkedOff(product);
  over = true;
  await Promise.all([looking, reading]);
  const { now } = await product.ask<Backlog>({ do: 'backlog' });
  return { figures, paid, now };
}

function familiesOf({ families, random }: Evening): readonly Family[] {
  let first = 0;
  return Array.from({ length: families }, (_, number) => {
    // 2.6 people each on average; a tenth of the callbacks is lost, a tenth of the orders left.
    const people = 1 + Math.floor(random() * 4.2);
    const dice = random();
    const ending = dice < 0.1 ? 'callback-lost' : dice < 0.2 ? 'abandoned' : 'paid';
    const family = { number: number + 1, people, first, ending } as const;
    first += people;
    return family;
  });
}

async function arrive(
  product: Product,
  figures: Figures,
  { families, minutes }: Evening,
  family: Family,
): Promise<string | null> {
  await pause((family.number / families) * minutes * 60_000);
  return liveThrough(product, figures, family);
}

async function kill(product: Product, { kills, minutes, random }: Evening): Promise<void> {
  for (let count = 0; count < kills; count += 1) {
    await pause(((0.5 + random()) * minutes * 60_000) / (kills + 1));
    await product.kill();
  }
}

async function look(product: Product, figures: Figures, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    figures.noteBacklog(await product.ask<Backlog>({ do: 'backlog' }));
    await pause(looksEveryMs);
  }
}

/** Nothing is due any more, twice in a row: a look may be under way. */
async function untilWorkedOff(product: Product): Promise<void> {
  await pause(firstLooksMs);
  let quiet = 0;
  for (let waited = 0; waited < mostMinutesAfter * 60_000 && quiet < 2; waited += looksEveryMs) {
    await pause(looksEveryMs);
    const { looks, messages, refunds, proposals } = await product.ask<Backlog>({ do: 'backlog' });
    quiet = looks + messages + refunds + proposals === 0 ? quiet + 1 : 0;
  }
}
