import type { IsoDay } from '../../policy/calendar';
import type { RefundReasonRule } from '../../policy/rules/refund';
import {
  createPolicy,
  type FactSheet,
  FactSheetError,
  type NoticeDocument,
  parseFactSheet,
  shippedNotices,
  validateNotice,
} from '../../policy';
import { currentNoticeShape } from './notice-of-release-0-1';
import { dutiesOf } from './duties';
import { publishedNotices } from './published-notices';
import type { PolicyInForce, MutualAidAccountRule, RefundReason } from './policy-in-force';
import { type Cloud, type Documents, cached, refuse } from '../platform';

/**
 * The policy that the server goes by: the notices that this version ships, each replaced by a newer one that an office
 * has published, and those published besides. Compiled at most once a minute in each instance.
 */
export function policyInForce(cloud: Cloud): Promise<PolicyInForce> {
  return cached(cloud, 'policy-in-force', async () => {
    const published = await readPublished(cloud);
    return published.length === 0 ? shippedPolicy : policyOf(withPublished(published));
  });
}

/**
 * The notice of an id as it is stored this moment, else as this version ships it: for checks of ownership, which must
 * not go by what an instance read up to a minute ago.
 */
export async function currentNotice(
  cloud: Cloud,
  documents: Documents,
  id: string,
): Promise<NoticeDocument | undefined> {
  const published = await documents.get('published-notices', id);
  const [notice] = published === null ? [] : readNotice(cloud, id, currentNoticeShape(published).json);
  return notice ?? shippedNotices.find((one) => one.id === id);
}

async function readPublished(cloud: Cloud): Promise<readonly NoticeDocument[]> {
  return (await publishedNotices(cloud)).flatMap(({ _id, json }) => readNotice(cloud, _id, json));
}

/** A notice in a form this version doesn't know yet is left out and logged, so that the others still count. */
function readNotice(cloud: Cloud, id: string, json: string): readonly NoticeDocument[] {
  try {
    return [validateNotice(JSON.parse(json), id)];
  } catch {
    cloud.log('published-notice-unreadable', { notice: id });
    return [];
  }
}

/** The notices of this version with others in the place of those they have an id in common with. */
export function withPublished(published: readonly NoticeDocument[]): readonly NoticeDocument[] {
  return [...shippedNotices.filter(({ id }) => published.every((one) => one.id !== id)), ...published];
}

/** The policy of a set of valid notices. */
export function policyOf(documents: readonly NoticeDocument[]): PolicyInForce {
  const policy = createPolicy(documents);
  return {
    determine: (facts) => policy.determine(facts),
    policy,
    notices: documents,
    refundReasons: documents.flatMap(refundReasonsOf),
    mutualAidAccountRules: documents.flatMap(mutualAidAccountRulesOf),
    duties: documents.map(dutiesOf),
    versionsOf: (determination) => policy.versionsOf(determination),
  };
}

function refundReasonsOf({ id, rules }: NoticeDocument): readonly RefundReason[] {
  return rules
    .filter((rule): rule is RefundReasonRule => rule.kind === 'refund-reason')
    .map(({ reason, beforeCover, until }) => ({
      notice: id,
      reason,
      beforeCover,
      ...(until === undefined ? {} : { until }),
    }));
}

function mutualAidAccountRulesOf(notice: NoticeDocument): readonly MutualAidAccountRule[] {
  return notice.rules
    .filter(({ kind }) => kind === 'mutual-aid-account')
    .map((rule) => ({
      notice: notice.id,
      clause: rule.clause,
      regions: notice.regions,
      year: notice.year,
      relations: (rule as unknown as Pick<MutualAidAccountRule, 'relations'>).relations,
    }));
}

const shippedPolicy = policyOf(shippedNotices);

/** Facts as a caller gives them. Throws a refusal that names the field and what is wrong with it. */
export function requireFactSheet(facts: object): FactSheet {
  try {
    return parseFactSheet(facts);
  } catch (error) {
    if (!(error instanceof FactSheetError)) throw error;
    throw refuse('BAD_FACTS', error.message, {
      field: error.field === null ? 'facts' : `facts.${error.field}`,
      details: { code: error.code },
    });
  }
}

/**
 * The insured year that people of a place pay for on a day: the latest for which its notice takes payments, else the
 * latest that has a notice, else the next calendar year.
 */
export async function yearNow(cloud: Cloud, region: string, today: IsoDay): Promise<number> {
  const policy = await policyInForce(cloud);
  const years = [...new Set(policy.notices.map(({ year }) => year))].sort((one, other) => other - one);
  const statuses = years.map((year) => ({
    year,
    status: policy.determine({ id: 'year', region, year, payOn: today }).status,
  }));
  const open = statuses.find(({ status }) => status === 'payable');
  const known = statuses.find(({ status }) => status !== 'unsupported');
  return (open ?? known)?.year ?? Number(today.slice(0, 4)) + 1;
}
