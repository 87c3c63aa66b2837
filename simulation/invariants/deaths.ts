import type { Invariants } from './invariant';
import { deathOf } from './watched-deaths';

const deathEvents: readonly string[] = ['died', 'death-undone'];

export const deaths: Invariants = {
  *'a death stands on the record and in its case alike'(evidence) {
    for (const { _id, personId, year, kind, end } of evidence.all('duplicates')) {
      if (kind !== 'dead') continue;
      const died = evidence.record(`${personId}-${year}`)?.died?.on ?? null;
      if ((end?.end === 'died') !== (died !== null))
        yield `${_id} has ended as ${end?.end ?? 'nothing'}, the record says ${died ?? 'nothing'}`;
    }
  },

  *'a death that was put down stays in the history of its record'(evidence) {
    for (const { _id, died = null, history, olderParts = 0 } of evidence.records) {
      if (olderParts > 0) continue;
      const events = history.flatMap(({ event }) => (deathEvents.includes(event) ? [event] : []));
      const last = events.at(-1) ?? 'nothing';
      if ((last === 'died') !== (deathOf({ died }) !== 'null')) yield `${_id}: ${last} came last`;
    }
  },
};
