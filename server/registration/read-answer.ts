import { type RegistrationActsOfTwo, registrationAnswerColumns } from '../../contract/registration';
import { sayDay } from '../../contract/calendar-day';
import { isIsoDay } from '../../policy/calendar';
import { openCase } from '../billing/cases';
import { type OfficeFileKind, readChecked } from '../billing/office-files';
import { moveRecord } from '../enrolment';
import { RowError, fileHash, takeRows } from '../imports';
import { requireResponsible } from '../officer-access';
import { type Cloud, type Documents, chinaDay, yuanOfFen } from '../platform';
import type { Officer, RegistrationAnswer, RegistrationFile, RegistrationLine } from '../schema';
import { requireFile } from './files';
import { recipientNames } from './numbers';
import { closeUnanswered } from './overdue';
import { refusedWords } from './refused-words';

type Act = RegistrationActsOfTwo['registration.read-answer'];

export type AnswerRow = Readonly<Record<(typeof registrationAnswerColumns)[number], string>>;

/** What a line came to: a problem is answered, not thrown, so that the case that it opened stays. */
type Read = 'accepted' | 'refused' | 'repeated' | RowError;

/**
 * Reads what bureau or tax office answered, each line in a step of its own: a file that was cut off is simply read again. What was
 * answered before is passed over; an answer that contradicts the first goes to an officer; what isn't answered waits.
 */
export async function readAnswer(
  cloud: Cloud,
  officer: Officer,
  request: Act['request'],
): Promise<Act['data']> {
  requireResponsible(officer, request.region);
  const file = await requireFile(cloud, officer, request.number);
  const rows = rowsOf(cloud, file, request.csv);
  cloud.notes.file = { number: request.number, contentHash: fileHash(cloud, request.csv) };
  const { counts, rejected: problems } = await takeRows({
    rows,
    counts: { accepted: 0, refused: 0, repeated: 0 },
    take: async (row) => {
      const read = await readRow(cloud, file, row);
      if (read instanceof RowError) throw read;
      return { [read]: 1 };
    },
  });
  await closeUnanswered(cloud, file);
  return { ...counts, problems };
}

const sealedAs = { bureau: 'registration', 'tax-office': 'tax-registration' } as const satisfies Record<
  RegistrationFile['recipient'],
  OfficeFileKind
>;

/** The lines of an answer that only its recipient can have given. Throws as {@link readChecked}. */
export function rowsOf(cloud: Cloud, { _id: number, recipient, region }: RegistrationFile, csv: string) {
  const handedIn = { kind: sealedAs[recipient], region, number, csv };
  return readChecked(cloud, handedIn, registrationAnswerColumns).rows;
}

async function readRow(cloud: Cloud, file: RegistrationFile, row: AnswerRow): Promise<Read> {
  const seen = await lineOf(cloud, file, row);
  const answer = answerOf(cloud, file, { row, seen });
  if (seen === undefined || answer instanceof RowError) return answer instanceof RowError ? answer : noLine();
  return cloud.db.transaction((tx) => take(tx, cloud, { lineId: seen._id, answer, state: stateIn(row) }));
}

/** What a row answers to the line that it names, or why it can't. */
export function answerOf(
  cloud: Cloud,
  file: RegistrationFile,
  { row, seen }: { readonly row: AnswerRow; readonly seen: RegistrationLine | undefined },
): RegistrationAnswer | RowError {
  if (row.文件编号 !== file._id) {
    return new RowError('文件编号', `这一行答的不是${file._id}，没有采用。请检查是不是选错了文件。`);
  }
  if (seen === undefined) return noLine();
  if (row['金额(元)'] !== yuanOfFen(seen.amountFen)) {
    return new RowError(
      '金额(元)',
      `这一行报的是${yuanOfFen(seen.amountFen)}元，金额不一样，没有采用。请向${recipientNames[file.recipient]}核对。`,
    );
  }
  return answerIn(cloud, seen, row);
}

async function lineOf(
  cloud: Cloud,
  { _id: fileId }: RegistrationFile,
  { 行号 }: AnswerRow,
): Promise<RegistrationLine | undefined> {
  if (!/^[1-9]\d{0,3}$/.test(行号)) return undefined;
  const filter = { fileId, line: Number(行号) };
  const [line] = await cloud.db.find('registration-lines', { filter, limit: 1 });
  return line;
}

function noLine(): RowError {
  return new RowError('行号', '这个文件里没有这一行，请检查行号。');
}

