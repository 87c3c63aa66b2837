import { sayDay } from '../../../contract/calendar-day';
import { elsewhereColumns } from '../../../contract/elsewhere-payments';
import { inYuan } from '../../../policy/money';
import { liesIn } from '../../../policy/region-names';
import { type AnsweredOnDay, certifiedNear, readStoredRows, recordId } from '../../enrolment';
import { type PersonOf, nameFits } from '../../identity';
import { RowError } from '../../imports';
import { type Cloud, allEnded } from '../../platform';
import { requirePlace } from '../../places';
import type { Duplicate, ElsewherePayment, EnrolmentRecord, Roster } from '../../schema';
import { usualSpellings } from '../../spreadsheets';
import type { Checked, Reading, RowCheck } from '../../uploads';
import { documentIn, officeFileUpload, problemOf, readChecked } from '../office-files';
import { type OtherLists, readOtherLists } from './other-lists';
import { PoliciesOfDays } from './policies-of-days';
import { type ElsewhereLine, type ElsewhereRow, paymentId, readLine } from './read-line';
import { mayAnybodyPay } from './may-anybody-pay';
import { answerOf, isTaken, notTaken, requireSamePayment } from './take-payment';

type Column = (typeof elsewhereColumns)[number];

/** The tax office's list of what banks, counters and other apps took, as a file. */
export const elsewhereUpload = officeFileUpload<Column>({
  duty: 'money',
  from: '税务部门',
  columns: [
    { name: '姓名', says: 'text', spellings: usualSpellings.name },
    { name: '证件类型', says: 'document-kind', spellings: usualSpellings.documentKind, isOptional: true },
    { name: '证件号码', says: 'number', spellings: usualSpellings.documentNumber },
    { name: '参保地代码', says: 'text', spellings: ['行政区划代码', '区划代码'] },
    { name: '参保年度', says: 'text', spellings: ['缴费年度', '年度', '所属年度'] },
    { name: '缴费日期', says: 'day', spellings: usualSpellings.paidDay },
    { name: '缴费金额(元)', says: 'yuan', spellings: usualSpellings.amount },
    { name: '缴费渠道', says: 'text', spellings: ['渠道', '缴费方式', '征收渠道'] },
    { name: '缴费编号', says: 'text', spellings: ['缴费流水号', '流水号', '电子税票号码', '税票号码'] },
  ],
  keyOf: (_cloud, { region }) => Promise.resolve(region),
  personOf: ({ 姓名: name, 证件号码: document }) => ({ name, document }),
  keyOfRow: (row) => row.缴费编号,
  check: checkElsewhere,
  end: {
    propose: 'elsewhere.import',
    undo: 'elsewhere.undo',
    request: ({ uploadId, region, part }) => ({ region, number: `${uploadId}-p${part}` }),
  },
});

/** Rows that are answered at once: each asks the cloud twice. */
const atOnce = 10;

/** What is stored of the people and payments of some rows. */
interface Stored {
  /** The file's place. */
  readonly region: string;
  readonly personOf: PersonOf;
  /** What offices of that place, in it or around it certified: more an officer there doesn't read. */
  readonly rosterOf: (personId: string) => Roster | null;
  readonly payments: ReadonlyMap<string, ElsewherePayment>;
  readonly records: ReadonlyMap<string, EnrolmentRecord>;
  readonly listedOf: OtherLists;
  readonly policies: PoliciesOfDays;
}

/** Rows beside what is stored: seven round trips for all, and two for each. */
async function checkElsewhere(
  cloud: Cloud,
  reading: Reading,
  rows: readonly ElsewhereRow[],
  csv: string,
): Promise<Checked> {
  const { region } = reading;
  try {
    readChecked(cloud, { kind: 'elsewhere', region, number: '', csv }, elsewhereColumns);
  } catch (error) {
    const problem = problemOf(error);
    return { rows: rows.map(() => ({ standing: 'new', problem })), subjects: [] };
  }
  const documents = rows.flatMap((row) => documentIn(cloud, row.证件类型, row.证件号码));
  const { personOf, rosterOf } = await readStoredRows(
    cloud,
    documents.map((document) => ({ document })),
  );
  const lines = rows.map((row) => lineOf(cloud, row, { office: region, personOf }));
  const good = lines.filter((line): line is ElsewhereLine => !(line instanceof Error));
  const near = (personId: string): Roster | null => {
    const roster = rosterOf(personId);
    return roster === null ? null : certifiedNear(roster, region);
  };
  const stored = {
    region,
    personOf,
    rosterOf: near,
    ...(await storedOf(cloud, good, personOf)),
  };
  const checks: RowCheck[] = [];
  for (let first = 0; first < lines.length; first += atOnce) {
    const some = lines.slice(first, first + atOnce);
    checks.push(...(await allEnded(some.map((line) => checkLine(cloud, stored, line)))));
  }
  const subjects = [...new Set(checks.flatMap(({ personId }) => personId ?? []))];
  return { rows: checks, subjects };
}

