import { isDeepStrictEqual } from 'node:util';
import type { RosterRow } from '../../../../contract/officer';
import type { CertifiedIdentity } from '../../../../policy/fact-sheet';
import type { RosterColumn } from './columns';

/** Lines of one person as one row. */
export function joinedRows(one: RosterRow, other: RosterRow): RosterRow {
  const identities = withoutRepeats(one.identities, other.identities);
  const circumstances = withoutRepeats(one.circumstances ?? [], other.circumstances ?? []);
  const school = one.school ?? other.school;
  return {
    ...one,
    ...(school === undefined ? {} : { school }),
    identities,
    ...(circumstances.length === 0 ? {} : { circumstances }),
  };
}

function withoutRepeats<Item>(held: readonly Item[], added: readonly Item[]): readonly Item[] {
  return [...held, ...added.filter((item) => !held.some((one) => isDeepStrictEqual(one, item)))];
}

/** What of a line can contradict another: who it says he is, and since when he is what. */
interface Essence {
  readonly n: string;
  readonly b: string | null;
  readonly i: readonly CertifiedIdentity[];
}

export function essenceOf({ name, birthDate, identities }: RosterRow): string {
  const essence: Essence = { n: name, b: birthDate ?? null, i: identities };
  return JSON.stringify(essence);
}

/** The column in which two lines of one person can't both be right; null where they can. */
export function clashOf(one: string, other: string): RosterColumn | null {
  if (one === other) return null;
  const [first, second] = [JSON.parse(one) as Essence, JSON.parse(other) as Essence];
  if (first.n !== second.n) return 'name';
  if (first.b !== null && second.b !== null && first.b !== second.b) return 'birthDate';
  return first.i.some((held) => second.i.some((another) => clashes(held, another))) ? 'identity' : null;
}

/** The same identity for days that overlap, and not the same line twice. */
function clashes(one: CertifiedIdentity, other: CertifiedIdentity): boolean {
  if (one.code !== other.code || isDeepStrictEqual(one, other)) return false;
  return endsAfter(one, other.since) && endsAfter(other, one.since);
}

function endsAfter({ until }: CertifiedIdentity, day: string): boolean {
  return until === undefined || until >= day;
}