export function stateIn({ 结果 }: AnswerRow): 'accepted' | 'refused' {
  return 结果 === '成功' ? 'accepted' : 'refused';
}

function answerIn(
  cloud: Cloud,
  { kind, recipient }: RegistrationLine,
  { 结果, 原因, 登记编号, 登记日期 }: AnswerRow,
): RegistrationAnswer | RowError {
  const readOn = chinaDay(cloud.now());
  if (结果 === '失败') return { readOn, reason: 原因.slice(0, 100) };
  if (结果 !== '成功') return new RowError('结果', '结果应为“成功”或“失败”。');
  if (recipient !== 'bureau' || kind !== 'enrolled') return { readOn, reason: '' };
  if (!/^[\w-]{1,40}$/.test(登记编号)) {
    return new RowError('登记编号', '登记成功的要有登记编号：字母、数字、短横线，最多40位。');
  }
  if (!isIsoDay(登记日期)) return new RowError('登记日期', '登记日期写成 2024-01-31 这样的日期。');
  if (登记日期 > readOn) return new RowError('登记日期', `登记日期${sayDay(登记日期)}还没有到，请核对。`);
  return { readOn, reason: '', registered: { number: 登记编号, on: 登记日期 } };
}

interface Taken {
  readonly lineId: string;
  readonly answer: RegistrationAnswer;
  readonly state: 'accepted' | 'refused';
}

async function take(tx: Documents, cloud: Cloud, { lineId, answer, state }: Taken): Promise<Read> {
  const held = await tx.get('registration-lines', lineId);
  if (held === null) return noLine();
  cloud.notes.about('person', held.personId);
  const now = cloud.now();
  if (held.state !== 'sent') return answeredBefore(tx, held, { lineId, answer, state }, now);
  const line: RegistrationLine = { ...held, state, answer };
  await tx.put('registration-lines', line);
  if (state === 'refused') await openRefusedCase(tx, line, now);
  await noteOnRecord(tx, line, now);
  return state;
}

/** Whether a line was answered so before. */
export function saysSame(held: RegistrationLine, { answer, state }: Omit<Taken, 'lineId'>): boolean {
  return (
    state === (held.state === 'accepted' ? 'accepted' : 'refused') &&
    answer.registered?.number === held.answer?.registered?.number &&
    answer.registered?.on === held.answer?.registered?.on
  );
}

/** The same again is nothing new. Another answer than the first holds nothing, and somebody has to ask. */
async function answeredBefore(
  tx: Documents,
  held: RegistrationLine,
  { answer, state }: Taken,
  now: number,
): Promise<Read> {
  if (saysSame(held, { answer, state })) return 'repeated';
  await openCase(tx, {
    ...aboutCase(held, now),
    id: `${held._id}-contradicts`,
    kind: 'result-contradicts',
    summary:
      `参保文件${held.fileId ?? ''}第${held.line ?? ''}行先后收到不同的回执，系统按第一次的处理。` +
      `请与${recipientNames[held.recipient]}核对。`,
  });
  return new RowError('结果', '与之前收到的回执不同，已列入待办，请核对。');
}

function openRefusedCase(tx: Documents, line: RegistrationLine, now: number): Promise<void> {
  return openCase(tx, {
    ...aboutCase(line, now),
    id: refusedCaseId(line),
    kind: 'registration-refused',
    summary: refusedWords(line),
  });
}

export function refusedCaseId({ _id }: RegistrationLine): string {
  return `${_id}-refused`;
}

function aboutCase({ region, orderId, personId, amountFen }: RegistrationLine, now: number) {
  return { region, orderId, personId, refundId: null, amountFen, now };
}

/** The record says what the bureau answered to the enrolment that it still is; an older line says nothing of it. */
async function noteOnRecord(tx: Documents, line: RegistrationLine, at: number): Promise<void> {
  const { recipient, kind, recordId, of, answer } = line;
  if (recipient !== 'bureau' || kind !== 'enrolled' || answer === undefined) return;
  const record = await tx.get('records', recordId);
  if (record?.insurance?.told?.of !== of) return;
  const { registered, readOn } = answer;
  const registration = registered ?? { refusedOn: readOn };
  await moveRecord(tx, record, {
    at,
    event: registered === undefined ? 'not-registered' : 'registered',
    by: 'bureau',
    changes: { insurance: { ...record.insurance, registration } },
  });
}
