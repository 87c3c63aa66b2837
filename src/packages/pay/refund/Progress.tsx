import type { RefundView } from '../../../../contract/refunds';
import { Section } from '../../../components/Section';
import { RefundCard } from './RefundCard';

/** What was asked for and what became of it, the newest first. */
export function Progress({ refunds }: { readonly refunds: readonly RefundView[] }) {
  if (refunds.length === 0) return null;
  const newestFirst = [...refunds].sort((one, other) => other.at - one.at);
  return (
    <Section title="办到哪一步">
      {newestFirst.map((refund) => (
        <RefundCard key={refund.refundId} refund={refund} />
      ))}
    </Section>
  );
}
