import type { RecordView } from '../../contract/record-view';
import { saysPaidElsewhere } from './paid-elsewhere';
import { maySeeAll } from './payers';
import { otherReserver } from './reserver';
import { type Cloud, chinaDay } from '../platform';
import type { EnrolmentRecord, Payer, Person } from '../schema';
import type { PolicyInForce } from '../policy-registry';
import { personAsTyped } from '../identity';
import {
  asUnconfirmed,
  claimImpactOf,
  mayAgreeAgain,
  redetermineOn,
  statusOf,
  visibleApplication,
} from '../enrolment';

/** Who looks at records, and what is read once for all of them. */
export interface RecordViewer {
  readonly cloud: Cloud;
  readonly policy: PolicyInForce;
  readonly payer: Payer;
  /** {@link boundRelatives} of the payer. */
  readonly bound: readonly string[];
}

/**
 * A record as the payer may see it: what is due and whether it is paid, and his own words. The breakdown, which tells
 * identities, and what the window gave back only for whom {@link maySeeAll} lets through. At most five round trips, four of them for
 * {@link otherReserver}.
 */
export async function recordView(
  { cloud, policy, payer, bound }: RecordViewer,
  record: EnrolmentRecord,
  person: Person,
): Promise<RecordView> {
  const now = cloud.now();
  const whom = { openId: payer._id, seesAll: maySeeAll(payer, person._id, bound) };
  const viewer = { ...whom, reserver: await otherReserver(cloud, record, whom) };
  const held = visibleApplication(record, viewer);
  const answered = held === null ? null : redetermineOn(policy, held, chinaDay(now));
  const application = answered === null || viewer.seesAll ? answered : asUnconfirmed(policy, answered);
  const open = record.state !== 'insured';
  const breakdown = open ? application?.determination : record.insurance?.determination;
  const own = application?.openId === payer._id;
  const waits = open && own && application.state === 'awaiting-confirmation';
  return {
    recordId: record._id,
    person: personAsTyped(cloud, person, payer, own ? application.askedBy : undefined),
    status: statusOf(policy, record, viewer, now),
    ...(waits ? { claimImpact: claimImpactOf(policy, application, viewer.seesAll) } : {}),
    // What another said of the person is his to know.
    ...(own && application.askedBy === undefined ? { claims: application.claims } : {}),
    ...(open && own && mayAgreeAgain(application) ? { mayAgreeAgain: true as const } : {}),
    ...(viewer.seesAll && breakdown !== undefined ? { breakdown } : {}),
    ...(viewer.seesAll ? await atWindow(cloud, policy, record) : {}),
    ...(open && saysPaidElsewhere(payer, person._id, record.year)
      ? { saidPaidElsewhere: true as const }
      : {}),
  };
}

/** Read only where the notice of the place gives anything back. */
async function atWindow(
  cloud: Cloud,
  { policy }: PolicyInForce,
  { _id, year, insurance }: EnrolmentRecord,
): Promise<Pick<RecordView, 'givenAtWindow'>> {
  if (insurance === null) return {};
  const notices = policy.noticesAt(insurance.region, year);
  if (!notices.some(({ rules }) => rules.some(({ kind }) => kind === 'refund'))) return {};
  const due = await cloud.db.get('refund-dues', _id);
  if (due?.givenAtWindow === undefined) return {};
  return { givenAtWindow: due.givenAtWindow };
}
