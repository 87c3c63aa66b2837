import { type Documents, refuse } from '../../platform';
import type { ElsewherePayment, EnrolmentRecord } from '../../schema';
import { removeRecord } from '../remove-record';
import { type RecordMove, moveRecord } from '../states';
import { insuredElsewhere, uninsured } from './stand-in';

/** So many payments of one person and year that were made elsewhere are taken; each beyond the first is to be given back. */
const mostElsewhere = 20;

/**
 * Notes a payment that was made elsewhere on its person's record, in the caller's transaction: it insures him where nothing does
 * yet; else he stays insured by what he was. Refuses `PAID_ELSEWHERE_OFTEN`.
 */
export function notePayment(
  tx: Documents,
  record: EnrolmentRecord,
  payment: ElsewherePayment,
  at: number,
): Promise<EnrolmentRecord> {
  const elsewhere = [...(record.elsewhere ?? []), payment._id];
  if (elsewhere.length > mostElsewhere) throw paidElsewhereOften();
  const too: RecordMove = { at, event: 'paid-elsewhere-too', by: 'tax-office' };
  const { changes = {}, ...move } = record.state === 'insured' ? too : insuredElsewhere(payment, at);
  return moveRecord(tx, record, { ...move, changes: { ...changes, elsewhere } });
}

function paidElsewhereOften(): Error {
  return refuse(
    'PAID_ELSEWHERE_OFTEN',
    `这个人这一年度已经导入${mostElsewhere}笔别处的缴费，不能再加。请向税务部门核对，先撤回重复的文件。`,
    { field: '缴费编号' },
  );
}

/**
 * Takes such a payment off its record, in the caller's transaction: whom it insured is insured by the next one, or no more. A
 * record of which nothing else is left goes.
 */
export async function forgetPayment(
  tx: Documents,
  record: EnrolmentRecord,
  paymentId: string,
  at: number,
): Promise<void> {
  const elsewhere = (record.elsewhere ?? []).filter((one) => one !== paymentId);
  const ending = { at, by: 'office', changes: { elsewhere } } as const;
  if (record.insurance?.elsewhere?.paymentId !== paymentId) {
    await moveRecord(tx, record, { ...ending, event: 'elsewhere-undone' });
    return;
  }
  if (elsewhere.length === 0 && isOfPaymentsAlone(record)) return removeRecord(tx, record, at);
  await uninsured(tx, record, ending);
}

/** Nobody applied for him, and no order ever had to do with him. */
function isOfPaymentsAlone({ applications, payers, history, olderParts = 0 }: EnrolmentRecord): boolean {
  return (
    applications.length === 0 &&
    payers.length === 0 &&
    olderParts === 0 &&
    history.every(({ by }) => by === 'tax-office' || by === 'office')
  );
}
