import type { DuplicateLetter, DuplicatesActions } from '../../contract/duplicates';
import { isoDay } from '../../policy/calendar';
import { recordId } from '../enrolment';
import { nameOf, notSo, numbersOf } from '../identity';
import { isResponsibleFor, requireUnconcerned } from '../officer-access';
import { type Cloud, chinaDay } from '../platform';
import { policyInForce } from '../policy-registry';
import { residentsOf } from '../residents';
import type { Duplicate, EnrolmentRecord, Officer } from '../schema';
import { certifiedIn } from './case-facts';
import { requireDuplicate } from './end-duplicate';
import { insuredByOwnAct } from './insured-by-own-act';
import { lineReadIn } from './lines';
import { ruleOnCase } from './rule-on-case';

type Line = ReturnType<typeof lineReadIn>;
type Make = DuplicatesActions['duplicates.letter'];

/**
 * The letter by which the place that keeps somebody tells the one where he is insured too (Ruizhou 4.3): who he is, and by which clause; not
 * why he is kept, what he pays or to which group he belongs. Made again it has its number. Throws `NO_DUPLICATE` and `NOT_SO`.
 */
export async function makeLetter(
  cloud: Cloud,
  officer: Officer,
  { duplicateId, region }: Make['request'],
): Promise<DuplicateLetter> {
  const duplicate = await requireDuplicate(cloud, officer, { duplicateId, region });
  await requireUnconcerned(cloud, officer, [duplicate.personId]);
  const record = await cloud.db.get('records', recordId(duplicate.personId, duplicate.year));
  const insuredIn = requireKept(officer, duplicate, record);
  const line = await lineFor(cloud, duplicate, record, region);
  const clauses = await clausesFor(cloud, { duplicate, record, line }, region);
  const person = await cloud.db.get('people', duplicate.personId);
  const [document] = person === null ? [] : numbersOf(cloud, person);
  if (person === null || document === undefined) throw notSo('这个人的资料已经不在这里，不能出函。');
  const { number, at } = await numbered(cloud, duplicate);
  const from = record?.insurance?.determination.coverage?.from;
  return {
    number,
    on: chinaDay(at),
    to: line.where,
    year: duplicate.year,
    name: nameOf(cloud, person),
    document,
    insuredIn,
    coveredFrom: from === undefined ? null : isoDay(from),
    clauses,
  };
}

/** Who is insured here and stays: else the other place would leave him with nothing. */
function requireKept(officer: Officer, { kind, end }: Duplicate, record: EnrolmentRecord | null): string {
  if (kind !== 'elsewhere' || end?.end !== 'kept-here') {
    throw notSo('先办成“他留在这里参保”，再出函通知那边。');
  }
  const region = record?.insurance?.region;
  if (region === undefined) throw notSo('他还没有在这里参保。先参保，再出函，免得两边都没有待遇。');
  if (isResponsibleFor(officer, region)) return region;
  throw notSo('他在别处参保，由参保地出函。');
}

/** What the office that makes it reads of the case. */
async function lineFor(
  cloud: Cloud,
  duplicate: Duplicate,
  record: EnrolmentRecord | null,
  region: string,
): Promise<Line> {
  const own = await insuredByOwnAct(cloud, region, record === null ? [] : [record]);
  return lineReadIn(duplicate, region, own.has(duplicate.personId));
}

interface Told {
  readonly duplicate: Duplicate;
  readonly record: EnrolmentRecord | null;
  readonly line: Line;
}

async function clausesFor(
  cloud: Cloud,
  { duplicate, record, line }: Told,
  region: string,
): Promise<DuplicateLetter['clauses']> {
  const { policy } = await policyInForce(cloud);
  const roster = await cloud.db.get('rosters', duplicate.personId);
  const [listed] = await residentsOf(cloud, [duplicate.personId]);
  const ruling = ruleOnCase(policy, duplicate.year, {
    duplicate: { kind: duplicate.kind, ...line },
    record,
    region,
    livesIn: listed?.village ?? null,
    certifiedHere: certifiedIn(roster, region, chinaDay(cloud.now())),
  });
  if (ruling.rule === 'no-rule') throw notSo('这里的通知没有写留哪一处，不能按通知出函，请请示上级。');
  return ruling.clauses.map(({ notice, label }) => ({
    title: policy.notice(notice)?.title ?? notice,
    label,
  }));
}

/** Drawn once, and kept with the case, so that whoever is asked about the paper finds it. */
async function numbered(cloud: Cloud, { _id }: Duplicate): Promise<NonNullable<Duplicate['letter']>> {
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('duplicates', _id);
    if (held === null) throw notSo('这一件刚被别人撤回了，请刷新清单。');
    if (held.letter !== undefined) return held.letter;
    const letter = { number: `${held.year}-${cloud.randomHex(4).toUpperCase()}`, at: cloud.now() };
    await tx.put('duplicates', { ...held, letter });
    return letter;
  });
}
