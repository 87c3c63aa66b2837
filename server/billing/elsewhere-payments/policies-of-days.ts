import type { IsoDay } from '../../../policy/calendar';
import { policyOn } from '../../enrolment';
import type { Cloud } from '../../platform';
import type { PolicyInForce } from '../../policy-registry';

/** The policies as they were on the days of one file: each is compiled once. */
export class PoliciesOfDays {
  private readonly found = new Map<string, Promise<PolicyInForce>>();

  constructor(private readonly cloud: Cloud) {}

  of(paid: { readonly on: IsoDay; readonly region: string; readonly year: number }): Promise<PolicyInForce> {
    const key = `${paid.on} ${paid.region} ${paid.year}`;
    const held = this.found.get(key) ?? policyOn(this.cloud, paid);
    this.found.set(key, held);
    return held;
  }
}
