import type { CheckedPerson } from '../../contract/person-check';
import type { ResidenceChange } from '../../contract/uploads';
import { liesIn, regionName } from '../../policy/region-names';
import { countAgain, recordId } from '../enrolment';
import { PersonGoneError, findPerson, personOnList, retryIfPersonGone } from '../identity';
import { RowError, keepBefore } from '../imports';
import type { Cloud, Documents } from '../platform';
import type { Person, Residence, Resident } from '../schema';
import { agentOf } from './agents';
import { phoneKeyVersion, phoneOf, sealPhone } from './phones';
import { isGoneFor, listHolder, mostLists, mostYears, residenceOf, standing } from './standing';
import { type StoredList, residentsOf } from './stored-list';

/** A row that can be taken, as far as it can be said without what is stored. */
export interface RowOfList {
  readonly checked: CheckedPerson;
  readonly village: string;
  readonly household: string;
  readonly isHead: boolean;
  readonly agent: string;
  readonly phone: { readonly number: string; readonly from: string } | null;
  readonly list: {
    /** The place of the office's list. */
    readonly region: string;
    readonly year: number;
    readonly cause: string;
  };
}

interface RowTaken {
  readonly personId: string;
  readonly unchanged?: number;
  readonly moved?: number;
  readonly listedTwice?: number;
}

/**
 * Puts somebody on the list, or changes where he lives. Somebody new is registered in the same step; who stands there word for word is
 * left as he is. Throws a {@link RowError} and `PERSON_MISMATCH`.
 */
export function takeRow(cloud: Cloud, row: RowOfList, stored: StoredList): Promise<RowTaken> {
  return retryIfPersonGone(async (attempt) => {
    const { checked, list } = row;
    const person = attempt === 1 ? stored.personOf(checked) : await findPerson(cloud, checked);
    const listed = await listedNow(cloud, person, attempt, stored);
    const own = listed.find(({ village }) => liesIn(village, list.region)) ?? null;
    const others = listed.filter((one) => one !== own);
    if (own !== null) requireOncePerList(own, row);
    if (own !== null && saysAlready(cloud, own, row)) {
      return { personId: own.personId, unchanged: 1 };
    }
    if (own === null && listed.length >= mostLists) throw onManyLists();
    await putRow(cloud, { row, person, own, free: freeNumber(listed) });
    const personId = person?._id ?? (await findPerson(cloud, checked))?._id ?? '';
    return {
      personId,
      moved: own !== null && own.village !== row.village ? 1 : 0,
      listedTwice: others.length > 0 ? 1 : 0,
    };
  });
}

async function listedNow(
  cloud: Cloud,
  person: Person | null,
  attempt: number,
  stored: StoredList,
): Promise<readonly Resident[]> {
  if (person === null) return [];
  return attempt === 1 ? stored.listedOf(person._id) : residentsOf(cloud, [person._id]);
}

interface RowToPut {
  readonly row: RowOfList;
  readonly person: Person | null;
  /** His document of this office's list, as it was read. */
  readonly own: Resident | null;
  /** A number that none of his documents has. */
  readonly free: number;
}

async function putRow(cloud: Cloud, { row, person, own, free }: RowToPut): Promise<void> {
  const numbered = own === null ? free : own._id.slice(own._id.lastIndexOf('-') + 1);
  const holder = listHolder(`-${numbered}`);
  const toHold = personOnList(cloud, person, row.checked, holder);
  const _id = `${toHold._id}-${numbered}`;
  await cloud.db.transaction(async (tx) => {
    await toHold.hold(tx);
    const held = toHold.isNew ? null : await tx.get('residents', _id);
    // Another office took the number since it was read.
    if (held !== null && !liesIn(held.village, row.list.region)) throw new PersonGoneError(toHold._id);
    await tx.put('residents', await written(cloud, tx, { _id, personId: toHold._id, held, row }));
  });
}

interface Written {
  readonly _id: string;
  readonly personId: string;
  readonly held: Resident | null;
  readonly row: RowOfList;
}

async function written(
  cloud: Cloud,
  tx: Documents,
  { _id, personId, held, row }: Written,
): Promise<Resident> {
  const { year, cause } = row.list;
  const now = cloud.now();
  const record = await tx.get('records', recordId(personId, year));
  const insured = record?.state === 'insured' ? [year] : [];
  if (record !== null && held?.village !== row.village) await countAgain(tx, record, now);
  const residence = residenceIn(cloud, _id, row, held);
  const known = (one: number): boolean => one !== year && residence.years.includes(one);
  return standing({
    since: now,
    excusedFor: [],
    listedTwice: false,
    ...held,
    ...keepBefore(held ?? {}, { cause, at: now, state: held === null ? null : residenceOf(held) }),
    ...residence,
    _id,
    personId,
    insuredFor: [...(held?.insuredFor ?? []).filter(known), ...insured],
    sealVersion: residence.phone === null ? (held?.sealVersion ?? null) : phoneKeyVersion(cloud),
    updatedAt: now,
  });
}

function residenceIn(
  cloud: Cloud,
  residentId: string,
  { village, household, isHead, agent, phone, list }: RowOfList,
  held: Resident | null,
): Residence {
  const all = [...new Set([list.year, ...(held?.years ?? [])])].sort((one, other) => other - one);
  const years = all.slice(0, mostYears);
  return {
    village,
    household,
    isHead,
    agentId: agent === '' ? null : agentOf({ village, name: agent })._id,
    phone: phone && { sealed: sealPhone(cloud, residentId, phone.number), from: phone.from },
    years,
    // The list of a year says nothing of another's.
    goneFor: (held?.goneFor ?? []).filter(({ year }) => year !== list.year && year >= Math.min(...years)),
  };
}

/** In what a row says another thing than the list. */
export function changesIn(held: Resident, row: RowOfList): readonly ResidenceChange[] {
  const agentId = row.agent === '' ? null : agentOf({ village: row.village, name: row.agent })._id;
  const isMoved = held.village !== row.village;
  return [
    ...(isMoved ? (['moved'] as const) : []),
    ...(held.household !== row.household || held.isHead !== row.isHead ? (['household'] as const) : []),
    // Whoever moves has the agent of where he lives now.
    ...(held.agentId !== agentId && !isMoved ? (['agent'] as const) : []),
  ];
}

/** Whether the list has all of it already, from whichever batch; but for the year, which `isOfYear` may leave aside. */
export function saysAlready(cloud: Cloud, held: Resident, row: RowOfList, isOfYear = true): boolean {
  return (
    (!isOfYear || held.years.includes(row.list.year)) &&
    !isGoneFor(held, row.list.year) &&
    changesIn(held, row).length === 0 &&
    held.phone?.from === row.phone?.from &&
    phoneOf(cloud, held) === (row.phone?.number ?? null)
  );
}

/** A list that has him in two villages says nothing: the first of them stands until the office has looked. */
function requireOncePerList(held: Resident, { village, list }: RowOfList): void {
  if (held.before?.[0]?.cause !== list.cause || held.village === village) return;
  throw new RowError(
    'village',
    `这一批里前面已经写了他住在${regionName(held.village) ?? held.village}。请核对他住在哪里，用新的批号导入。`,
  );
}

function freeNumber(listed: readonly Resident[]): number {
  const taken = new Set(listed.map(({ _id }) => _id.slice(_id.lastIndexOf('-') + 1)));
  for (let number = 1; ; number += 1) if (!taken.has(String(number))) return number;
}

function onManyLists(): RowError {
  return new RowError(
    'document.number',
    `已有${mostLists}处的名单上有这个人。请先到“重复参保”里核对他住在哪里。`,
  );
}
