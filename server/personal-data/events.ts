import type { PageAfter } from '../../contract/pages';
import type { MeActions, PersonEventKind, PersonEventView } from '../../contract/me';
import { isGonePayer } from './alias';
import { type Cloud, pageOf } from '../platform';
import { requestsOfOrders } from '../billing/refund-requests';
import { knownAs } from '../household';
import type {
  EnrolmentRecord,
  Order,
  PersonEvent,
  RecordEvent,
  RecordEventName,
  Refund,
  RefundRequest,
} from '../schema';

const pageSize = 20;
/** More than a person has: a record a year, some orders for each. */
const mostRecords = 50;
const mostOrders = 200;
const most = 1000;

/** What the events of a record are to the person; null for what changes nothing that he could object to. */
const kindOf: Readonly<Record<RecordEventName, PersonEventKind | null>> = {
  applied: 'applied',
  redetermined: null,
  'notice-changed': null,
  'claim-declined': 'claim-declined',
  'messages-agreed': null,
  'messages-refused': null,
  'correction-told': null,
  'moved-to-another-year': 'application-changed',
  'place-changed': 'application-changed',
  removed: 'application-dropped',
  'consent-withdrawn': 'application-dropped',
  reserved: 'reserved',
  released: 'released',
  'enrolled-exempt': 'enrolled-exempt',
  insured: 'insured',
  'paid-elsewhere': 'paid-elsewhere',
  'paid-elsewhere-too': 'paid-elsewhere-too',
  'elsewhere-undone': null,
  settled: null,
  told: null,
  registered: null,
  'not-registered': null,
  suspended: 'suspended',
  'resume-asked': 'resume-asked',
  'resume-declined': 'resume-declined',
  resumed: 'resumed',
  died: 'died',
  'death-undone': 'death-undone',
  uninsured: 'uninsured',
};

/** An event with whoever did it: an openId, or a word for an office. */
type Happened = Omit<PersonEventView, 'by' | 'payer'> & { readonly actor: string };

/** Everything that happened to a person, the newest first. Seven round trips. */
export async function eventsOf(
  cloud: Cloud,
  personId: string,
  { openId, after }: { readonly openId: string; readonly after: PageAfter },
): Promise<MeActions['me.events']['data']> {
  const [records, older, noted, orders] = await Promise.all([
    cloud.db.find('records', { filter: { personId }, limit: mostRecords }),
    cloud.db.find('older-events', { filter: { personId }, limit: most }),
    cloud.db.find('person-events', { filter: { personId }, orderBy: [['at', 'desc']], limit: most }),
    cloud.db.find('orders', { filter: { people: personId }, limit: mostOrders }),
  ]);
  const [refunds, requests] = await Promise.all([
    refundsOf(cloud, orders),
    requestsOfOrders(
      cloud,
      orders.map(({ _id }) => _id),
    ),
  ]);
  const all = [
    ...records.flatMap((record) => ofHistory(record, record.history, amountsOf(orders, personId))),
    ...older.flatMap((part) => ofHistory(part, part.events, amountsOf(orders, personId))),
    ...noted.map(ofNoted),
    ...requests.flatMap((request) => ofRequest(request, personId)),
    ...refunds.flatMap((refund) => ofRefund(refund, orders, personId)),
  ].sort((one, other) => other.at - one.at);
  const { page, next } = pageOf(all, pageSize, after);
  return { events: await toldBy(cloud, page, openId), next };
}

function refundsOf(cloud: Cloud, orders: readonly Order[]): Promise<readonly Refund[]> {
  if (orders.length === 0) return Promise.resolve([]);
  const ids = orders.map(({ _id }) => _id);
  return cloud.db.find('refunds', { filter: { orderId: { in: ids }, state: 'done' }, limit: most });
}

/** What each order pays for the person. */
function amountsOf(orders: readonly Order[], personId: string): ReadonlyMap<string, Order['totalFen']> {
  const lines = orders.flatMap(({ _id, lines: all }) => all.map((line) => [_id, line] as const));
  return new Map(
    lines
      .filter(([, line]) => line.personId === personId)
      .map(([id, { amountFen }]) => [id, amountFen] as const),
  );
}

function ofHistory(
  { year }: Pick<EnrolmentRecord, 'year'>,
  history: readonly RecordEvent[],
  amounts: ReadonlyMap<string, Order['totalFen']>,
): readonly Happened[] {
  return history.flatMap((event) => {
    const kind = kindOf[event.event];
    if (kind === null) return [];
    const amountFen =
      kind === 'insured' || kind === 'reserved' ? amounts.get(event.orderId ?? '') : undefined;
    return [{ kind, at: event.at, year, actor: event.by, ...(amountFen === undefined ? {} : { amountFen }) }];
  });
}

/** Of who put him on a list nothing is kept here: the lists themselves show it. */
const notedActors: Readonly<Record<PersonEvent['kind'], 'office' | 'self' | 'somebody'>> = {
  listed: 'somebody',
  'code-issued': 'office',
  corrected: 'office',
  tied: 'self',
  'tie-ended': 'self',
  agreed: 'self',
  revoked: 'self',
};

function ofNoted({ kind, at, corrected }: PersonEvent): Happened {
  const what = corrected === undefined ? {} : { corrected };
  return { kind, at, ...what, actor: notedActors[kind] };
}

/** That his insurance was to end, and what he answered. */
function ofRequest(
  { insured, openId, amountFen, createdAt, reason }: RefundRequest,
  personId: string,
): readonly Happened[] {
  if (insured?.personId !== personId) return [];
  const asked: Happened = { kind: 'refund-asked', at: createdAt, amountFen, actor: actorOf(openId, reason) };
  if (insured.answer === undefined) return [asked];
  const { agreed, at } = insured.answer;
  return [asked, { kind: agreed ? 'refund-agreed' : 'refund-objected', at, amountFen, actor: 'self' }];
}

/** Money that went back for him alone; what closes a whole order is said by its release. */
function ofRefund(refund: Refund, orders: readonly Order[], personId: string): readonly Happened[] {
  const order = orders.find(({ _id }) => _id === refund.orderId);
  const line = order?.lines.find((one) => one.line === refund.line && one.personId === personId);
  if (line === undefined) return [];
  const { openId, amountFen, createdAt, history, reason } = refund;
  const at = history[history.length - 1]?.at ?? createdAt;
  return [{ kind: 'refunded', at, year: line.year, amountFen, actor: actorOf(openId, reason) }];
}

function actorOf(openId: string, reason: Refund['reason']): string {
  return reason === 'by-office' ? 'office' : openId;
}

async function toldBy(
  cloud: Cloud,
  page: readonly Happened[],
  openId: string,
): Promise<readonly PersonEventView[]> {
  const actors = [...new Set(page.map(({ actor }) => actor))].filter((one) => one !== openId);
  const payers =
    actors.length === 0
      ? []
      : await cloud.db.find('payers', { filter: { _id: { in: actors } }, limit: actors.length });
  const names = await knownAs(cloud, payers);
  return page.map(({ actor, ...event }) => {
    if (actor === openId || actor === 'self') return { ...event, by: 'self' };
    if (actor === 'somebody') return { ...event, by: 'payer' };
    // Certifying and declining are an officer's, also where he has a family of his own here.
    const known = isGonePayer(actor) || payers.some(({ _id }) => _id === actor);
    const isPayer = event.kind !== 'claim-declined' && known;
    if (!isPayer) return { ...event, by: 'office' };
    const payer = names.get(actor)?.name;
    return { ...event, by: 'payer', ...(payer === undefined ? {} : { payer }) };
  });
}
