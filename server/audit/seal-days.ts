import { createHash } from 'node:crypto';
import { dayAfter, dayMs } from '../../contract/calendar-day';
import type { IsoDay } from '../../policy/calendar';
import {
  type Cloud,
  DuplicateKeyError,
  auditShards,
  chinaDay,
  endOfChinaDay,
  lastSealing,
} from '../platform';
import type { AuditEntry, AuditSeal, AuditSealing } from '../schema';
import { canonical } from './canonical';
import { withEntries } from './sums';

const pageSize = 500;

/** So much may an instance's clock be behind: what it writes of the day before is there by then. */
const lateMs = 10 * 60_000;

/** A call ends within a minute: who read that the day was open has written by then. */
const closingMs = 60_000;

/** What one run of the timer may take. */
const budgetMs = 4000;

/**
 * Seals the audit log of the days that are over, one after the other, shard by shard. A day is closed first, so that what
 * comes later gets the next one, and read a minute after. Each page is noted in one step with the hash so far: cut off
 * anywhere, or run twice at once, it goes on where it was.
 */
export async function sealDays(cloud: Cloud): Promise<void> {
  const held = await lastSealing(cloud);
  if (held === null || held.state === 'done') return close(cloud, held);
  const now = cloud.now();
  // A time ahead of us is of a clock that went back since: nobody waits for it.
  if (held.state === 'closing' && now >= held.updatedAt && now - held.updatedAt < closingMs) return;
  for (let at: AuditSealing | null = held; at !== null && at.state !== 'done';) {
    at = await step(cloud, at);
    if (cloud.now() - now >= budgetMs) return;
  }
}

async function close(cloud: Cloud, last: AuditSealing | null): Promise<void> {
  const day = last === null ? await firstDay(cloud) : dayAfter(last._id);
  const now = cloud.now();
  if (day === null || now < endOfChinaDay(day) + lateMs) return;
  try {
    await cloud.db.insert('audit-sealings', {
      _id: day,
      state: 'closing',
      shard: 0,
      ...(await beginning(cloud, day, 0)),
      updatedAt: now,
    });
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
  }
}

/** Null where nothing was ever logged. */
async function firstDay(cloud: Cloud): Promise<IsoDay | null> {
  const [first] = await cloud.db.find('audit-log', { filter: {}, orderBy: [['_id', 'asc']], limit: 1 });
  return first === undefined ? null : (first._id.slice(0, 10) as IsoDay);
}

/** `_id` of a shard's seal; its entries begin with the same and a hyphen. */
function sealId(day: IsoDay, shard: number): string {
  return `${day}-${shard.toString(16)}`;
}

/** Where the reading of a shard begins: at the hash of its seal before. */
async function beginning(
  cloud: Cloud,
  day: IsoDay,
  shard: number,
): Promise<Pick<AuditSealing, 'position' | 'hash' | 'count' | 'sums'>> {
  const hash = await hashBefore(cloud, day, shard);
  return { position: '', hash, count: 0, sums: [] };
}

async function hashBefore(cloud: Cloud, day: IsoDay, shard: number): Promise<string> {
  const dayBefore = chinaDay(endOfChinaDay(day) - 2 * dayMs);
  return (await cloud.db.get('audit-seals', sealId(dayBefore, shard)))?.hash ?? '';
}

/** Reads a page of a shard, and seals it at its end. Answers how far it is now; null where another run was quicker. */
async function step(cloud: Cloud, held: AuditSealing): Promise<AuditSealing | null> {
  const prefix = sealId(held._id, held.shard);
  const page = await cloud.db.find('audit-log', {
    filter: { _id: { gt: held.position || `${prefix}-`, lt: `${prefix}.` } },
    orderBy: [['_id', 'asc']],
    limit: pageSize,
  });
  const now = cloud.now();
  const read: AuditSealing = {
    ...held,
    state: 'running',
    position: page.at(-1)?._id ?? held.position,
    hash: page.reduce(hashWith, held.hash),
    count: held.count + page.length,
    sums: withEntries(held.sums, page),
    updatedAt: now,
  };
  const over = page.length < pageSize;
  const next = over ? await nextShard(cloud, read) : read;
  const seal = over ? await sealOf(cloud, read) : null;
  return cloud.db.transaction(async (tx) => {
    const stored = await tx.get('audit-sealings', held._id);
    if (stored?.shard !== held.shard || stored.position !== held.position) return null;
    if (seal !== null) await tx.insert('audit-seals', seal);
    await tx.put('audit-sealings', next);
    return next;
  });
}

async function nextShard(cloud: Cloud, read: AuditSealing): Promise<AuditSealing> {
  const shard = read.shard + 1;
  if (shard === auditShards) return { ...read, state: 'done', sums: [] };
  return { ...read, shard, ...(await beginning(cloud, read._id, shard)) };
}

async function sealOf(
  cloud: Cloud,
  { _id: day, shard, hash, count, sums, updatedAt: at }: AuditSealing,
): Promise<AuditSeal> {
  return {
    _id: sealId(day, shard),
    day,
    count,
    hash,
    previous: await hashBefore(cloud, day, shard),
    sums,
    at,
  };
}

/** Whoever copies the database can work it out anew: no key is needed (docs/security-and-privacy.md says why). */
function hashWith(hash: string, entry: AuditEntry): string {
  return createHash('sha256')
    .update(`${hash}\n${canonical(entry)}`)
    .digest('hex');
}
