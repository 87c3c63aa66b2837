import { sayDay } from '../../contract/calendar-day';
import { problemOfName, tidyName } from '../../contract/person-name';
import type { AccountEntry, ReimbursementApplication } from '../../contract/reimbursements';
import { nameFits } from '../identity';
import { type Cloud, type Documents, chinaDay, refuse } from '../platform';
import type { Person, Reimbursement } from '../schema';
import { openAccount, openText, requireAccount, sealAccount, sealText, sealVersionNow } from './accounts';
import { lookAtOne } from './find';
import { moveReimbursement } from './states';
import { mayApply, mayRelativeApply } from './views';

interface Applying {
  /** An openId, or `office:` and the officer's id. */
  readonly by: string;
  readonly id: string;
  readonly application: ReimbursementApplication;
}

/**
 * Stores an application for the agency to decide, with the account that the money shall go to: the person's own, or where he died that
 * of the direct relative who applies (Jilin city 5.2), also for money that came unasked and was sent back. What waits may be put right; the same again changes nothing.
 */
export async function applyFor(cloud: Cloud, { by, id, application }: Applying): Promise<Reimbursement> {
  const entry = requireAccount(application.account);
  const found = await lookAtOne(cloud, id);
  if (found === null) throw nothingDue();
  const person = await cloud.db.get('people', found.personId);
  if (person === null) throw nothingDue();
  const applicant = requireApplicant(cloud, person, { ...application, account: entry });
  return cloud.db.transaction(async (tx) => {
    const held = await requireOpen(cloud, tx, id, application.relation);
    if (isSame(cloud, held, { relation: application.relation, applicant, entry })) return held;
    const sealedApplicant = applicant === null ? null : sealText(cloud, id, 'applicant', applicant);
    const on = chinaDay(cloud.now());
    return moveReimbursement(tx, held, {
      at: cloud.now(),
      event: 'applied',
      by,
      changes: {
        application: { by, relation: application.relation, sealedApplicant, on },
        account: sealAccount(cloud, { id, kind: 'own' }, entry),
        sealVersion: sealVersionNow(cloud),
        reason: null,
      },
    });
  });
}

/** Who applies for one who died, tidied; null where it is the person. Throws `ACCOUNT_OF_OTHER` where the account is somebody else's. */
function requireApplicant(
  cloud: Cloud,
  person: Person,
  { relation, applicant = '', account }: ReimbursementApplication,
): string | null {
  if (relation === 'self') {
    if (nameFits(cloud, person, account.holder)) return null;
    throw ofOther('补贴发到本人。户名要和参保人的姓名一样，请填写本人的银行卡或存折。');
  }
  const problem = problemOfName(applicant);
  if (problem !== null) throw refuse('ACCOUNT_WRONG', `申请人：${problem}`, { field: 'applicant' });
  if (tidyName(account.holder) === tidyName(applicant)) return tidyName(applicant);
  throw ofOther('参保人去世的，由直系亲属代领。户名要和申请人的姓名一样，请填写申请人自己的银行卡或存折。');
}

function ofOther(words: string): Error {
  return refuse('ACCOUNT_OF_OTHER', words, { field: 'account.holder' });
}

async function requireOpen(
  cloud: Cloud,
  tx: Documents,
  id: string,
  relation: ReimbursementApplication['relation'],
): Promise<Reimbursement> {
  const held = await tx.get('reimbursements', id);
  if (held === null || held.state === 'lapsed') throw closedOrNothing(held);
  if (relation !== 'self' && mayRelativeApply(held, chinaDay(cloud.now()))) return held;
  if (held.way === 'automatic') {
    throw refuse(
      'NOT_TO_APPLY',
      '这笔补贴不用申请，会发到部门登记的账户。账户不对的，请找民政部门或残联更正。',
    );
  }
  if (mayApply(held, chinaDay(cloud.now()))) return held;
  if (held.state === 'to-apply' || held.state === 'declined') throw closedOrNothing(held);
  throw refuse('NOT_TO_APPLY', '这笔补贴已经在发放，不能再改。账号填错了的，请马上联系医保经办机构。');
}

function closedOrNothing(held: Reimbursement | null): Error {
  const applyBy = held?.applyBy ?? null;
  if (held === null || applyBy === null || !held.history.some(({ event }) => event === 'found'))
    return nothingDue();
  return held.state === 'lapsed' && held.reason !== null && !held.reason.includes(sayDay(applyBy))
    ? nothingDue()
    : refuse('APPLY_CLOSED', `按通知最晚${sayDay(applyBy)}申领，现在已经过了，不能再申请。`);
}

function nothingDue(): Error {
  return refuse('NOTHING_DUE', '现在没有可以申领的补贴。认定的身份还没有更新的，请先联系认定的部门。');
}

interface Given {
  readonly relation: ReimbursementApplication['relation'];
  readonly applicant: string | null;
  readonly entry: AccountEntry;
}

function isSame(cloud: Cloud, held: Reimbursement, { relation, applicant, entry }: Given): boolean {
  const { _id, state, application, account } = held;
  if (state !== 'applied' || application === null || account === null) return false;
  const { sealedApplicant } = application;
  const before = sealedApplicant === null ? null : openText(cloud, _id, 'applicant', sealedApplicant);
  const { holder, bank, number } = openAccount(cloud, _id, account);
  return (
    application.relation === relation &&
    before === applicant &&
    holder === entry.holder &&
    bank === entry.bank &&
    number === entry.number
  );
}
