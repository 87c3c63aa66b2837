import type { DuplicateRow, DuplicatesActions, RuleOnDuplicate } from '../../contract/duplicates';
import { tidyNumber } from '../../contract/identity-document';
import type { CheckedPerson } from '../../contract/person-check';
import { type IsoDay, isIsoDay } from '../../policy/calendar';
import type { Policy } from '../../policy';
import { liesIn, withPlacesAbove } from '../../policy/region-names';
import { recordId } from '../enrolment';
import { findPeople, nameFits, requirePerson } from '../identity';
import { RowError, type Rows, importBatch } from '../imports';
import { type Cloud, chinaDay } from '../platform';
import { policyInForce } from '../policy-registry';
import { keptUntil, residentsOf, settlePeople } from '../residents';
import type { Duplicate, DuplicateLine, Officer, Person } from '../schema';
import { byRule, isEndedByRule } from './by-rule';
import { type CaseFacts, certifiedIn } from './case-facts';
import { asStored, causeOf, linesOf, linesWith, ownLine, wordsOf } from './lines';
import { endsByItself, ruleOnCase } from './rule-on-case';

type Request = DuplicatesActions['duplicates.import']['request'];
type Answer = DuplicatesActions['duplicates.import']['data'];

export interface RowOfList extends Pick<Duplicate, 'since' | 'where' | 'insuredAs' | 'school'> {
  readonly checked: CheckedPerson;
}

/** Takes a part of a list of who is insured otherwise, or died. Of whom nothing is known here, nothing is kept. What a rule leaves no choice in ends at once. */
export async function importDuplicates(cloud: Cloud, officer: Officer, request: Request): Promise<Answer> {
  const read = request.rows.map((row) => readRow(cloud, row));
  const twice = namedTwice(request.rows);
  let knowing: ReturnType<typeof knownHere> | null = null;
  const personIds: string[] = [];
  const taking: Rows<RowOfList | Error, 'found' | 'notHere'> = {
    rows: read,
    settle: () => settlePeople(cloud, personIds),
    counts: { found: 0, notHere: 0 },
    take: async (row, at) => {
      if (row instanceof Error) throw row;
      if (twice.has(keyOf(request.rows[at]))) throw namedTwiceHere();
      knowing ??= knownHere(cloud, request, read);
      const { personOf, isHere, livesIn, certifiedHere, policy } = await knowing;
      const person = personOf(row.checked);
      if (person === null || !isHere(person._id)) return { notHere: 1 };
      requireSame(cloud, person, row.checked);
      personIds.push(person._id);
      const { _id: personId } = person;
      const about = { personId, livesIn: livesIn(personId), certifiedHere: certifiedHere(personId), policy };
      await openDuplicate(cloud, request, row, about);
      return { found: 1 };
    },
  };
  const outcome = await importBatch(cloud, officer, batchOf(request), taking);
  const rejected = outcome.rejected.map((one) => ({ ...one, row: one.row - 1 }));
  return { ...outcome, rejected };
}

export function batchOf({ region, year, kind, batch, part, rows }: Request) {
  const content = JSON.stringify({ year, kind, rows });
  return { kind: 'duplicates', region, number: `${batch}-${part}`, content } as const;
}

export function duplicateId({ kind, year }: Pick<Request, 'kind' | 'year'>, personId: string): string {
  return `${kind}-${year}-${personId}`;
}

