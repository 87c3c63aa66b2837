import { isOfficeHour } from '../platform';
import type { AuditEntry, AuditSum } from '../schema';

/** What is counted together: one actor's calls of one kind, with what was decided and what came of it. */
function sumOf({ actor, action, kind, decision, outcome, code }: AuditEntry): AuditSum {
  return {
    actor,
    action: decision === undefined ? action : `${action}/${decision}`,
    kind,
    outcome: code ?? outcome,
    times: 0,
    timesOutOfHours: 0,
    people: 0,
  };
}

function keyOf({ actor, action, kind, outcome }: AuditSum): string {
  return JSON.stringify([actor, action, kind, outcome]);
}

/** All of them, those of one key as one. */
export function addUp(sums: readonly AuditSum[]): readonly AuditSum[] {
  const byKey = new Map<string, AuditSum>();
  for (const sum of sums) {
    const held = byKey.get(keyOf(sum));
    byKey.set(keyOf(sum), {
      ...sum,
      times: sum.times + (held?.times ?? 0),
      timesOutOfHours: sum.timesOutOfHours + (held?.timesOutOfHours ?? 0),
      people: sum.people + (held?.people ?? 0),
    });
  }
  return [...byKey.values()];
}

export function withEntries(sums: readonly AuditSum[], entries: readonly AuditEntry[]): readonly AuditSum[] {
  const more = entries.map((entry) => ({
    ...sumOf(entry),
    times: 1,
    timesOutOfHours: isOfficeHour(entry.at) ? 0 : 1,
    people: entry.people,
  }));
  return addUp([...sums, ...more]);
}
