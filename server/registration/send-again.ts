import type { RefusedLine, RegistrationOfficerActions } from '../../contract/registration';
import { moveRecord } from '../enrolment';
import { namedPerson, notSo } from '../identity';
import type { Cloud, Documents } from '../platform';
import { refuse } from '../platform';
import type { EnrolmentRecord, Insurance, Officer, RegistrationLine } from '../schema';
import { noLongerOpen } from './close-case';
import { peopleOf, requireFile } from './files';
import { refusedCaseId } from './read-answer';

type Actions = RegistrationOfficerActions;

const pageSize = 50;

/** What was refused of a file and not sent again, in the order of its lines. Four round trips. */
export async function refusedLines(
  cloud: Cloud,
  officer: Officer,
  { number, kind, after = null }: Actions['registration.refused']['request'],
): Promise<Actions['registration.refused']['data']> {
  await requireFile(cloud, officer, number);
  const found = await cloud.db.find('registration-lines', {
    filter: {
      fileId: number,
      state: 'refused',
      ...(kind === undefined ? {} : { kind }),
      ...(after === null ? {} : { line: { gt: lineIn(after) } }),
    },
    orderBy: [['line', 'asc']],
    limit: pageSize + 1,
  });
  const lines = found.slice(0, pageSize);
  const people = await peopleOf(cloud, lines);
  const records = await recordsOf(cloud, lines);
  cloud.notes.about('person', ...people.keys());
  return {
    lines: lines.flatMap((line): readonly RefusedLine[] => {
      const person = people.get(line.personId);
      if (person === undefined || line.answer === undefined || line.line === null) return [];
      const { region, answer } = line;
      const whyNot = whyNotAgain(line, records.get(line.recordId) ?? null);
      return [
        {
          line: line.line,
          person: namedPerson(cloud, person),
          kind: line.kind,
          region,
          reason: answer.reason,
          readOn: answer.readOn,
          ...(whyNot === null ? {} : { whyNot }),
        },
      ];
    }),
    next: found.length > pageSize ? `${lines.at(-1)?.line ?? 0}-${number}` : null,
  };
}

/** The line that the page before ended with. */
function lineIn(after: string): number {
  return Number(after.slice(0, after.indexOf('-')));
}

async function recordsOf(
  cloud: Cloud,
  lines: readonly RegistrationLine[],
): Promise<ReadonlyMap<string, EnrolmentRecord>> {
  const ids = [...new Set(lines.map(({ recordId }) => recordId))];
  if (ids.length === 0) return new Map();
  const found = await cloud.db.find('records', { filter: { _id: { in: ids } }, limit: ids.length });
  return new Map(found.map((record) => [record._id, record]));
}

/** An enrolment that is over isn't told again; that it is over always may be. */
function whyNotAgain({ kind, of }: RegistrationLine, record: EnrolmentRecord | null): string | null {
  if (kind === 'cancelled' || record?.insurance?.told?.of === of) return null;
  return '这一笔参保已经取消或换成了另一笔，不能再报送。';
}

/** Puts a refused line into the next file once more, in one step with what it changes on the record. */
export async function sendAgain(
  cloud: Cloud,
  officer: Officer,
  { number, line: at }: Actions['registration.send-again']['request'],
): Promise<Actions['registration.send-again']['data']> {
  const file = await requireFile(cloud, officer, number);
  const [seen] = await cloud.db.find('registration-lines', {
    filter: { fileId: file._id, line: at },
    limit: 1,
  });
  if (seen === undefined) throw notRefused();
  cloud.notes.about('person', seen.personId);
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('registration-lines', seen._id);
    if (held?.state === 'sent-again') return;
    if (held?.state !== 'refused') throw notRefused();
    const record = await tx.get('records', held.recordId);
    const whyNot = whyNotAgain(held, record);
    if (record === null || whyNot !== null) throw notSo(whyNot ?? '');
    await tx.put('registration-lines', { ...held, state: 'sent-again' });
    await repeat(tx, held, record, cloud.now());
    await noLongerOpen(tx, refusedCaseId(held), '已经重新报送', cloud.now());
  });
  return { waiting: true };
}

function notRefused(): Error {
  return refuse('NOT_REFUSED', '这一行没有被退回，不用重新报送。请刷新清单。', { field: 'line' });
}

async function repeat(
  tx: Documents,
  refused: RegistrationLine,
  record: EnrolmentRecord,
  at: number,
): Promise<void> {
  const { answer: _, ...line } = refused;
  const count = (record.telling?.count ?? 0) + 1;
  await tx.insert('registration-lines', {
    ...line,
    _id: `${record._id}-${count}-${line.recipient}`,
    state: 'waiting',
    fileId: null,
    line: null,
  });
  const insurance =
    line.recipient === 'bureau' && line.kind === 'enrolled' ? unanswered(record.insurance) : record.insurance;
  const changes = { telling: { ...record.telling, count }, insurance };
  await moveRecord(tx, record, { at, event: 'told', by: 'office', changes });
}

function unanswered(insurance: Insurance | null): Insurance | null {
  if (insurance === null) return null;
  const { registration: _, ...others } = insurance;
  return others;
}
