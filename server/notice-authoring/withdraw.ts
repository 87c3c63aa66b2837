import type { ChainEntry, NoticeDraftActions } from '../../contract/notice-drafts';
import { isResponsibleFor } from '../officer-access';
import {
  inForceAt,
  placesOf,
  publishedEntry,
  shippedNotice,
  storedChain,
  storedVersion,
  waitingAt,
} from '../policy-registry';
import { type Cloud, type Documents, refuse } from '../platform';
import type { ChangedBy, NoticeChain, Officer } from '../schema';
import { leadMs } from './agree';
import { freePlaces, takePlaces } from './place-holders';
import { noteChange } from './note-change';
import { named } from './propose';
import { readDraft } from './read-draft';

type Shape = NoticeDraftActions['notices.withdraw'];

/**
 * Takes a version out, as one officer's decision: a wrong price must not wait for a second one. What is paid and on
 * record stays as it was determined; nobody pays more for it.
 */
export async function withdraw(
  cloud: Cloud,
  officer: Officer,
  { notice, number, reason, words }: Shape['request'],
): Promise<Shape['data']> {
  const now = cloud.now();
  const chain = await cloud.db.transaction(async (tx) => {
    const held = await storedChain(tx, notice);
    if (held === null) throw refuse('NO_NOTICE', '没有这份通知，请检查编号。', { field: 'notice' });
    requireOwn(officer, held);
    requireTakenOut(held, number, now);
    const entry: ChainEntry = {
      kind: 'withdrawn',
      number,
      from: now + leadMs,
      reason,
      words,
      by: named(officer),
      at: now,
    };
    const entries = [...held.entries, entry];
    const next = { ...held, ...(await placesAfter(tx, officer, { ...held, entries }, now)), entries };
    await tx.put('notice-chains', next);
    await noteChange(tx, {
      by: { kind: 'withdrawn', notice, number, ...paperOfVersion(held, number) },
      year: held.year,
      regions: [...held.regions, ...next.regions],
      from: entry.from,
    });
    return next;
  });
  cloud.notes.region = chain.regions[0] ?? '';
  const from = now + leadMs;
  return { from, inForce: inForceAt(chain.entries, from) };
}

function paperOfVersion(chain: NoticeChain, number: number): Pick<ChangedBy, 'title' | 'documentNumber'> {
  const paper = publishedEntry(chain.entries, number) ?? shippedNotice(chain._id);
  return { title: paper?.title ?? '', documentNumber: paper?.documentNumber ?? null };
}

/** Where the version speaks that holds then: it takes its places back, unless another notice has them by now. */
async function placesAfter(
  tx: Documents,
  officer: Officer,
  chain: NoticeChain,
  now: number,
): Promise<Partial<NoticeChain>> {
  const number = inForceAt(chain.entries, now + leadMs);
  const json = number === null ? null : await storedVersion(tx, chain._id, number);
  if (json === null) {
    await freePlaces(tx, chain);
    return {};
  }
  const { notice } = readDraft(json);
  // A version of an earlier form: what it was published for, its chain has.
  if (notice === null) return {};
  requireOwn(officer, notice);
  await takePlaces(tx, notice, now);
  return placesOf(notice);
}

/** Of what is taken out, and of what holds again instead: it may speak of more places. */
function requireOwn(officer: Officer, { regions }: Pick<NoticeChain, 'regions'>): void {
  if (regions.every((region) => isResponsibleFor(officer, region))) return;
  throw refuse('OTHER_REGION', '这份通知的地区不都在您负责的范围内，请联系发布它的单位。', {
    field: 'notice',
  });
}

/** Only what holds or waits can be taken out, and what waits first: it would come into force all the same. */
function requireTakenOut({ entries }: NoticeChain, number: number, now: number): void {
  const waiting = waitingAt(entries, now);
  if (waiting !== null && waiting.number !== number) {
    throw refuse('WAITING_FIRST', `第${waiting.number}版在等它的生效时间，请先撤回那一版。`, {
      field: 'number',
    });
  }
  const already = entries.some((entry) => entry.kind === 'withdrawn' && entry.number === number);
  if (!already && (waiting?.number === number || inForceAt(entries, now) === number)) return;
  throw refuse('NOT_IN_FORCE', '这一版现在不在执行，也没有在等生效，不用撤回。', { field: 'number' });
}
