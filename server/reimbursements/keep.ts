import type { PageOfOldKeys } from '../identity';
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

function underOldKeys(cloud: Cloud) {
  return { sealVersion: { lt: sealVersionNow(cloud) } };
}

/** Those whose account or applicant is sealed under an older key. */
export function accountsUnderOldKeys(cloud: Cloud, page: PageOfOldKeys): Promise<readonly Reimbursement[]> {
  return cloud.db.find('reimbursements', { filter: underOldKeys(cloud), ...page });
}

export function countAccountsUnderOldKeys(cloud: Cloud): Promise<number> {
  return cloud.db.count('reimbursements', underOldKeys(cloud));
}

export function resealAccount(cloud: Cloud, id: string): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('reimbursements', id);
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
