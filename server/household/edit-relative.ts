import type { Claims } from '../../contract/claims';
import type { Relation } from '../../contract/family';
import { boundRelatives, changePayer, getPayer, maySeeAll, requireRelative } from './payers';
import { requirePlace } from '../places';
import { type Cloud, refuse } from '../platform';
import { type Confirmed, claimsAt, confirmedBy } from '../enrolment';
import { namesOf, sameFact } from '../../policy/facts-of-person';
import type { Sex } from '../../policy/fact-sheet';
import { requireClaimsAsked, sexOfKnown } from './require-claims-asked';
import type { Payer, Relative } from '../schema';

export interface RelativeChanges {
  readonly relation?: Relation;
  readonly region?: string;
  readonly claims?: Claims;
}

/** Whether an office has certified something of the identities and events that a payer claimed: its word stands from then on. */
export function isConfirmed({ identities, circumstances }: Claims, confirmed: Confirmed): boolean {
  const certified = new Set<string>([
    ...confirmed.identities.map(({ code }) => code),
    ...confirmed.circumstances.map(({ code }) => code),
  ]);
  return [...identities, ...circumstances].some(({ code }) => certified.has(code));
}

function sameBesideFacts(one: Claims, other: Claims): boolean {
  const told = ({ identities, circumstances }: Claims): string => JSON.stringify([identities, circumstances]);
  return told(one) === told(other);
}

/** Whether a fact of the person is said, and not as before, against an office that has confirmed it for its year. */
function changesConfirmedFact({ facts = noFacts }: Claims, before: Claims, confirmed: Confirmed): boolean {
  const held = before.facts?.year === facts.year ? before.facts : {};
  return namesOf(facts)
    .filter((name) => namesOf(confirmed.facts).includes(name))
    .some((name) => !sameFact(facts, held, name) && !sameFact(facts, confirmed.facts, name));
}
const noFacts = { year: 0 };

/** Told only to who may see what is certified: to anyone else it would tell which of his guesses is right. */
async function requireUnconfirmed(
  cloud: Cloud,
  openId: string,
  { claims: before, personId, region }: Relative,
  claims: Claims,
): Promise<void> {
  const payer = await getPayer(cloud, openId);
  if (!maySeeAll(payer, personId, await boundRelatives(cloud, payer))) return;
  const roster = await cloud.db.get('rosters', personId);
  const confirmed = confirmedBy(roster, { region, year: claims.facts?.year ?? noFacts.year });
  const locked = isConfirmed(before, confirmed) && !sameBesideFacts(claims, before);
  if (!locked && !changesConfirmedFact(claims, before, confirmed)) return;
  throw refuse(
    'CLAIMS_CONFIRMED',
    '名册已经确认了申报的内容，这里不能再改。认定有变化的，请联系认定的部门，名册更新后金额会跟着变。',
    { field: 'claims' },
  );
}

/** Changes what the caller said of a relative; who the relative is can't change, for that he is removed and added. */
export async function editRelative(
  cloud: Cloud,
  openId: string,
  relativeId: string,
  changes: RelativeChanges,
): Promise<{ readonly payer: Payer; readonly relative: Relative }> {
  if (changes.region !== undefined) await requirePlace(cloud, changes.region);
  if (changes.claims !== undefined) {
    const held = requireRelative(await getPayer(cloud, openId), relativeId);
    const { region, personId } = { ...held, ...changes };
    const readSex = (): Promise<Sex | null> => sexOfKnown(cloud, personId);
    await requireClaimsAsked(cloud, { claims: changes.claims, region, readSex });
    await requireUnconfirmed(cloud, openId, held, changes.claims);
  }
  return changePayer(cloud, openId, (payer) => {
    const held = requireRelative(payer, relativeId);
    const others = payer.relatives.filter((one) => one !== held);
    if (changes.relation === 'self' && others.some(({ relation }) => relation === 'self')) {
      throw refuse('ALREADY_RELATIVE', '本人已经登记过了，请检查与家人的关系。', { field: 'relation' });
    }
    const claims = changes.claims ?? claimsAt(changes.region ?? held.region, held);
    const relative = { ...held, ...changes, claims };
    const relatives = payer.relatives.map((one) => (one === held ? relative : one));
    const edited = { ...payer, relatives };
    return { payer: edited, result: { payer: edited, relative } };
  });
}
