import type { PersonEntry } from '../../../../contract/claims';
import type { Fen } from '../../../../policy/money';
import { jincheng, type PaymentTestServer, officer } from '../../money';
import { isoDay } from '../../../../policy/calendar';
import { daughter } from '../../sample';

/** The holder, an employee: his WeChat is tied to him by a code from the server. */
export const holder = 'daughter';

function personOf({ name, document }: PersonEntry): string {
  return `${name},居民身份证,${document.number}`;
}

export function balancesOf(yuan: string, person: PersonEntry = daughter): string {
  return `姓名,证件类型,证件号码,余额(元)\n${personOf(person)},${yuan}`;
}

export function bindingsOf(rows: readonly (readonly [PersonEntry, string])[]): string {
  return [
    '持有人姓名,持有人证件类型,持有人证件号码,家人姓名,家人证件类型,家人证件号码,关系',
    ...rows.map(([person, relation]) => `${personOf(daughter)},${personOf(person)},${relation}`),
  ].join('\n');
}

interface Opened {
  readonly yuan: string;
  readonly relatives: readonly (readonly [PersonEntry, string])[];
  readonly authorisedFen: Fen;
  readonly region?: string;
}

/**
 * The daughter's account: a balance in yuan, relatives as the bureau has bound them, and what she released.
 */
export async function openAccount(
  server: PaymentTestServer,
  { yuan, relatives, authorisedFen, region = jincheng }: Opened,
): Promise<void> {
  const { name, document } = daughter;
  const { code } = await server.officer(officer, 'codes.issue', { name, document, region });
  await server.resident(holder, 'self.confirm', { name, document, code });
  await server.byTwo('mutual-aid.import-bindings', {
    region,
    number: 'bindings-1',
    csv: bindingsOf(relatives),
  });
  await server.byTwo('mutual-aid.import-balances', {
    region,
    number: 'balances-1',
    asOf: isoDay('2023-11-19'),
    csv: balancesOf(yuan),
  });
  if (authorisedFen > 0) await server.ask(holder, 'mutual-aid.authorise', { amountFen: authorisedFen });
}

/** The bureau's answer to a batch: `成功` or `失败` for each of its lines. */
export function resultOf(batchCsv: string, result: string): string {
  const numbers = batchCsv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(',')[0] ?? '');
  return ['扣款编号,结果,原因', ...numbers.map((number) => `${number},${result},`)].join('\n');
}
