import type { Decline } from '../../../contract/decline';
import type { OfficerActions } from '../../../contract/officer';
import { redeterminePerson } from '../redetermine';
import { moveRecord } from '../states';
import { certify } from './certify';
import { type Cloud, type Documents, refuse } from '../../platform';
import type { Application, EnrolmentRecord, Officer } from '../../schema';
import { applicationId, isResponsibleFor, logAct, requireCertifiable } from '../../officer-access';

type Request = OfficerActions['roster.confirm']['request'];
type State = OfficerActions['roster.confirm']['data']['state'];

/**
 * An officer's decision on one application: what he certifies goes into the roster; empty lists decline the claim, for
 * the reason that stands beside them. All of the person's applications are answered anew.
 */
export async function confirmApplication(
  cloud: Cloud,
  officer: Officer,
  request: Request,
): Promise<{ readonly state: State }> {
  const { recordId, identities, circumstances, decline } = request;
  const { record, application } = await requireApplication(cloud, officer, request);
  if (record.state === 'insured') {
    throw refuse('ALREADY_INSURED', '这个人这一年度已经参保，不需要再确认。');
  }
  requireCertifiable(officer, identities);
  const { region, openId } = application;
  await cloud.db.transaction(async (tx) => {
    const at = cloud.now();
    if (decline !== undefined) return declineClaim(tx, { recordId, openId, decline, by: officer._id, at });
    const { personId } = record;
    return certify(tx, {
      personId,
      identities,
      circumstances,
      region,
      source: `officer-${officer._id}-${at}`,
      at,
    });
  });
  await redeterminePerson(cloud, record.personId);
  await logAct(cloud, officer, decline !== undefined ? 'roster.decline' : 'roster.confirm', region);
  return { state: stateOf(await cloud.db.get('records', recordId), openId) };
}

async function requireApplication(
  cloud: Cloud,
  officer: Officer,
  request: Request,
): Promise<{ readonly record: EnrolmentRecord; readonly application: Application }> {
  const record = await cloud.db.get('records', request.recordId);
  const application = record?.applications.find(
    ({ openId }) => applicationId(cloud, openId) === request.applicationId,
  );
  // Another region's application reads like one that never was.
  if (record && application && isResponsibleFor(officer, application.region)) return { record, application };
  throw refuse('NO_APPLICATION', '没有找到这份申请，可能已撤回，请刷新列表。');
}

const noClaims = { identities: [], circumstances: [] };

interface DeclinedBy {
  readonly recordId: string;
  /** The payer whose application it is. */
  readonly openId: string;
  readonly decline: Decline;
  /** The officer's id. */
  readonly by: string;
  readonly at: number;
}

function withoutClaim(application: Application, decline: Decline, at: number): Application {
  const { identities, circumstances } = application.claims;
  const codes = [...identities, ...circumstances].map(({ code }) => code);
  const declined = { ...decline, codes };
  return { ...application, claims: noClaims, state: 'awaiting-payment', turnedDownAt: at, declined };
}

/** The claim goes, the application stays: the person may still pay in full. */
async function declineClaim(tx: Documents, { recordId, openId, decline, by, at }: DeclinedBy): Promise<void> {
  const record = await tx.get('records', recordId);
  if (record === null) return;
  const applications = record.applications.map((one): Application =>
    one.openId === openId ? withoutClaim(one, decline, at) : one,
  );
  const payer = await tx.get('payers', openId);
  if (payer !== null) {
    const relatives = payer.relatives.map((relative) =>
      relative.personId === record.personId ? { ...relative, claims: noClaims } : relative,
    );
    await tx.put('payers', { ...payer, relatives, revision: payer.revision + 1 });
  }
  await moveRecord(tx, record, { at, event: 'claim-declined', by, changes: { applications } });
}

function stateOf(record: EnrolmentRecord | null, openId: string): State {
  if (record?.state === 'insured') return 'insured';
  return record?.applications.find((one) => one.openId === openId)?.state ?? 'awaiting-payment';
}
