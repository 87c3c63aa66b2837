import type { elsewhereColumns } from '../../../contract/elsewhere-payments';
import type { CheckedPerson } from '../../../contract/person-check';
import { documentKindOf } from '../../../contract/identity-document';
import { type IsoDay, isIsoDay } from '../../../policy/calendar';
import { type Fen, fenOfYuan } from '../../../policy/money';
import { currentRegion, isRegionCode, liesIn } from '../../../policy/region-names';
import { type PersonOf, requireDocument, requirePerson } from '../../identity';
import { RowError } from '../../imports';
import { type Cloud, chinaDay } from '../../platform';

export type ElsewhereRow = Readonly<Record<(typeof elsewhereColumns)[number], string>>;

/** A line of the tax office's file, as far as it can be read without looking anything up. */
export interface ElsewhereLine {
  readonly person: CheckedPerson;
  readonly region: string;
  readonly year: number;
  readonly on: IsoDay;
  readonly amountFen: Fen;
  readonly channel: string;
  readonly number: string;
}

const longestChannel = 20;

/** What a line is read beside. */
export interface LineReading {
  /** The place of the file. */
  readonly office: string;
  /** Who is known by a document. */
  readonly personOf: PersonOf;
}

/** Throws a {@link RowError} or refusal that says what is wrong in which column. */
export function readLine(cloud: Cloud, row: ElsewhereRow, { office, personOf }: LineReading): ElsewhereLine {
  return {
    person: personIn(cloud, row, personOf),
    region: regionIn(row.参保地代码, office),
    year: yearIn(row.参保年度),
    on: dayIn(row.缴费日期, chinaDay(cloud.now())),
    amountFen: amountIn(row['缴费金额(元)']),
    channel: channelIn(row.缴费渠道),
    number: numberIn(row.缴费编号),
  };
}

/** Some documents carry no birth date: of them only who is known here can be told. */
function personIn(cloud: Cloud, row: ElsewhereRow, personOf: PersonOf): CheckedPerson {
  const kind = documentKindOf(row.证件类型);
  if (kind === null) throw new RowError('证件类型', `不认识的证件类型“${row.证件类型.slice(0, 20)}”。`);
  const document = { kind, number: row.证件号码 };
  const { number, birthDate } = requireDocument(cloud, document);
  const known = birthDate ?? personOf({ kind, number })?.birthDate ?? null;
  if (known === null) {
    throw new RowError(
      '证件号码',
      '这个人在这里还没有登记，证件号码里又没有出生日期。请他的家人先登记，再把这一行另用一个编号导入。',
    );
  }
  return requirePerson(cloud, {
    name: row.姓名,
    document,
    ...(birthDate === null ? { birthDate: known } : {}),
  });
}

function regionIn(text: string, office: string): string {
  if (!isRegionCode(text)) {
    throw new RowError('参保地代码', '参保地写行政区划代码，6、9或12位数字。');
  }
  const region = currentRegion(text);
  if (liesIn(region, office)) return region;
  throw new RowError('参保地代码', '这一行的参保地不在您提出的地方，请转给那里的经办机构，由他们导入。');
}

function yearIn(text: string): number {
  if (/^20\d\d$/.test(text)) return Number(text);
  throw new RowError('参保年度', '参保年度写四位数字，例如 2024。');
}

/** As spreadsheets write it: `2023-11-20`, `2023/11/20`, `2023年11月20日`, `20231120`. */
const dayForms = [/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/, /^(\d{4})(\d{2})(\d{2})$/];

function dayIn(text: string, today: IsoDay): IsoDay {
  const [, year = '', month = '', day = ''] =
    dayForms.map((form) => form.exec(text)).find((found) => found !== null) ?? [];
  const on = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  if (!isIsoDay(on)) throw new RowError('缴费日期', '日期写成 2023-11-20 这样，而且日历上要有这一天。');
  if (on > today) throw new RowError('缴费日期', '缴费日期还没有到，请向税务部门核对。');
  return on;
}

function amountIn(text: string): Fen {
  const amountFen = fenOfYuan(text);
  if (amountFen !== null && amountFen > 0) return amountFen;
  throw new RowError('缴费金额(元)', '金额写大于0的数字，最多两位小数，例如 380.00。');
}

function channelIn(text: string): string {
  if (text !== '' && text.length <= longestChannel) return text;
  throw new RowError('缴费渠道', `请写在哪里缴的，最多${longestChannel}个字，例如“农业银行”“办税服务厅”。`);
}

function numberIn(text: string): string {
  if (/^[\w-]{4,40}$/.test(text)) return text;
  throw new RowError('缴费编号', '缴费编号是税务部门给这笔缴费的编号，4至40位字母、数字、横线。');
}

/** Numbers are given by a province's tax office: the first two digits of GB/T 2260 tell whose. */
export function paymentId({ region, number }: Pick<ElsewhereLine, 'region' | 'number'>): string {
  return `${region.slice(0, 2)}-${number}`;
}
