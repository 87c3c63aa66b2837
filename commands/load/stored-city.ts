import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { functionEnvironment } from '../../local/settings';
import { Store } from '../../local/store/store';
import { type Settings, settingsFrom } from '../../server/platform';
import database from '../../server/schema/database.json';
import { applyOnly, type Family, liveThrough, openIdOf } from './family';
import { Figures } from './figures';
import { lay, type Template } from './lay';
import { Product } from './product';
import { sealedPeopleOf } from './sealed-people';
import { familyOf, type Stored, type StoredDocuments } from './stored-families';

const root = path.resolve(__dirname, '../..');
/** Ten days before the evening: what the timers do for days gone by is done. */
const day = '2023-11-10';
/** Far behind those of the evening. */
const [firstNumber, firstPerson] = [9_000_001, 600_000];
/** The first of the families that are copied waits for an office, the others are of one to four people. */
const peopleOfTemplates = [1, 1, 2, 3, 4] as const;
/** One in twenty waits for an office; the others are 2.6 people each, as on the evening, and have paid. */
const sizes = [1, 2, 3, 4, 3, 2, 4, 2, 3, 2] as const;
const oneWaitsIn = 20;
const familiesAtOnce = 25_000;
/** Longer than the timers take to send what the families are told. */
const untilToldMs = 75_000;
const everything = 1_000_000;

/**
 * A data folder in which so many records stand already, insured or waiting, with all that belongs to them: families that went
 * through the product, and then copies of what they left behind, under ids of their own. Made once, and kept for the next time;
 * cut off, the next call goes on.
 */
export async function storedCity(records: number, say: (line: string) => void): Promise<string> {
  const shape = createHash('sha256').update(JSON.stringify(database)).digest('hex').slice(0, 8);
  const folder = path.join(root, '.cache', 'city-load', shape);
  const made = path.join(folder, String(records));
  if (existsSync(made)) return made;
  const lived = await livedThrough(path.join(folder, 'lived'));
  const making = `${made}.making`;
  if (!existsSync(making)) copyFolder(lived, making);
  lay({
    file: path.join(making, 'cloud.db'),
    templates: templatesIn(lived),
    kindOf: (number) => (number % oneWaitsIn === 0 ? 0 : (sizes[number % sizes.length] ?? 1)),
    people: records,
    familiesAtOnce,
    say,
  });
  renameSync(making, made);
  return made;
}

function families(): readonly Family[] {
  return peopleOfTemplates.map((people, at) => ({
    number: firstNumber + at,
    people,
    first: firstPerson + 10 * at,
    ending: 'paid',
  }));
}

/** A data folder in which one family of each kind went through the product. Copies of older ones bear other keys: they go. */
async function livedThrough(folder: string): Promise<string> {
  if (existsSync(folder)) return folder;
  rmSync(path.dirname(folder), { recursive: true, force: true });
  const living = `${folder}.making`;
  mkdirSync(living, { recursive: true });
  const product = new Product(living);
  try {
    await product.start(day);
    const [waiting, ...paying] = families();
    if (waiting !== undefined) await applyOnly(product, waiting);
    for (const family of paying) {
      const orderId = await liveThrough(product, new Figures(), family);
      if (orderId === null) throw new Error('a family to be copied could not pay');
    }
    await pause(untilToldMs);
  } finally {
    await product.stop();
  }
  requireNothingDue(living);
  renameSync(living, folder);
  return folder;
}

/** What timers still had to do would be done for each copy, on the evening. */
function requireNothingDue(folder: string): void {
  const orders = allIn(folder).get('orders') ?? [];
  if (orders.some(({ nextAt, nextNotificationAt }) => nextAt !== null || nextNotificationAt !== null)) {
    throw new Error('the timers had not done with the families to be copied');
  }
}

function templatesIn(folder: string): readonly Template[] {
  const settings = settingsOf(folder);
  const all = allIn(folder);
  return families().map(({ people, ...family }) => {
    const stored = familyOf(openIdOf(family), all);
    return { family: stored, people, own: sealedPeopleOf(stored, settings) };
  });
}

/** Copied whole, or not at all. */
function copyFolder(from: string, to: string): void {
  const part = `${to}.part`;
  rmSync(part, { recursive: true, force: true });
  cpSync(from, part, { recursive: true });
  renameSync(part, to);
}

function settingsOf(folder: string): Settings {
  const file = path.join(folder, 'settings.json');
  return settingsFrom(functionEnvironment(file, file));
}

/** WeChat's own books stand in the same file. */
function allIn(folder: string): StoredDocuments {
  const names = [...database.collections.map(({ name }) => name), 'wechat-pay-orders'];
  const store = new Store({ file: path.join(folder, 'cloud.db'), synchronous: 'NORMAL' });
  try {
    return new Map(
      names.map((name) => [name, store.find(name, { query: {}, limit: everything }) as readonly Stored[]]),
    );
  } finally {
    store.close();
  }
}
