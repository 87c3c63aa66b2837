import type { RosterActsOfTwo, RosterRow } from '../../../contract/officer';
import type { UndoOutcome } from '../../../contract/imports';
import { redeterminePerson } from '../redetermine';
import { orderLines } from '../order-lines';
import { insures } from '../states';
import { uninsureExempt } from '../undo-exempt';
import { RowError, standingOf, undoBatch, undoWords, withoutLast } from '../../imports';
import { findPerson, releaseHold, requirePerson, rosterHolder } from '../../identity';
import type { Cloud, Documents } from '../../platform';
import type { Look } from '../../proposals';
import type { Certified, EnrolmentRecord, Officer, OrderLine, Roster } from '../../schema';
import { inGroups } from './groups';
import { causeOf } from './import-roster';
import { lookAtRoster } from './look-at-roster';

type Request = RosterActsOfTwo['roster.undo']['request'];

/** A person has a record a year. */
const mostRecords = 50;
/** And an order a year, with some that came to nothing. */
const mostOrders = 200;

/** A part of a roster that is to be taken back. */
export async function lookAtUndoneRoster(cloud: Cloud, request: Request): Promise<Look> {
  const look = await lookAtRoster(cloud, request);
  return { ...look, rows: look.rows.map((row) => ({ ...row, words: undoWords + row.words })) };
}

/**
 * Takes a part of a batch back: each roster is as it was before, who was enrolled by it without payment is not, and open applications are
 * answered anew. What somebody paid or an order has in hand by it stands, and so does what was changed since.
 */
export function undoRoster(cloud: Cloud, officer: Officer, request: Request): Promise<UndoOutcome> {
  const { region, batch, part, rows } = request;
  const handedIn = {
    kind: 'roster',
    region,
    number: `${batch}-${part}`,
    content: JSON.stringify(rows),
  } as const;
  const undo = (row: RosterRow): Promise<void> => undoRow(cloud, causeOf(request), row);
  return undoBatch(cloud, officer, handedIn, { rows, undo });
}

async function undoRow(cloud: Cloud, cause: string, row: RosterRow): Promise<void> {
  const person = await findPerson(cloud, requirePerson(cloud, row));
  if (person === null) return;
  const personId = person._id;
  const begun = cloud.now();
  const [records, orders] = await Promise.all([
    cloud.db.find('records', { filter: { personId }, limit: mostRecords }),
    cloud.db.find('orders', { filter: { people: personId }, limit: mostOrders }),
  ]);
  const stored = { ids: records.map(({ _id }) => _id), orderIds: orders.map(({ _id }) => _id), begun };
  await cloud.db.transaction(async (tx) => {
    const roster = await tx.get('rosters', personId);
    if (roster === null) return;
    const standing = standingOf(roster, cause);
    if (standing === 'nothing') return;
    const [last] = roster.before ?? [];
    if (last === undefined || standing === 'covered') throw changedSince();
    await endWhatFollowed(tx, { ...stored, row, since: last.at, now: cloud.now() });
    await restore(tx, roster, last.state, cloud.now());
  });
  await redeterminePerson(cloud, personId);
}

interface Followed {
  /** Of his records. */
  readonly ids: readonly string[];
  /** Of all orders with him, as they were read at `begun` (ms). */
  readonly orderIds: readonly string[];
  readonly begun: number;
  readonly row: RosterRow;
  /** When the batch was taken, ms. */
  readonly since: number;
  readonly now: number;
}

/** Throws where something stands on the row that only an act of its own undoes. */
async function endWhatFollowed(
  tx: Documents,
  { ids, orderIds, begun, row, since, now }: Followed,
): Promise<void> {
  const lines = await orderLines(tx, orderIds);
  for (const id of ids) {
    const record = await tx.get('records', id);
    if (record === null) continue;
    requireNotInHand(record, lines);
    if (record.state !== 'insured' || insuredAt(record) < since || !standsOn(record, row)) continue;
    if (record.insurance?.basis !== 'exempt' || isIn(lines, id, 'insured')) throw paidSince(record);
    if (insuredAt(record) > begun) throw changedSince();
    await uninsureExempt(tx, record, now);
  }
}

/** A line that is insured, paid for or with the family, has a receipt for him. */
function isIn(lines: readonly OrderLine[], id: string, state: OrderLine['state']): boolean {
  return lines.some((line) => line.recordId === id && line.state === state);
}

/** An order whose time is over may have been paid all the same: until it is closed, nobody knows. */
function requireNotInHand({ _id, reservation, year }: EnrolmentRecord, lines: readonly OrderLine[]): void {
  if (reservation === null && !isIn(lines, _id, 'reserved')) return;
  throw new RowError(
    '',
    `家人正在给他缴${year}年度的医保，这一行没有撤回。过半小时，用同一个文件再提出一次撤回。`,
  );
}

function insuredAt({ history }: EnrolmentRecord): number {
  return [...history].reverse().find(insures)?.at ?? 0;
}

/** Whether what he was insured by counted something that the row certifies. */
function standsOn({ insurance }: EnrolmentRecord, { identities, circumstances = [] }: RosterRow): boolean {
  const { facts } = insurance ?? {};
  const counted = [...(facts?.identities ?? []), ...(facts?.circumstances ?? [])].map(({ code }) => code);
  return [...identities, ...circumstances].some(({ code }) => counted.includes(code));
}

function paidSince({ year, insurance }: EnrolmentRecord): RowError {
  const exempt = insurance?.basis === 'exempt';
  return new RowError(
    '',
    `他${year}年度已经按这一行${exempt ? '和家人一起参保，不用缴费' : '缴费参保'}，这一行没有撤回。` +
      (exempt
        ? '请先在“更正资料”里撤销他的参保，再用同一个文件提出一次撤回。'
        : '以后不再算的，请在“更正资料”里把认定写上到哪天为止；已经缴的不补不退。'),
  );
}

function changedSince(): RowError {
  return new RowError(
    '',
    '这个人的认定后来又导入、确认或更正过，这一行没有撤回。请在“更正资料”里查到他，逐条核对。',
  );
}

async function restore(tx: Documents, roster: Roster, certified: Certified, now: number): Promise<void> {
  const { _id, updatedAt, counted, missing = [], groups = [] } = roster;
  const { identities, circumstances, facts = [] } = certified;
  const isEmpty = identities.length + circumstances.length + facts.length === 0;
  if (isEmpty) await releaseHold(tx, _id, rosterHolder, now);
  if (isEmpty && counted === undefined) return tx.remove('rosters', _id);
  const restored = {
    _id,
    groups,
    ...certified,
    ...(isEmpty ? {} : withoutLast(roster)),
    updatedAt: Math.max(now, updatedAt + 1),
    // An empty one goes once the counts of groups know.
    countAt: now,
    ...(counted === undefined ? {} : { counted, missing }),
  };
  await tx.put('rosters', inGroups(restored));
}
