import type { PersonEntry } from '../../../../contract/claims';
import { ruizhou } from '../../sample';

export const header = '姓名,证件类型,证件号码,参保地代码,参保年度,缴费日期,缴费金额(元),缴费渠道,缴费编号';

interface Paid {
  readonly region?: string;
  readonly year?: string;
  readonly on?: string;
  readonly yuan?: string;
  readonly channel?: string;
  readonly number?: string;
}

/** A line of the tax office's file: 380 yuan at the bank for Ruizhou, on 15 November, where nothing else is said. */
export function paid({ name, document }: PersonEntry, more: Paid = {}): string {
  const {
    region = ruizhou,
    year = '2024',
    on = '2023-11-15',
    yuan = '380.00',
    channel = '农业银行',
    number,
  } = more;
  return [
    name,
    '居民身份证',
    document.number,
    region,
    year,
    on,
    yuan,
    channel,
    number ?? `T-${document.number.slice(-6)}`,
  ].join(',');
}

export function fileOf(lines: readonly string[], number = 'bank-1', region = ruizhou) {
  return { region, number, csv: [header, ...lines].join('\n') };
}
