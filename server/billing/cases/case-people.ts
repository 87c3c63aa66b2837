import type { CasePerson } from '../../../contract/refunds';
import type { Cloud, Filter } from '../../platform';
import type { CollectionName, Collections, Officer, StoredCase } from '../../schema';
import { isResponsibleFor } from '../../officer-access';
import { namedPerson } from '../../identity';

/** By the case's `_id`. */
export type PeopleOfCases = ReadonlyMap<string, readonly CasePerson[]>;

/**
 * Whom cases are about: the person whom they name, the one of the refund, or everyone in the order; of an order never someone of a
 * place for which the officer is not responsible. Four look-ups, however many cases.
 */
export async function peopleOfCases(
  cloud: Cloud,
  officer: Officer,
  cases: readonly StoredCase[],
): Promise<PeopleOfCases> {
  const orders = await byIds(
    cloud,
    'orders',
    cases.map(({ orderId }) => orderId),
  );
  const refunds = await byIds(
    cloud,
    'refunds',
    cases.map(({ refundId }) => refundId),
  );
  const requests = await byIds(
    cloud,
    'refund-requests',
    cases.map(({ kind, refundId }) => (kind === 'refund-requested' ? refundId : null)),
  );
  const linesOf = ({ orderId, refundId }: StoredCase) => {
    const line = (requests.get(refundId ?? '') ?? refunds.get(refundId ?? ''))?.line ?? null;
    return (orders.get(orderId ?? '')?.lines ?? []).filter(
      (one) => (line === null || one.line === line) && isResponsibleFor(officer, one.region),
    );
  };
  const idsOf = (held: StoredCase): readonly string[] =>
    held.personId === undefined ? linesOf(held).map(({ personId }) => personId) : [held.personId];
  const people = await byIds(cloud, 'people', cases.flatMap(idsOf));
  return new Map(
    cases.map((held) => [
      held._id,
      idsOf(held).flatMap((personId) => {
        const person = people.get(personId);
        return person === undefined ? [] : [{ ...namedPerson(cloud, person), personId }];
      }),
    ]),
  );
}

async function byIds<Name extends CollectionName>(
  cloud: Cloud,
  collection: Name,
  wanted: readonly (string | null)[],
): Promise<ReadonlyMap<string, Collections[Name]>> {
  const ids = [...new Set(wanted)].filter((id): id is string => id !== null);
  if (ids.length === 0) return new Map();
  const found = await cloud.db.find(collection, {
    filter: { _id: { in: ids } } as Filter<Collections[Name]>,
    limit: ids.length,
  });
  return new Map(found.map((one) => [one._id, one]));
}
