import type { EnrolmentRecord } from '../../server/schema';

/** Who is insured for which year, by the records; and of whom a change is still to be told. */
export class InsuredPeople {
  private readonly insured = new Set<string>();
  private readonly untold = new Set<string>();

  take({ personId, year, insurance, countAt }: EnrolmentRecord): void {
    if (typeof countAt === 'number') this.untold.add(personId);
    if (insurance !== null) this.insured.add(`${personId} ${year}`);
  }

  isInsured(personId: string, year: number): boolean {
    return this.insured.has(`${personId} ${year}`);
  }

  /** The timer has yet to tell the lists: what they say of him is of before. */
  isUntold(personId: string): boolean {
    return this.untold.has(personId);
  }
}
