import type { Claims } from '../../contract/claims';
import type { Relation } from '../../contract/family';
import { boundRelatives, changePayer, getPayer, maySeeAll, requireRelative } from './payers';
import { type Cloud, refuse } from '../platform';
import { type Confirmed, confirmedBy } from '../enrolment';
import type { Payer, Relative } from '../schema';

export interface RelativeChanges {
  readonly relation?: Relation;
  readonly region?: string;
  readonly claims?: Claims;
}

/** Whether an office has certified something of what a payer claimed; from then on its word stands, not his. */
export function isConfirmed({ identities, circumstances }: Claims, confirmed: Confirmed): boolean {
  const certified = new Set<string>([
    ...confirmed.identities.map(({ code }) => code),
    ...confirmed.circumstances.map(({ code }) => code),
  ]);
  return [...identities, ...circumstances].some(({ code }) => certified.has(code));
}

/** Told only to who may see what is certified: to anyone else it would tell which of his guesses is right. */
async function requireUnconfirmed(cloud: Cloud, openId: string, relativeId: string): Promise<void> {
  const payer = await getPayer(cloud, openId);
  const { personId, claims, region } = requireRelative(payer, relativeId);
  if (!maySeeAll(payer, personId, await boundRelatives(cloud.db, payer))) return;
  if (!isConfirmed(claims, confirmedBy(await cloud.db.get('rosters', personId), region))) return;
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
  if (changes.claims !== undefined) await requireUnconfirmed(cloud, openId, relativeId);
  return changePayer(cloud, openId, (payer) => {
    const held = requireRelative(payer, relativeId);
    const others = payer.relatives.filter((one) => one !== held);
    if (changes.relation === 'self' && others.some(({ relation }) => relation === 'self')) {
      throw refuse('ALREADY_RELATIVE', '本人已经登记过了，请检查与家人的关系。', { field: 'relation' });
    }
    const relative = { ...held, ...changes };
    const relatives = payer.relatives.map((one) => (one === held ? relative : one));
    const edited = { ...payer, relatives };
    return { payer: edited, result: { payer: edited, relative } };
  });
}
