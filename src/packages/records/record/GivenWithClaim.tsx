import { useState } from 'react';
import { ask } from '../../../cloud/cloud';
import { useLoaded } from '../../../cloud/use-cloud';
import { FailureState } from '../../../components/PageStates';
import { Given } from '../../pay/refund/Given';
import type { Unsent } from '../../pay/refund/evidence/send';

/** While an office looks at what he claimed: pictures of the papers, and a number to be called by. Neither is needed. */
export function GivenWithClaim({ recordId }: { readonly recordId: string }) {
  const of = { kind: 'claim', id: recordId } as const;
  const loading = useLoaded(`given ${recordId}`, () => ask('resident', 'evidence.look', of));
  const [unsent, setUnsent] = useState<readonly Unsent[]>([]);
  if (loading.state === 'loading') return null;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { pictures, phone } = loading.data;
  return (
    <Given
      of={of}
      pictures={pictures}
      phone={phone}
      open
      unsent={unsent}
      onUnsent={setUnsent}
      onChange={loading.again}
    />
  );
}
