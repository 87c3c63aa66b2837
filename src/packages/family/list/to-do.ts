import type { RelativeView } from '../../../../contract/family';
import type { RecordView } from '../../../../contract/record-view';
import { type Fen, sumFen } from '../../../../policy/money';
import { ask } from '../../../cloud/cloud';

/** A relative whose record tells what is due. */
type WithRecord = RelativeView & { readonly record: RecordView };

function hasRecord(relative: RelativeView): relative is WithRecord {
  return relative.record !== null;
}

/** Whom one can pay for today, or enrol by an order, but for those said to be paid for elsewhere. */
export function toPayFor(relatives: readonly RelativeView[]): readonly WithRecord[] {
  return relatives.filter(hasRecord).filter(({ record }) => {
    const { state } = record.status;
    return record.saidPaidElsewhere !== true && (state === 'to-pay' || state === 'to-enrol');
  });
}

/** What is due for all of them together, in fen. */
export function sumDue(relatives: readonly WithRecord[]): Fen {
  return sumFen(relatives.flatMap(({ record }) => record.status.dueFen ?? []));
}

/** On the list from an earlier year, and not applied for in this one, though one could. */
export function notFiled(relatives: readonly RelativeView[]): readonly WithRecord[] {
  const open = ['to-pay', 'to-enrol', 'awaiting-confirmation'];
  return relatives
    .filter(hasRecord)
    .filter(({ filed, record }) => !filed && open.includes(record.status.state));
}

/** Applies for those who were not applied for yet, one after the other. Answers the records of all. Throws as `ask`. */
export async function fileAll(relatives: readonly RelativeView[], year: number): Promise<readonly string[]> {
  const recordIds: string[] = [];
  for (const { relativeId, record, filed } of relatives) {
    if (record !== null && filed) {
      recordIds.push(record.recordId);
      continue;
    }
    const reply = await ask('resident', 'records.enrol-relative', { relativeId, year });
    recordIds.push(reply.record.recordId);
  }
  return recordIds;
}
