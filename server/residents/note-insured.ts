import { recordId } from '../enrolment';
import type { Cloud } from '../platform';
import type { Resident } from '../schema';
import { standing } from './standing';
import { residentsOf } from './stored-list';

/** A record whose insurance began, ended or changed. */
export interface InsuranceChanged {
  readonly personId: string;
  readonly year: number;
}

/**
 * Tells the lists of residents who is insured now and who is not any more, for at most two hundred records: who is missing follows from
 * it. What the records say is read anew, so that it may be told twice, late, or by two at once. Whoever works off an outbox tells this
 * before he strikes the entry. One round trip, and five for each resident that it changes.
 */
export async function noteInsured(cloud: Cloud, changed: readonly InsuranceChanged[]): Promise<void> {
  const residents = await residentsOf(cloud, [...new Set(changed.map(({ personId }) => personId))]);
  for (const resident of residents) {
    const years = changed.filter(({ personId }) => personId === resident.personId).map(({ year }) => year);
    for (const year of new Set(years)) {
      if (resident.years.includes(year)) await noteOne(cloud, resident, year);
    }
  }
}

function noteOne(cloud: Cloud, { _id, personId }: Resident, year: number): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('residents', _id);
    if (held?.years.includes(year) !== true) return;
    const record = await tx.get('records', recordId(personId, year));
    const isInsured = record?.state === 'insured';
    if (held.insuredFor.includes(year) === isInsured) return;
    const others = held.insuredFor.filter((one) => one !== year);
    await tx.put('residents', standing({ ...held, insuredFor: isInsured ? [...others, year] : others }));
  });
}
