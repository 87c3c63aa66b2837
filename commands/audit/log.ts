import { createHash } from 'node:crypto';
import type { AuditSeal } from '../../server/schema';
import { type Books, type Disagree, type Disagreement, collector } from './books';

const remedy =
  'Somebody wrote into the database past the product: keep this copy, compare the shard’s day with the last export, and look in the cloud’s access log.';

const cutOffRemedy =
  'The act was done and its entry is missing: the call broke off, or the entry was taken out. Ask the officer; the same file or decision sent again leaves its entry.';

/** What the log says was done with files and cases. */
interface Acts {
  /** `number hash` of files. */
  readonly files: Set<string>;
  readonly cases: Set<string>;
}

/** Reads the audit log once: docs/security-and-privacy.md, "The audit log". Holds files and cases against it. */
export async function readLog(books: Books, found: Disagreement[]): Promise<void> {
  const disagree = collector(found, remedy);
  const seals = new Map<string, AuditSeal>();
  for await (const seal of books.all('audit-seals')) seals.set(seal._id, seal);
  checkChain(seals, disagree);
  const acts = await readEntries(books, seals, disagree);
  await checkClosedDays(books, seals, disagree);
  await checkActs(books, acts, found);
}

function checkChain(seals: ReadonlyMap<string, AuditSeal>, disagree: Disagree): void {
  const first = new Map<string, string>();
  for (const { _id, day, previous, count, sums } of [...seals.values()].sort(byId)) {
    const shard = _id.slice(-1);
    const before = seals.get(`${dayBefore(day)}-${shard}`);
    const isFirst = !first.has(shard);
    if (isFirst) first.set(shard, day);
    if (before === undefined && !isFirst) disagree('no day is missing in the chain', `seal before ${_id}`);
    if (previous !== (before?.hash ?? '') && (before !== undefined || isFirst)) {
      disagree('a seal follows the one of the day before', `seal ${_id}`);
    }
    const summed = sums.reduce((times, one) => times + one.times, 0);
    if (summed !== count) disagree('a seal’s sums are its entries', `seal ${_id}: ${summed} of ${count}`);
  }
}

function byId(one: AuditSeal, other: AuditSeal): number {
  return one._id < other._id ? -1 : 1;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

async function readEntries(
  books: Books,
  seals: ReadonlyMap<string, AuditSeal>,
  disagree: Disagree,
): Promise<Acts> {
  const acts: Acts = { files: new Set(), cases: new Set() };
  const read = new Map<string, { hash: string; count: number }>();
  for await (const entry of books.all('audit-log')) {
    const { _id, action, outcome, concerns, file } = entry;
    // `YYYY-MM-DD-s`: the day and the shard.
    const lot = _id.slice(0, 12);
    const seal = seals.get(lot);
    if (seal !== undefined) {
      const { hash, count } = read.get(lot) ?? { hash: seal.previous, count: 0 };
      const next = createHash('sha256')
        .update(`${hash}\n${sorted(entry)}`)
        .digest('hex');
      read.set(lot, { hash: next, count: count + 1 });
    }
    if (outcome === 'refused') continue;
    if (file !== undefined) acts.files.add(`${file.number} ${file.contentHash}`);
    if (action === 'cases.resolve' || action.startsWith('cases.')) {
      for (const one of concerns) if (one.startsWith('case:')) acts.cases.add(one.slice('case:'.length));
    }
  }
  for (const [lot, { hash, count, previous }] of seals) {
    const told = read.get(lot) ?? { hash: previous, count: 0 };
    if (told.count !== count) {
      disagree('a sealed shard has the entries that it was sealed with', `${lot}: ${told.count} of ${count}`);
    } else if (told.hash !== hash) {
      disagree('no entry changes once it is sealed', `one of the ${count} entries of ${lot}`);
    }
  }
  return acts;
}

/** JSON with the fields of each object sorted by name. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([one], [other]) => (one < other ? -1 : 1)))
      : held,
  );
}

const shards = [...'0123456789abcdef'];

async function checkClosedDays(
  books: Books,
  seals: ReadonlyMap<string, AuditSeal>,
  disagree: Disagree,
): Promise<void> {
  for await (const { _id: day, state } of books.all('audit-sealings')) {
    if (state !== 'done') continue;
    const missing = shards.filter((shard) => !seals.has(`${day}-${shard}`));
    if (missing.length > 0) disagree('a closed day is sealed', `${day}, shards ${missing.join(' ')}`);
  }
}

async function checkActs(books: Books, acts: Acts, found: Disagreement[]): Promise<void> {
  const disagree = collector(found, cutOffRemedy);
  const since = await loggedSince(books);
  for await (const { _id, state, contentHash, at } of books.all('imports')) {
    const [, , ...number] = _id.split('-');
    if (state === 'done' && at >= since && !acts.files.has(`${number.join('-')} ${contentHash}`)) {
      disagree('an import stands in the log', `import ${_id}`);
    }
  }
  for await (const { _id, resolution, officerId } of books.all('cases')) {
    const byOfficer = resolution !== null && officerId !== null && resolution.at >= since;
    if (byOfficer && !acts.cases.has(_id))
      disagree('a decision stands in the log', `case ${_id} by ${officerId}`);
  }
}

/** Since when whom an act concerned is logged, in ms: release 0.1 didn't. */
async function loggedSince(books: Books): Promise<number> {
  for await (const { _id, doneAt } of books.all('migrations')) {
    if (_id === '0014-audit-log') return doneAt ?? books.readAt;
  }
  return 0;
}
