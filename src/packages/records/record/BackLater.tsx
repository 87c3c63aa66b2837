import type { RecordView } from '../../../../contract/record-view';
import { usePolicy } from '../../../answers/policy';
import { Row, Rows } from '../../../components/Rows';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';

/** The way to what a notice of the place gives back afterwards; where none does, or he may not see it, there is none. */
export function BackLater({ record }: { readonly record: RecordView }) {
  const policy = usePolicy();
  const { recordId, status, breakdown } = record;
  if (status.state !== 'paid' || breakdown === undefined) return null;
  const notices = policy.noticesAt(status.region, status.year);
  if (!notices.some(({ rules }) => rules.some(({ kind }) => kind === 'reimbursement'))) return null;
  return (
    <Rows>
      <Row
        id="open-reimbursement"
        label="缴费以后的补贴"
        hint="当地的通知写明先缴后补的，看有没有、办到哪一步"
        onTap={() => open(pages.reimbursement, { id: recordId })}
      />
    </Rows>
  );
}
