import type { AlikeClaims as Found } from '../../../contract/officer';
import { nameAt } from '../../answers/notices';
import { placeName } from '../../answers/places';
import { ask } from '../../cloud/cloud';
import { Alike } from '../work-list/Alike';
import type { AlikeGroup } from '../work-list/Alike';
import { certifiedOf } from './ClaimedIdentities';
import { lineOf } from './Together';
import { decideClaim } from './confirm-claim';

function groupOf({ identities, place, claims }: Found, year: number): AlikeGroup {
  const names = identities.map((code) => nameAt(place, year, code)).join('、');
  return {
    id: `${identities.join('-')}-${place}`,
    title: `${names}，${placeName(place)}`,
    all: claims.map((claim) => ({
      id: claim.applicationId,
      name: claim.person.name,
      words: `${lineOf(claim)}。${claim.listed}。`,
      decide: () => decideClaim(claim, certifiedOf(claim.claimed.identities, {}) ?? [], null),
    })),
    meaning: (ids) => `${ids.length}份记入这里的名册，按资助收费或免缴。`,
  };
}

interface AlikeClaimsProps {
  readonly region: string;
  readonly year: number;
  readonly onDone: (words: string) => void;
}

/** Claims of which another province's roster says the same: an office here answers for it. */
export function AlikeClaims({ region, year, onDone }: AlikeClaimsProps) {
  return (
    <Alike
      id="alike"
      label="外省名册上已经写明的，一起确认"
      unit="份"
      act="记入名册"
      hasNote={false}
      find={async () => {
        const { groups } = await ask('officer', 'applications.alike', { region, year });
        return groups.map((group) => groupOf(group, year));
      }}
      onDone={onDone}
    />
  );
}
