import { recordId } from '../../enrolment';
import type { Documents } from '../../platform';
import type { EnrolmentRecord, MutualAidAccount, OrderLine } from '../../schema';

/** A line that the account's money is held for or has gone to. */
const drawing: readonly OrderLine['state'][] = ['reserved', 'insured', 'settlement-pending'];

/** The order that has the person in hand or insured him; one whose time is over may still be paid until it is closed. */
function orderOf({ state, insurance, reservation }: EnrolmentRecord): string | null {
  return (state === 'insured' ? insurance?.orderId : reservation?.orderId) ?? null;
}

async function drawsOn(
  documents: Documents,
  { _id: accountId }: MutualAidAccount,
  { personId, year }: { readonly personId: string; readonly year: number },
): Promise<boolean> {
  const record = await documents.get('records', recordId(personId, year));
  const orderId = record === null ? null : orderOf(record);
  const order = orderId === null ? null : await documents.get('orders', orderId);
  if (order?.accountId !== accountId) return false;
  return order.lines.some(
    (line) =>
      line.personId === personId && line.year === year && line.accountFen > 0 && drawing.includes(line.state),
  );
}

/**
 * Who is paid for from an account for an insured year, or is about to be: read from the records and orders themselves. In a
 * transaction that also writes the account two orders at once can't both count without the other.
 */
export async function peoplePaidFrom(
  documents: Documents,
  account: MutualAidAccount,
  year: number,
): Promise<ReadonlySet<string>> {
  const people = new Set<string>();
  for (const { personId } of account.relatives) {
    if (await drawsOn(documents, account, { personId, year })) people.add(personId);
  }
  return people;
}
