import type { EnrolmentRecord, NoticeChange } from '../../server/schema';
import type { FactSheet } from '../../policy/fact-sheet';
import type { SimulatedStore } from '../kernel/invocation';

/**
 * What applications said of their people while a change of a notice was worked off. A roster, a correction or a decision that
 * comes afterwards is answered by the new notice anyway and is no change of it.
 */
export class FactsWhenTold {
  /** JSON of the facts by record and payer, when the work began and when it ended. */
  private atBeginning: ReadonlyMap<string, string> | null = null;
  private atEnd: ReadonlyMap<string, string> | null = null;

  constructor(private readonly store: SimulatedStore) {}

  /** At each write of a change; `before`: what stood there. */
  note(change: NoticeChange, before: object | null): void {
    if (before === null) return;
    this.atBeginning ??= this.factsNow();
    if (change.nextAt === null) this.atEnd ??= this.factsNow();
  }

  /** Undefined where they changed in the very time of the work, or it never ended. */
  of(record: EnrolmentRecord, openId: string): FactSheet | undefined {
    const key = keyOf(record, openId);
    const facts = this.atEnd?.get(key);
    if (facts === undefined || facts !== this.atBeginning?.get(key)) return undefined;
    return JSON.parse(facts) as FactSheet;
  }

  private factsNow(): ReadonlyMap<string, string> {
    const facts = new Map<string, string>();
    for (const doc of this.store.all('records')) {
      const record = doc as unknown as EnrolmentRecord;
      for (const { openId, facts: told } of record.applications) {
        facts.set(keyOf(record, openId), JSON.stringify({ ...told, payOn: '' }));
      }
    }
    return facts;
  }
}

function keyOf({ _id }: EnrolmentRecord, openId: string): string {
  return `${_id} ${openId}`;
}
