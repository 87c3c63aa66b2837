import type { IsoDay } from '../../policy/calendar';
import type { Subsidy } from '../../policy/determination';
import type { IdentityCode } from '../../policy/fact-sheet';
import type { NoticeDocument } from '../../policy/notice/document';
import { liesIn } from '../../policy/region-names';
import type { PolicyInForce } from '../policy-registry';

/** A notice's rules about money that comes back, as far as the server needs them besides the policy's answers. */
type Rule = NoticeDocument['rules'][number];
interface ListDay extends Rule {
  readonly listDay: IsoDay;
}
interface ClaimWay extends Rule {
  readonly identities: readonly IdentityCode[];
  readonly recognised: 'listed' | 'new' | 'any';
  readonly how: NonNullable<Subsidy['claim']>;
}
interface RefundRule extends Rule {
  readonly otherwise: string;
  readonly beforeCover?: string;
}
interface Duty extends Rule {
  readonly office: string;
}

function rulesOf<Kind extends Rule>({ rules }: NoticeDocument, kind: string): readonly Kind[] {
  return rules.filter((rule) => rule.kind === kind) as unknown as readonly Kind[];
}

/** The day whose lists count (Jilin city 1: 1 January 2024): before it nobody is due anything. Where a notice names none, its year's first. */
export function listDayOf(notice: NoticeDocument): IsoDay {
  return rulesOf<ListDay>(notice, 'list-day')[0]?.listDay ?? (`${notice.year}-01-01` as IsoDay);
}

/**
 * Which department has to tell somebody to apply: the one whose duty stands in the very clause that says he has to (Jilin city
 * 4.2.2 the federation, 4.2.3 rural revitalisation). Null where he needn't apply or no department is named.
 */
export function departmentFor(
  notice: NoticeDocument,
  {
    identity,
    claim,
    isListed,
  }: { readonly identity: IdentityCode; readonly claim: string; readonly isListed: boolean },
): string | null {
  if (claim !== 'apply') return null;
  const way = rulesOf<ClaimWay>(notice, 'claim-way').find(
    ({ identities, recognised, how }) =>
      how === claim && identities.includes(identity) && recognised !== (isListed ? 'new' : 'listed'),
  );
  const duty = rulesOf<Duty>(notice, 'duty').find(({ clause }) => clause === way?.clause);
  return duty?.office ?? null;
}

/** The departments of a notice that have to tell people to apply, with the clause that says so. */
export function departmentsOf(
  notice: NoticeDocument,
): readonly { readonly office: string; readonly clause: string }[] {
  const clauses = rulesOf<ClaimWay>(notice, 'claim-way')
    .filter(({ how }) => how === 'apply')
    .map(({ clause }) => clause);
  return rulesOf<Duty>(notice, 'duty').filter(({ clause }) => clauses.includes(clause));
}

/** What gives back to who was certified after he had paid, and what it says to who was certified too late; null where there is none. */
export function refundRuleOf(notice: NoticeDocument): RefundRule | null {
  return rulesOf<RefundRule>(notice, 'refund')[0] ?? null;
}

/** Notices in force by which money comes back afterwards. */
export function reimbursingNotices({ policy }: PolicyInForce): readonly NoticeDocument[] {
  return policy.documents.filter((notice) => rulesOf(notice, 'reimbursement').length > 0);
}

/** Notices in force that give back to who was certified after he paid. */
export function refundingNotices({ policy }: PolicyInForce): readonly NoticeDocument[] {
  return policy.documents.filter((notice) => refundRuleOf(notice) !== null);
}

/** Those of some notices that speak for a place, for a part of it, or for what it lies in. */
export function noticesAt(
  notices: readonly NoticeDocument[],
  region: string,
  year: number,
): readonly NoticeDocument[] {
  const touches = (place: string): boolean => liesIn(region, place) || liesIn(place, region);
  return notices.filter((notice) => notice.year === year && notice.regions.some(touches));
}
