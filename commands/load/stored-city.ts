import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { functionEnvironment } from '../../local/settings';
import { Store } from '../../local/store/store';
import { open as unseal, seal } from '../../server/identity';
import { type Settings, settingsFrom } from '../../server/platform';
import type { Person } from '../../server/schema';
import database from '../../server/schema/database.json';
import { applyOnly, type Family, liveThrough, openIdOf } from './family';
import { Figures } from './figures';
import { Product } from './product';
import { copierOf, familyOf, type Stored, type StoredDocuments, type StoredFamily } from './stored-families';

const root = path.resolve(__dirname, '../..');
/** Ten days before the evening: what the timers do for days gone by is done. */
const day = '2023-11-10';
/** Far behind those of the evening. */
const [firstNumber, firstPerson] = [9_000_001, 600_000];
/** One in twenty waits for an office; the others are 2.6 people each, as on the evening, and have paid. */
const sizes = [1, 2, 3, 4, 3, 2, 4, 2, 3, 2] as const;
const oneWaitsIn = 20;
const familiesAtOnce = 500;
const sayEveryMs = 10_000;
/** Longer than the timers take to send what the families are told. */
const untilToldMs = 75_000;
const everything = 1_000_000;

/**
 * A data folder in which so many records stand already, insured or waiting, with all that belongs to them: families that went
 * through the product, and then copies of what they left behind, under ids of their own. Made once, and kept for the next time.
 */
export async function storedCity(records: number, say: (line: string) => void): Promise<string> {
  const shape = createHash('sha256').update(JSON.stringify(database)).digest('hex').slice(0, 8);
  const folder = path.join(root, '.cache', 'city-load', `${records}-${shape}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  const templates = await livedThrough(making);
  fill({ folder: making, templates, records, say });
  renameSync(making, folder);
  return folder;
}

/** One of each kind: the first waits, the others are of one to four people. */
async function livedThrough(folder: string): Promise<readonly StoredFamily[]> {
  const product = new Product(folder);
  const families = [1, 1, 2, 3, 4].map((people, at): Family => ({
    number: firstNumber + at,
    people,
    first: firstPerson + 10 * at,
    ending: 'paid',
  }));
  try {
    await product.start(day);
    const [waiting, ...paying] = families;
    if (waiting !== undefined) await applyOnly(product, waiting);
    for (const family of paying) {
      const orderId = await liveThrough(product, new Figures(), family);
      if (orderId === null) throw new Error('a family to be copied could not pay');
    }
    await pause(untilToldMs);
  } finally {
    await product.stop();
  }
  return inStore(folder, (store) => {
    const all = allOf(store);
    const due = all.get('orders')?.some((one) => one.nextAt !== null || one.nextNotificationAt !== null);
    if (due === true) throw new Error('the timers had not done with the families to be copied');
    return families.map((family) => familyOf(openIdOf(family), all));
  });
}

interface Filling {
  readonly folder: string;
  readonly templates: readonly StoredFamily[];
  readonly records: number;
  readonly say: (line: string) => void;
}

function fill({ folder, templates, records, say }: Filling): void {
  const settings = settingsOf(folder);
  const families = templates.map((family) => ({
    copy: copierOf(family),
    people: peopleIn(family, settings),
  }));
  inStore(folder, (store) => {
    let stored = 0;
    let said = performance.now();
    for (let number = 1; stored < records;) {
      const batch = new Map<string, Stored[]>();
      for (let at = 0; at < familiesAtOnce && stored < records; at += 1, number += 1) {
        const kind = number % oneWaitsIn === 0 ? 0 : (sizes[number % sizes.length] ?? 1);
        const { copy, people } = held(families[kind]);
        stored += people.length;
        for (const [name, documents] of copy(number)) {
          const own =
            name === 'people'
              ? documents.map((one, of) => sealed(settings, one, held(people[of])))
              : documents;
          batch.set(name, [...(batch.get(name) ?? []), ...own]);
        }
      }
      for (const [name, documents] of batch) store.insert(name, documents);
      if (performance.now() - said < sayEveryMs) continue;
      said = performance.now();
      say(`  ${stored.toLocaleString('en')} of ${records.toLocaleString('en')} records stored`);
    }
  });
}

function held<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RangeError('no such family to be copied');
  return value;
}

/** What is sealed opens under the person's own id alone: each copy is sealed anew. */
interface Opened {
  readonly name: string;
  readonly numbers: readonly string[];
}

function peopleIn({ documents }: StoredFamily, settings: Settings): readonly Opened[] {
  const people = (documents.get('people') ?? []) as unknown as readonly Person[];
  return people.map((one) => ({
    name: unseal(settings, `${one._id}/name`, one.sealedName),
    numbers: one.documents.map(({ sealedNumber }) => unseal(settings, `${one._id}/number`, sealedNumber)),
  }));
}

function sealed(settings: Settings, copy: Stored, { name, numbers }: Opened): Stored {
  const { documents } = copy as unknown as Person;
  const sealUnder = (field: string, text: string): string =>
    seal(settings, hex, `${copy._id}/${field}`, text);
  return {
    ...copy,
    sealedName: sealUnder('name', name),
    documents: documents.map((one, at) => ({ ...one, sealedNumber: sealUnder('number', numbers[at] ?? '') })),
  };
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

function settingsOf(folder: string): Settings {
  const file = path.join(folder, 'settings.json');
  return settingsFrom(functionEnvironment(file, file));
}

function inStore<Result>(folder: string, use: (store: Store) => Result): Result {
  const store = new Store({ file: path.join(folder, 'cloud.db'), synchronous: 'NORMAL' });
  try {
    return use(store);
  } finally {
    store.close();
  }
}

/** WeChat's own books stand in the same file. */
function allOf(store: Store): StoredDocuments {
  const names = [...database.collections.map(({ name }) => name), 'wechat-pay-orders'];
  return new Map(
    names.map((name) => [name, store.find(name, { query: {}, limit: everything }) as readonly Stored[]]),
  );
}
