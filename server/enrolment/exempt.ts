import { isHimselfOrAgreed } from '../identity';
import type { Documents } from '../platform';
import type { PolicyInForce } from '../policy-registry';
import type { Application, EnrolmentRecord } from '../schema';
import { diedOn } from './death';
import { isOfOffice } from './facts';

type Answered = Pick<Application, 'facts' | 'determination'>;

/**
 * Whether somebody is exempt by an identity that no office of this place certified. Nothing is to be paid that would keep a
 * stranger from enrolling him anywhere; so he himself, somebody whom he confirmed, or an office here has to agree.
 */
export function isExemptUnknownHere(policy: PolicyInForce, { facts, determination }: Answered): boolean {
  if (determination.status !== 'exempt') return false;
  const { region, identities = [] } = facts;
  if (identities.some((one) => one.region !== undefined && isOfOffice(one.region, region))) return false;
  return policy.determine({ ...facts, identities: [], circumstances: [] }).status !== 'exempt';
}

/** The application, awaiting nobody where its payer is the exempt person himself or one whom he confirmed. */
export async function withAgreement(
  documents: Documents,
  personId: string,
  application: Application,
): Promise<Application> {
  const { determination, state, openId } = application;
  if (determination.status !== 'exempt' || state !== 'awaiting-confirmation') return application;
  const agreed = await isAgreed(documents, personId, openId);
  return agreed ? { ...application, state: 'awaiting-payment' } : application;
}

async function isAgreed(documents: Documents, personId: string, openId: string): Promise<boolean> {
  const payer = await documents.get('payers', openId);
  return payer !== null && isHimselfOrAgreed(payer, personId);
}

/**
 * By which of somebody's applications he is enrolled without paying: one of himself or of somebody whom he confirmed, before
 * whoever was faster. Undefined where he isn't exempt, somebody has to agree yet, or two officers put down that he died.
 */
export async function exemptToEnrol(
  documents: Documents,
  record: Pick<EnrolmentRecord, 'personId' | 'died'>,
  applications: readonly Application[],
): Promise<Application | undefined> {
  if (diedOn(record) !== null) return undefined;
  const { personId } = record;
  const ready = applications.filter(isReadyExempt);
  if (ready.length < 2) return ready[0];
  for (const one of ready) if (await isAgreed(documents, personId, one.openId)) return one;
  return ready[0];
}

export function isReadyExempt({ determination, state }: Application): boolean {
  return determination.status === 'exempt' && state === 'awaiting-payment';
}
