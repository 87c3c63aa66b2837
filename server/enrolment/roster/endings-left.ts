import { mostGone } from '../../uploads';
import type { RosterActsOfTwo } from '../../../contract/officer';
import { type Cloud, chinaDay } from '../../platform';
import { endedKey } from './groups';

/** How many of a group whole lists may still end here in this month; each row that ends somebody takes one. */
export class EndingsLeft {
  constructor(private readonly left: Map<string, number>) {}

  /** Whether one more of each of the groups may end. */
  take(codes: readonly string[]): boolean {
    if (codes.some((code) => (this.left.get(code) ?? 0) <= 0)) return false;
    for (const code of codes) this.left.set(code, (this.left.get(code) ?? 0) - 1);
    return true;
  }
}

/**
 * Counted once more when rows have their effect, for several files may have been compared before one of them had: by how many the comparison
 * of this very upload found on the list. Nobody ends by what no upload compared. One round trip, and one for each group; none where
 * no row ends anybody.
 */
export async function endingsLeft(
  cloud: Cloud,
  { region, batch, rows }: RosterActsOfTwo['roster.import']['request'],
): Promise<EndingsLeft> {
  const ended = rows.filter(({ isEnded }) => isEnded === true);
  const codes = [...new Set(ended.flatMap(({ identities }) => identities.map(({ code }) => code)))];
  if (codes.length === 0) return new EndingsLeft(new Map());
  const upload = await cloud.db.get('uploads', batch);
  const lists = upload?.region === region ? (upload.comparison?.lists ?? []) : [];
  const month = chinaDay(cloud.now()).slice(0, 7);
  const left = codes.map(async (code) => {
    const list = lists.find(({ group }) => group === code);
    if (list === undefined) return [code, 0] as const;
    const before = await cloud.db.count('rosters', { groups: endedKey(month, code, region) });
    return [code, mostGone(list.before + list.goneBefore) - before] as const;
  });
  return new EndingsLeft(new Map(await Promise.all(left)));
}