/** A line with what can be said of it alone, or what is wrong with it. */
export function readRow(
  cloud: Cloud,
  { since = '', where = '', insuredAs, school, ...entry }: DuplicateRow,
): RowOfList | Error {
  try {
    return {
      checked: requirePerson(cloud, entry),
      since: dayIn(cloud, since),
      where,
      ...(insuredAs === undefined ? {} : { insuredAs }),
      ...(school === undefined ? {} : { school }),
    };
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function dayIn(cloud: Cloud, since: string): IsoDay | null {
  if (since === '') return null;
  if (!isIsoDay(since)) throw new RowError('since', '日期写成 2023-11-20 这样，而且日历上要有这一天。');
  if (since > chinaDay(cloud.now())) throw new RowError('since', '日期还没有到，请核对。');
  return since;
}

/** Who of the part is known, and who of them lives or is insured in the place. Four round trips. */
export async function knownHere(
  cloud: Cloud,
  { region, year }: Pick<Request, 'region' | 'year'>,
  read: readonly (RowOfList | Error)[],
) {
  const checked = read.flatMap((row) => (row instanceof Error ? [] : [row.checked]));
  const personOf = await findPeople(cloud, checked);
  const ids = [...new Set(checked.flatMap((one) => personOf(one)?._id ?? []))];
  const recordIds = ids.map((id) => recordId(id, year));
  const [residents, rosters, records] = await Promise.all([
    residentsOf(cloud, ids),
    ids.length === 0 ? [] : cloud.db.find('rosters', { filter: { _id: { in: ids } }, limit: ids.length }),
    ids.length === 0
      ? []
      : cloud.db.find('records', { filter: { _id: { in: recordIds } }, limit: recordIds.length }),
  ]);
  const { policy } = await policyInForce(cloud);
  const residing = new Map(
    residents.flatMap(({ personId, village }) =>
      liesIn(village, region) ? [[personId, village] as const] : [],
    ),
  );
  const insured = new Set(
    records.flatMap(({ personId, insurance }) =>
      insurance !== null && liesIn(insurance.region, region) ? [personId] : [],
    ),
  );
  return {
    personOf,
    isHere: (personId: string) => residing.has(personId) || insured.has(personId),
    isInsuredHere: (personId: string) => insured.has(personId),
    livesIn: (personId: string) => residing.get(personId) ?? null,
    certifiedHere: (personId: string) =>
      certifiedIn(rosters.find(({ _id }) => _id === personId) ?? null, region, chinaDay(cloud.now())),
    policy,
  };
}

/** A number typed wrong must not call somebody dead. */
function requireSame(cloud: Cloud, person: Person, { name }: CheckedPerson): void {
  if (nameFits(cloud, person, name)) return;
  throw new RowError('name', '姓名和这里登记的不一致。请对照证件核对姓名和号码，改好后另用一个编号导入。');
}

interface About extends Pick<CaseFacts, 'livesIn' | 'certifiedHere'> {
  readonly personId: string;
  readonly policy: Policy;
}

/**
 * Opens a case, or adds to one: an office's list changes what that office said before, and nothing that another's says. The offices that list him
 * find it too, by `settlePeople`.
 */
async function openDuplicate(
  cloud: Cloud,
  request: Request,
  row: RowOfList,
  { personId, policy, ...known }: About,
): Promise<void> {
  const { region, year, kind } = request;
  const _id = duplicateId(request, personId);
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('duplicates', _id);
    const said = { cause: causeOf(request), ...wordsOf(row) };
    const lines = held === null ? [] : linesOf(held);
    const own = ownLine(lines, region);
    const record = await tx.get('records', recordId(personId, year));
    const insuredIn = record?.insuredIn ?? null;
    const concerned = [region, ...(insuredIn === null ? [] : [insuredIn])];
    const places = [...new Set([...(held?.places ?? []), ...concerned.flatMap(withPlacesAbove)])];
    const isInsuredHere = insuredIn !== null && liesIn(insuredIn, region);
    if (held !== null && isDecided(held, { since: said.since, own, isInsuredHere })) {
      if (own !== undefined) return;
      await tx.put('duplicates', { ...held, places, ...asStored(linesWith(lines, said, region)) });
      return;
    }
    const facts = { duplicate: { kind, ...wordsOf(row) }, record, region, ...known };
    const ruling = ruleOnCase(policy, year, facts);
    const at = cloud.now();
    const duplicate: Duplicate = {
      _id,
      personId,
      kind,
      year,
      places,
      ...asStored(linesWith(lines, said, region)),
      ...(held !== null && isOthers(held, { own, ruling }) ? stateOf(held) : settledBy(ruling, at)),
      at: held?.at ?? at,
      expiresAt: keptUntil(year),
    };
    await tx.put('duplicates', duplicate);
  });
}

/** What an officer decided stays, until somebody goes to work anew by what a list of his own office says, or of where he is insured. */
export function isDecided(held: Duplicate, { since, own, isInsuredHere }: Deciding): boolean {
  const isTold = own !== undefined || isInsuredHere;
  const isAnew = isTold && held.end?.end === 'resumed' && since !== null && since !== (own ?? held).since;
  return held.end !== null && !isEndedByRule(held) && !isAnew;
}

interface Deciding extends Pick<DuplicateLine, 'since'> {
  /** What the list's office said before. */
  readonly own: DuplicateLine | undefined;
  readonly isInsuredHere: boolean;
}

interface Ruled {
  readonly own: DuplicateLine | undefined;
  readonly ruling: RuleOnDuplicate;
}

/** Whether a case stays as another office's list left it: what is open there isn't ended by a list from here. */
function isOthers({ state }: Duplicate, { own, ruling }: Ruled): boolean {
  return own === undefined && (state === 'open' || endsByItself(ruling));
}

function stateOf({ state, end }: Duplicate): Pick<Duplicate, 'state' | 'end'> {
  return { state, end };
}

/** As the newest list of its office says, and the notice's rule. */
function settledBy(ruling: RuleOnDuplicate, at: number): Pick<Duplicate, 'state' | 'end'> {
  return endsByItself(ruling) ? endByRule(ruling, at) : { state: 'open', end: null };
}

function endByRule(ruling: RuleOnDuplicate, at: number): Pick<Duplicate, 'state' | 'end'> {
  const { label = '', says = '' } = ruling.clauses[0] ?? {};
  const note = `按通知${label}：${says}`;
  return { state: 'ended', end: { end: 'stands', note, officerId: byRule, at } };
}

function namedTwice(rows: readonly DuplicateRow[]): ReadonlySet<string> {
  const keys = rows.map(keyOf);
  return new Set(keys.filter((key, at) => keys.indexOf(key) !== at));
}

function keyOf(row: DuplicateRow | undefined): string {
  return row === undefined ? '' : `${row.document.kind} ${tidyNumber(row.document.number)}`;
}

function namedTwiceHere(): RowError {
  return new RowError('document.number', '同一个证件号码有几行，都没有采用。请写成一行，另用一个编号导入。');
}
