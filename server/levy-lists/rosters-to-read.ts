import { areFactsNear, certifiedNear, isCertifiedElsewhere } from '../enrolment';
import { cameByOwnAct } from '../household';
import type { Cloud } from '../platform';
import type { EnrolmentRecord, Roster } from '../schema';

interface Standing {
  readonly personId: string;
  readonly record: EnrolmentRecord | null;
}

interface OnPage {
  readonly listed: readonly Standing[];
  readonly certified: ReadonlyMap<string, Roster>;
}

/** What a list reads of its people. */
export interface ReadHere {
  readonly rosters: ReadonlyMap<string, Roster>;
  /** Who is insured there by others' act, and by what only offices elsewhere certified: his figures would tell it. */
  readonly apart: ReadonlySet<string>;
}

/**
 * What a list reads of people's rosters: all of who applied or is insured there by an act of his own ({@link cameByOwnAct}). Of anybody else
 * only what offices of the list's place, in it or around it certified: an officer can write any name on his list of residents, and a stranger
 * can apply and pay anywhere. No round trip where offices elsewhere certified nobody of the page.
 */
export async function rostersToRead(
  cloud: Cloud,
  region: string,
  { listed, certified }: OnPage,
): Promise<ReadHere> {
  const doubtful = listed.filter((one) => isDoubtful(one, certified.get(one.personId), region));
  const own = await cameByOwnAct(
    cloud,
    region,
    doubtful.flatMap(({ record }) => record ?? []),
  );
  const limited = doubtful.filter(({ personId }) => !own.has(personId));
  const rosters = new Map(certified);
  for (const { personId } of limited) {
    const roster = certified.get(personId);
    if (roster !== undefined) rosters.set(personId, certifiedNear(roster, region));
  }
  const apart = limited.filter((one) => isInsuredByOthers(one, certified.get(one.personId), region));
  return { rosters, apart: new Set(apart.map(({ personId }) => personId)) };
}

function isDoubtful(one: Standing, roster: Roster | undefined, region: string): boolean {
  return (
    (roster !== undefined && isCertifiedElsewhere(roster, region)) || isInsuredByOthers(one, roster, region)
  );
}

/** Whether what insures somebody rests on what offices of other places certified. */
function isInsuredByOthers({ record }: Standing, roster: Roster | undefined, region: string): boolean {
  const insurance = record?.insurance ?? null;
  return insurance !== null && !areFactsNear(insurance.facts, { roster: roster ?? null, region });
}