/** A line, or why it is none. */
function lineOf(
  cloud: Cloud,
  row: ElsewhereRow,
  of: { readonly office: string; readonly personOf: PersonOf },
): ElsewhereLine | Error {
  try {
    return readLine(cloud, row, of);
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

async function storedOf(
  cloud: Cloud,
  lines: readonly ElsewhereLine[],
  personOf: PersonOf,
): Promise<Pick<Stored, 'payments' | 'records' | 'listedOf' | 'policies'>> {
  const ids = [...new Set(lines.map(paymentId))];
  const people = lines.flatMap(({ person, year }) => {
    const known = personOf(person);
    return known === null ? [] : [{ personId: known._id, year }];
  });
  const recordIds = [...new Set(people.map(({ personId, year }) => recordId(personId, year)))];
  const personIds = [...new Set(people.map(({ personId }) => personId))];
  const some = <One>(wanted: readonly string[], find: () => Promise<readonly One[]>) =>
    wanted.length === 0 ? Promise.resolve([]) : find();
  const [payments, records, listedOf] = await Promise.all([
    some(ids, () => cloud.db.find('elsewhere-payments', { filter: { _id: { in: ids } }, limit: ids.length })),
    some(recordIds, () =>
      cloud.db.find('records', { filter: { _id: { in: recordIds } }, limit: recordIds.length }),
    ),
    readOtherLists(cloud, personIds),
  ]);
  return {
    payments: new Map(payments.map((one) => [one._id, one])),
    records: new Map(records.map((one) => [one._id, one])),
    listedOf,
    policies: new PoliciesOfDays(cloud),
  };
}

async function checkLine(cloud: Cloud, stored: Stored, line: ElsewhereLine | Error): Promise<RowCheck> {
  try {
    if (line instanceof Error) throw line;
    return await checkGoodLine(cloud, stored, line);
  } catch (error) {
    return { standing: 'new', problem: problemOf(error) };
  }
}

async function checkGoodLine(cloud: Cloud, stored: Stored, line: ElsewhereLine): Promise<RowCheck> {
  const { person, year } = line;
  const known = stored.personOf(person);
  const who = known === null ? {} : { personId: known._id };
  const held = stored.payments.get(paymentId(line));
  if (held !== undefined) {
    requireSamePayment(held, line, known?._id);
    return { ...who, standing: 'unchanged', said: '以前的文件里已经有这一笔。' };
  }
  await requirePlace(cloud, line.region);
  if (known?.namedBy === 'office' && !nameFits(cloud, known, person.name)) {
    throw new RowError(
      '姓名',
      '这个证件号码已经登记的是另一个姓名。请向税务部门核对；证件上确实改了的，请先在“更正资料”里提出。',
    );
  }
  const personId = known?._id ?? '';
  const answer = await answerOf(cloud, line, { _id: personId, isNew: known === null }, stored);
  const record = stored.records.get(recordId(personId, year));
  const notes = [
    ...(known === null ? ['这里还没有这个人：同意以后按这一行登记、参保。请核对姓名和证件号码。'] : []),
    ...(record?.state === 'insured' ? [twiceWords(record, stored.region)] : []),
    ...otherwiseWords(stored.listedOf(personId, year), stored.region),
    ...(isTaken(answer)
      ? amountWords(line, answer.determination.payFen)
      : [await dayWords(stored, line, answer)]),
  ];
  return { ...who, standing: 'new', ...(notes.length === 0 ? {} : { note: notes.join('') }) };
}

function twiceWords({ year, insurance }: EnrolmentRecord, region: string): string {
  const isHere = insurance !== null && liesIn(insurance.region, region);
  const where = isHere ? sayDay(insurance.on) : '在别的地方';
  return `他${year}年度${where}已经参保：同意以后只算一次，列入待办，按通知办退。`;
}

/** By what can be read here nothing is taken on the day. Throws a {@link RowError} where it is so for everybody. */
async function dayWords(
  { policies }: Stored,
  line: ElsewhereLine,
  { facts }: Pick<AnsweredOnDay, 'facts'>,
): Promise<string> {
  if (!mayAnybodyPay(await policies.of(line), facts)) throw notTaken(line);
  return `按通知和这里看得到的认定，${sayDay(line.on)}不收他${line.year}年度的保费：同意以后按他全部的认定再核对，还是不收的，这一行不采用。`;
}

const insuredAs: Readonly<Partial<Record<Duplicate['kind'], string>>> = { dead: '已经去世' };

/** Of cases of this place alone. */
function otherwiseWords(listed: readonly Duplicate[], region: string): readonly string[] {
  const duplicate = listed.find(({ places }) => places.includes(region));
  if (duplicate === undefined) return [];
  const how = insuredAs[duplicate.kind] ?? '另外参加了医保';
  const looked = duplicate.state === 'open' ? '，还没有核对完' : '';
  return [`名单上他${how}${looked}。请先看“重复参保”；同意以后照这一行参保，列入待办。`];
}

function amountWords(
  { amountFen, on, year }: ElsewhereLine,
  dueFen: ElsewhereLine['amountFen'] | null,
): readonly string[] {
  if (dueFen === null || dueFen === amountFen) return [];
  return [
    `按通知和这里看得到的认定，${sayDay(on)}${year}年度应缴${inYuan(dueFen)}，这一行是${inYuan(amountFen)}：同意以后照这一行参保；按他全部的认定还有差额的，列入待办。`,
  ];
}
