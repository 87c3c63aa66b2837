import { mostGone } from '../../uploads';
import type { RosterActsOfTwo } from '../../../contract/officer';
import { type Cloud, chinaDay } from '../../platform';
import { endedKey } from './groups';

/** Of a group: how many whole lists may end here in this month, and how many they did before the rows. */
interface OfGroup {
  readonly most: number;
  readonly ended: number;
  /** By what those are counted. */
  readonly key: string;
}

/** How many of each group whole lists may still end; each row that ends somebody takes one. */
export class EndingsLeft {
  private readonly left: Map<string, number>;

  constructor(private readonly groups: ReadonlyMap<string, OfGroup>) {
    this.left = new Map([...groups].map(([code, { most, ended }]) => [code, most - ended]));
  }

  /** Whether one more of each of the groups may end. */
  take(codes: readonly string[]): boolean {
    if (codes.some((code) => (this.left.get(code) ?? 0) <= 0)) return false;
    for (const code of codes) this.left.set(code, (this.left.get(code) ?? 0) - 1);
    return true;
  }

  /** Whether more of one of the groups are ended by now, also by files that have their effect at this moment. A round trip a group. */
  async areTooMany(cloud: Cloud, codes: readonly string[]): Promise<boolean> {
    const over = codes.map(async (code) => {
      const group = this.groups.get(code);
      return group === undefined || (await cloud.db.count('rosters', { groups: group.key })) > group.most;
    });
    return (await Promise.all(over)).includes(true);
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
  const groups = codes.map(async (code) => {
    const key = endedKey(month, code, region);
    const list = lists.find(({ group }) => group === code);
    if (list === undefined) return [code, { most: 0, ended: 0, key }] as const;
    const ended = await cloud.db.count('rosters', { groups: key });
    return [code, { most: mostGone(list.before + list.goneBefore), ended, key }] as const;
  });
  return new EndingsLeft(new Map(await Promise.all(groups)));
}
