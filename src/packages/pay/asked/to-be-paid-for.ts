import type { PreviewLine } from '../../../../contract/orders';
import type { RecordView } from '../../../../contract/record-view';
import type { ToBePaidFor } from './AskToPay';

/** Somebody who is applied for already, as a record or an order's line names him. */
export function toBePaidFor({
  recordId,
  person,
}: Pick<RecordView | PreviewLine, 'recordId' | 'person'>): ToBePaidFor {
  return { key: recordId, name: person.name, record: () => Promise.resolve(recordId) };
}
