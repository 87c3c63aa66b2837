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
 * An officer's decision on one application: what he certifies goes into the roster; empty lists decline the claim.
 * All of the person's applications are answered anew.
 */
export async function confirmApplication(
  cloud: Cloud,
  officer: Officer,
  request: Request,
): Promise<{ readonly state: State }> {
  const { recordId, identities, circumstances } = request;
  const { record, application } = await requireApplication(cloud, officer, request);
  if (record.state === 'insured') {
    throw refuse('ALREADY_INSURED', '这个人这一年度已经参保，不需要再确认。');
  }
  requireCertifiable(officer, identities);
  const { region, openId } = application;
  const declined = identities.length === 0 && circumstances.length === 0;
  await cloud.db.transaction(async (tx) => {
    const at = cloud.now();
    if (declined) return decline(tx, { recordId, openId, by: officer._id, at });
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
  await logAct(cloud, officer, declined ? 'roster.decline' : 'roster.confirm', region);
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

/** The claim goes, the application stays: the person may still pay in full. */
async function decline(
  tx: Documents,
  {
    recordId,
    openId,
    by,
    at,
  }: { readonly recordId: string; readonly openId: string; readonly by: string; readonly at: number },
): Promise<void> {
  const record = await tx.get('records', recordId);
  if (record === null) return;
  const applications = record.applications.map((one): Application =>
    one.openId === openId ? { ...one, claims: noClaims, state: 'awaiting-payment', turnedDownAt: at } : one,
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
