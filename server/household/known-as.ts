import { maskName } from '../../contract/person-name';
import type { Cloud } from '../platform';
import { nameOf } from '../identity';
import type { Payer } from '../schema';

/** What another may know of a payer. */
export interface KnownAs {
  /** Masked, `张*`. */
  readonly name: string;
  /** Whether an office's code showed it; else it is what he typed as his own name. */
  readonly proven: boolean;
}

function ownPersonId({ self, relatives }: Payer): string | undefined {
  return self?.personId ?? relatives.find(({ relation }) => relation === 'self')?.personId;
}

/** Payers who said who they are, by openId. One round trip. */
export async function knownAs(cloud: Cloud, payers: readonly Payer[]): Promise<ReadonlyMap<string, KnownAs>> {
  const ids = [...new Set(payers.flatMap((payer) => ownPersonId(payer) ?? []))];
  if (ids.length === 0) return new Map();
  const people = await cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length });
  return new Map(
    payers.flatMap((payer) => {
      const person = people.find(({ _id }) => _id === ownPersonId(payer));
      if (person === undefined) return [];
      const proven = payer.self?.personId === person._id;
      return [[payer._id, { name: maskName(nameOf(cloud, person)), proven }] as const];
    }),
  );
}
