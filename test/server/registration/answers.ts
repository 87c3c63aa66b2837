import type { RegistrationLine } from '../../../server/schema';
import { fen } from '../../../policy/money';
import { type PaymentTestServer, jincheng, officer } from '../money';

/** The morning after, when the day's files are made. */
export async function morningAfter(server: PaymentTestServer, day: string): Promise<void> {
  server.setToday(day);
  await server.tick();
}

/** What waits in a file for nobody: the lines of a recipient in their order. */
export function linesTo(
  server: PaymentTestServer,
  recipient: RegistrationLine['recipient'],
): readonly RegistrationLine[] {
  return server
    .all('registration-lines')
    .filter((line) => line.recipient === recipient)
    .sort((one, other) => (one._id < other._id ? -1 : 1));
}

/** A file as an officer takes it: a row each, by column. */
export async function fileRows(
  server: PaymentTestServer,
  number: string,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const { csv } = await server.asOfficer('registration.file', { number }, officer);
  const [header = '', ...rows] = csv.trim().split('\r\n');
  const columns = header.split(',');
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, at) => [columns[at] ?? '', cell])));
}

export const answerHeader = '文件编号,行号,金额(元),结果,原因,登记编号,登记日期';

/** The bureau's answer to a line. */
export function registered(number: string, line: number, yuan: string, day = '2023-11-21'): string {
  return `${number},${line},${yuan},成功,,R-${line},${day}`;
}

export function notRegistered(number: string, line: number, yuan: string, reason = '已在外地参保'): string {
  return `${number},${line},${yuan},失败,${reason},,`;
}

export function answerOf(...rows: readonly string[]): string {
  return [answerHeader, ...rows].join('\n');
}

/** Two officers give everything back that was paid for the first of an order, 76 yuan: he is insured no more. */
export async function takeBack(server: PaymentTestServer, orderId: string): Promise<void> {
  await server.byTwo('refunds.grant', {
    grantId: 'f'.repeat(32),
    region: jincheng,
    orderId,
    line: 0,
    amountFen: fen(7_600),
    ends: true,
    reason: '缴错了人',
  });
  const { cases } = await server.asOfficer('cases.list', { region: jincheng });
  const caseId = cases.find(({ kind }) => kind === 'refund-requested')?.caseId ?? '';
  await server.asOfficer('cases.resolve', { caseId, decision: 'approve', note: '电话问过本人' });
}
