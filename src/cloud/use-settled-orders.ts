import { useEffect } from 'react';
import type { RecordStatus } from '../../contract/record-view';
import { ask } from './cloud';

/**
 * Where a list shows someone in an own order that is not finished, has the server ask WeChat what became of it, and loads
 * the list again where that changed something: a payment whose news got lost shows without the order being opened.
 * What fails here the timer makes good.
 */
export function useSettledOrders(
  statuses: readonly (RecordStatus | undefined)[],
  loadAgain: () => void,
): void {
  const unfinished = statuses.some((status) => status?.state === 'reserved');
  useEffect(() => {
    let wanted = true;
    if (unfinished) {
      ask('resident', 'orders.settle', {}).then(
        ({ settled }) => wanted && settled > 0 && loadAgain(),
        () => undefined,
      );
    }
    return () => {
      wanted = false;
    };
  }, [unfinished, loadAgain]);
}
