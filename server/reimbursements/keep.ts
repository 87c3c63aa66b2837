import type { Cloud } from '../platform';
import type { Reimbursement } from '../schema';
import { openAccount, openText, sealAccount, sealText, sealVersionNow } from './accounts';

/** Paid long enough ago: the account goes, the payment stays. */
export function accountsToForget(cloud: Cloud, limit: number): Promise<readonly Reimbursement[]> {
  return cloud.db.find('reimbursements', { filter: { forgetAt: { lte: cloud.now() } }, limit });
}

export async function forgetAccount(cloud: Cloud, { _id, forgetAt }: Reimbursement): Promise<void> {
  const gone = { account: null, forgetAt: null, sealVersion: null };
  await cloud.db.updateIf('reimbursements', _id, { forgetAt }, gone);
}

/** What is sealed under an older key. */
export function sealedUnderOldKeys(cloud: Cloud, limit: number): Promise<readonly Reimbursement[]> {
  const sealVersion = { lt: sealVersionNow(cloud) };
  return cloud.db.find('reimbursements', { filter: { sealVersion }, limit });
}

export async function resealAccount(cloud: Cloud, { _id }: Reimbursement): Promise<void> {
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('reimbursements', _id);
    if (held === null) return;
    await tx.put('reimbursements', {
      ...held,
      account: held.account === null ? null : resealed(cloud, held, held.account),
      application: applicationResealed(cloud, held),
      sealVersion: sealVersionNow(cloud),
    });
  });
}

function resealed(cloud: Cloud, { _id: id }: Reimbursement, account: NonNullable<Reimbursement['account']>) {
  const { kind, at } = account;
  return { ...sealAccount(cloud, { id, kind }, openAccount(cloud, id, account)), at };
}

function applicationResealed(
  cloud: Cloud,
  { _id: id, application }: Reimbursement,
): Reimbursement['application'] {
  if (application === null || application.sealedApplicant === null) return application;
  const name = openText(cloud, id, 'applicant', application.sealedApplicant);
  return { ...application, sealedApplicant: sealText(cloud, id, 'applicant', name) };
}
