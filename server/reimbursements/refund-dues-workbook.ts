import { sayDay } from '../../contract/calendar-day';
import { documentNames } from '../../contract/identity-document';
import { clauseLabel } from '../../policy/clause';
import { noFen, sumFen } from '../../policy/money';
import { regionName } from '../../policy/region-names';
import { bySource } from '../billing/refund-requests';
import { numbersOf } from '../identity';
import { requireResponsible } from '../officer-access';
import { learnPlaces } from '../places';
import { type Cloud, chinaDay, listPage, refuse } from '../platform';
import { type PolicyInForce, policyInForce } from '../policy-registry';
import type { EnrolmentRecord, Officer, Order, Person, RefundDue } from '../schema';
import { type OutCell, type OutColumn, workbookBytes } from '../spreadsheets';
import { refundRuleOf } from './notice-rules';
import { nameOrEmpty, peopleOf } from './views';

const pageSize = 200;
const mostPeople = 5000;

const columns: readonly OutColumn[] = [
  { heading: '姓名', width: 10 },
  { heading: '证件类型', width: 14 },
  { heading: '证件号码', width: 22 },
  { heading: '参保年度', width: 10 },
  { heading: '参保地', width: 24 },
  { heading: '缴费日期', width: 14 },
  { heading: '缴费渠道', width: 22 },
  { heading: '已缴(元)', width: 12 },
  { heading: '应退(元)', width: 12 },
  { heading: '微信已退(元)', width: 14 },
  { heading: '窗口要退(元)', width: 14 },
  { heading: '依据', width: 40 },
];

interface Wanted {
  readonly region: string;
  readonly year: number;
}

/**
 * Whose refund only the window can give, for tax office and finance: numbers in full, by which they find the payment. Refuses
 * `OTHER_REGION`, `NOTHING_DUE`, `HAND_OUT_TOO_LARGE`.
 */
export async function refundDuesWorkbook(
  cloud: Cloud,
  officer: Officer,
  { region, year }: Wanted,
): Promise<{ readonly name: string; readonly body: Uint8Array; readonly people: number }> {
  requireResponsible(officer, region);
  const dues = await everyDue(cloud, { region, year });
  if (dues.length === 0) throw refuse('NOTHING_DUE', '现在没有要在窗口退的人。');
  await learnPlaces(cloud, [region, ...new Set(dues.map((one) => one.region))]);
  const policy = await policyInForce(cloud);
  const rows: (readonly OutCell[])[] = [];
  for (let from = 0; from < dues.length; from += pageSize) {
    rows.push(...(await rowsOf(cloud, policy, dues.slice(from, from + pageSize))));
  }
  cloud.notes.about('person', ...dues.map(({ personId }) => personId));
  const place = regionName(region) ?? region;
  const title = `${place}${year}年度缴费后认定、要在窗口退的`;
  const note = `${sayDay(chinaDay(cloud.now()))}导出。交税务、财政部门核对和退还，用完按规定销毁。`;
  const totals = totalsOf(dues);
  const body = await workbookBytes([
    { name: '要在窗口退的', titles: [title, note], columns, rows: [...rows, totals] },
  ]);
  return { name: `要在窗口退的-${place}-${year}.xlsx`, body, people: dues.length };
}

function totalsOf(dues: readonly RefundDue[]): readonly OutCell[] {
  const sources = dues.map(bySource);
  return [
    ...[`合计${dues.length}人`, '', '', '', '', '', '', ''],
    { fen: sumFen(dues.map(({ amountFen }) => amountFen)) },
    { fen: sumFen(sources.map(({ wechatGivenFen }) => wechatGivenFen)) },
    { fen: sumFen(sources.map(({ windowFen }) => windowFen)) },
    '',
  ];
}

async function everyDue(cloud: Cloud, { region, year }: Wanted): Promise<readonly RefundDue[]> {
  const dues: RefundDue[] = [];
  let after: string | null = null;
  do {
    const { page, next }: { readonly page: readonly RefundDue[]; readonly next: string | null } =
      await listPage(cloud.db, 'refund-dues', {
        filter: { places: region, year, state: 'by-office' },
        by: 'updatedAt',
        order: 'asc',
        limit: pageSize,
        after,
      });
    dues.push(...page);
    after = next;
    if (dues.length > mostPeople) {
      throw refuse('HAND_OUT_TOO_LARGE', `超过${mostPeople}人，请按下一级的地方分开导出。`);
    }
  } while (after !== null);
  return dues;
}

/** Three round trips. */
async function rowsOf(
  cloud: Cloud,
  policy: PolicyInForce,
  dues: readonly RefundDue[],
): Promise<readonly (readonly OutCell[])[]> {
  const ids = dues.map(({ _id }) => _id);
  const orderIds = [...new Set(dues.flatMap(({ orderId }) => orderId ?? []))];
  const [people, records, orders] = await Promise.all([
    peopleOf(cloud, dues),
    cloud.db.find('records', { filter: { _id: { in: ids } }, limit: ids.length }),
    orderIds.length === 0
      ? []
      : cloud.db.find('orders', { filter: { _id: { in: orderIds } }, limit: orderIds.length }),
  ]);
  return dues.map((due) => {
    const record = records.find(({ _id }) => _id === due._id);
    const order = orders.find(({ _id }) => _id === due.orderId);
    return rowOf(cloud, due, {
      person: people.get(due.personId),
      channel: channelOf(due, record, order),
      ground: groundOf(policy, due),
    });
  });
}

interface Beside {
  readonly person: Person | undefined;
  readonly channel: string;
  readonly ground: string;
}

function rowOf(cloud: Cloud, due: RefundDue, { person, channel, ground }: Beside): readonly OutCell[] {
  const [document] = person === undefined ? [] : numbersOf(cloud, person);
  const { wechatGivenFen, windowFen } = bySource(due);
  return [
    nameOrEmpty(cloud, person),
    document === undefined ? '' : documentNames[document.kind],
    document?.number ?? '',
    String(due.year),
    regionName(due.region) ?? due.region,
    due.paidOn,
    channel,
    { fen: due.paidFen },
    { fen: due.amountFen },
    { fen: wechatGivenFen },
    { fen: windowFen },
    ground,
  ];
}

/** As the tax office calls it, where it was paid elsewhere. */
function channelOf(
  { line: at }: RefundDue,
  record: EnrolmentRecord | undefined,
  order: Order | undefined,
): string {
  const elsewhere = record?.insurance?.elsewhere;
  if (elsewhere !== undefined) return elsewhere.channel;
  const line = order?.lines.find((one) => one.line === at);
  if (line === undefined) return '';
  if (line.accountFen === noFen) return '微信支付';
  return line.wechatFen === noFen ? '家庭共济账户' : '微信支付和家庭共济账户';
}

function groundOf({ policy }: PolicyInForce, { region, year, words }: RefundDue): string {
  for (const notice of policy.noticesAt(region, year)) {
    const rule = refundRuleOf(notice);
    if (rule !== null) return `《${notice.title}》第${clauseLabel(rule.clause)}条`;
  }
  return words;
}
