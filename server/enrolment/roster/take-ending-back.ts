import type { Documents } from '../../platform';
import type { RosterIdentity } from '../../schema';
import type { Certificate } from './certify';
import { inGroups } from './groups';

/** What a row ended is again as it was before its batch, in the caller's transaction; of what changed since nothing. */
export async function takeEndingBack(
  tx: Documents,
  { personId, region, identities, source, cause = source, at }: Certificate,
): Promise<void> {
  const roster = await tx.get('rosters', personId);
  const last = roster?.before?.[0];
  if (!roster || last?.cause !== cause) return;
  const ended = identities.map((one) => ({ region, ...one }));
  const asBefore = (held: RosterIdentity): RosterIdentity =>
    ended.some((one) => isSame(one, held) && one.until === held.until)
      ? (last.state.identities.find((one) => isSame(one, held)) ?? held)
      : held;
  await tx.put(
    'rosters',
    inGroups({
      ...roster,
      identities: roster.identities.map(asBefore),
      updatedAt: Math.max(at, roster.updatedAt + 1),
      countAt: at,
    }),
  );
}

type Key = Pick<RosterIdentity, 'code' | 'region' | 'since'>;

function isSame(one: Key, other: Key): boolean {
  return one.code === other.code && one.region === other.region && one.since === other.since;
}
