import draft from '../../../policy/notices/jilin-city-2024.json';
import { checkCharacter } from '../../../contract/identity-document';
import type { PersonEntry } from '../../../contract/claims';
import type {
  AccountKind,
  ReimbursementApplication,
  ReimbursementBatchView,
} from '../../../contract/reimbursements';
import { accountKindNames } from '../../../contract/reimbursements';
import type { CertifiedIdentity } from '../../../policy/fact-sheet';
import { type Fen, fen } from '../../../policy/money';
import { isoDay } from '../../../policy/calendar';
import type { Reimbursement } from '../../../server/schema';
import { officer, type PaymentTestServer, startTestServer, year } from '../money';

/** The urban district of Changyi. */
export const changyi = '220202';

/** Born 1 January 1970; area code 369901 belongs to no place. */
export function somebody(at: number, name = '测试人'): PersonEntry {
  const digits = `36990119700101${String(at).padStart(3, '0')}`;
  return { name, document: { kind: 'resident-id', number: digits + checkCharacter(digits) } };
}

export const since = isoDay('2022-06-01');
export const dibao: CertifiedIdentity = { code: 'dibao', since };
export const tekun: CertifiedIdentity = { code: 'tekun', since };
export const disabled: CertifiedIdentity = { code: 'severe-disability', since, disabilityGrade: 1 };
export const returned: CertifiedIdentity = { code: 'returned-to-poverty', since };

/** What each pays in the window before the city gives back (clause 1): 10, 240, 390 yuan. */
export const paysFen = { tekun: fen(1000), dibao: fen(24_000), disabled: fen(39_000), returned: fen(24_000) };

/** A bank of the provincial kind; numbers are made up. */
export function own(holder: string, number = '6228480012345678901'): ReimbursementApplication['account'] {
  return { holder, bank: '农业银行昌邑支行', number };
}

/** The city's notice as it would be once it is no draft any more. */
export const notADraft = { ...draft, draft: false };

export async function startJilin(today = '2023-11-20'): Promise<PaymentTestServer> {
  return startTestServer(today);
}

/** Certified, on the family's list, and paid for by WeChat; answers with the record's id. */
export async function paidFor(
  server: PaymentTestServer,
  person: PersonEntry,
  {
    fen: amountFen,
    identities,
    payer = 'oPayer',
  }: {
    readonly fen: Fen;
    readonly identities: readonly CertifiedIdentity[];
    readonly payer?: string;
  },
): Promise<string> {
  if (identities.length > 0) await server.certify(person, changyi, ...identities);
  const recordId = await server.enrol(payer, person, changyi);
  const orderId = await server.place(payer, [recordId], amountFen);
  server.shop.pay(orderId);
  await server.callback(orderId);
  return recordId;
}

/** The timer looks through the place on a day. */
export async function lookOn(server: PaymentTestServer, day: string): Promise<void> {
  server.setToday(day);
  await server.tick();
}

export function stored(server: PaymentTestServer, id: string): Reimbursement | null {
  return server.all('reimbursements').find(({ _id }) => _id === id) ?? null;
}

const header = '姓名,证件类型,证件号码,参保年度,账户类别,户名,开户银行,账号';

/** A line of civil affairs' file, or the federation's. */
export function accountLine(
  { name, document }: PersonEntry,
  kind: AccountKind,
  number = '6228480000000000018',
): string {
  return [name, '居民身份证', document.number, year, accountKindNames[kind], name, '吉林银行', number].join(
    ',',
  );
}

export function accountsOf(...lines: readonly string[]) {
  return { region: changyi, csv: [header, ...lines].join('\n') };
}

export async function batchOf(
  server: PaymentTestServer,
  number: string,
  accountKind: AccountKind = 'relief',
  fund: 'city-finance' | 'disability-employment' = 'city-finance',
): Promise<ReimbursementBatchView> {
  const request = { region: changyi, year, number, fund, accountKind };
  const { batch } = await server.asOfficer('reimbursements.prepare-batch', request);
  return batch;
}

export function releasing({ number, lines, sumFen }: ReimbursementBatchView) {
  return { region: changyi, number, lines, sumFen };
}

/** The city's notice comes out as one that is no draft. */
export async function publishNotice(server: PaymentTestServer): Promise<void> {
  await server.hireOfficer('oAuthor', ['220200'], '拟稿人');
  await server.hireOfficer('oSecond', ['220200'], '复核人');
  await server.publish(notADraft, ['oAuthor', 'oSecond'], '220200');
}

export function answerOf(number: string, ...lines: readonly string[]) {
  return { region: changyi, number, csv: ['补贴编号,结果,金额(元),发放日期,原因', ...lines].join('\n') };
}

export { officer, year };
