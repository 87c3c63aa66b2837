import type { IsoDay } from '../../policy/calendar';
import type { MutualAidAccountRule as RuleOfNotice } from '../../policy/rules/mutual-aid-account';
import type { RefundReasonRule } from '../../policy/rules/refund';
import {
  createPolicy,
  type FactSheet,
  FactSheetError,
  type NoticeDocument,
  parseFactSheet,
  shippedNotices,
} from '../../policy';
import { engineVersion } from '../../policy/engine-version';
import { insuredYearOn } from '../../policy/insured-year';
import { noticeIndexOf } from '../../policy/notice-index';
import { shippedNumber, versionId } from './chain';
import { dutiesOf } from './duties';
import type { PolicyInForce, MutualAidAccountRule, RefundReason } from './policy-in-force';
import type { NoticeChain } from '../schema';
import { type Inside, placesInside, type SetAside, placesOfOthers } from './set-aside';
import { shippedNotice } from './shipped';
import { heldAt, readChains } from './stored-chains';
import { noticesOf } from './versions';
import { type Cloud, type Settings, cached, refuse } from '../platform';

interface Compiled {
  readonly key: string;
  readonly policy: PolicyInForce;
}

/** Settings stand for the instance, as in `cached`. */
const compiled = new WeakMap<Settings, Compiled>();

/**
 * The policy that the server goes by: of each notice the version that holds this very moment. Chains are read at most
 * once a minute and instance; a version that is known begins at its hour all the same, compiled once.
 */
export async function policyInForce(cloud: Cloud): Promise<PolicyInForce> {
  const held = heldAt(await chainsOnce(cloud), cloud.now());
  const key = held.map(({ id, number }) => versionId(id, number)).join(' ');
  const kept = compiled.get(cloud.settings);
  if (kept?.key === key) return kept.policy;
  const policy = await policyHeld(cloud, held);
  compiled.set(cloud.settings, { key, policy });
  return policy;
}

/** The policy as it was at a moment (ms), by the same chains: for telling what a version changed. Compiled anew each time. */
export async function policyAt(cloud: Cloud, at: number): Promise<PolicyInForce> {
  return policyHeld(cloud, heldAt(await chainsOnce(cloud), at));
}

/**
 * The policies just before a version begins (ms) and now, by chains read this very moment: an instance whose clock is ahead
 * finds the hour come while the chains it holds are from before the version was published.
 */
export async function policiesAround(
  cloud: Cloud,
  from: number,
): Promise<{ readonly before: PolicyInForce; readonly after: PolicyInForce }> {
  const chains = await readChains(cloud);
  return {
    before: await policyHeld(cloud, heldAt(chains, from - 1)),
    after: await policyHeld(cloud, heldAt(chains, cloud.now())),
  };
}

/** The notices that hold at a moment (ms) by these chains. */
export function noticesHeldAt(
  cloud: Cloud,
  chains: readonly NoticeChain[],
  at: number,
): Promise<readonly NoticeDocument[]> {
  return noticesOf(cloud, heldAt(chains, at));
}

/** Where what shipped would hold this moment by its own chain, and an office's notice does instead. */
export async function shippedSetAside(
  cloud: Cloud,
): Promise<readonly (SetAside & { readonly notice: NoticeDocument })[]> {
  const held = heldAt(await chainsOnce(cloud), cloud.now());
  const { documents } = (await policyInForce(cloud)).policy;
  const shipped = held.filter(({ number }) => number === shippedNumber).map(({ id }) => shippedNotice(id));
  return shipped.flatMap((notice) =>
    notice === undefined ? [] : placesOfOthers(notice, documents).map((aside) => ({ notice, ...aside })),
  );
}

/** Where in an office's places a narrower notice that shipped holds this moment. */
export async function shippedInside(cloud: Cloud): Promise<readonly Inside[]> {
  const held = heldAt(await chainsOnce(cloud), cloud.now());
  const ids = new Set(held.filter(({ number }) => number === shippedNumber).map(({ id }) => id));
  const { documents } = (await policyInForce(cloud)).policy;
  return placesInside(
    documents.filter(({ id }) => ids.has(id)),
    documents.filter(({ id }) => !ids.has(id)),
  );
}

function chainsOnce(cloud: Cloud): ReturnType<typeof readChains> {
  return cached(cloud, 'notice-chains', () => readChains(cloud));
}

async function policyHeld(cloud: Cloud, held: ReturnType<typeof heldAt>): Promise<PolicyInForce> {
  const shippedAlone =
    held.length === shippedNotices.length && held.every(({ number }) => number === shippedNumber);
  return shippedAlone ? shippedPolicy : policyOf(await noticesOf(cloud, held));
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
    provenanceOf: (determination) => ({
      noticeVersions: policy.versionsOf(determination),
      engine: engineVersion,
    }),
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
    .filter((rule): rule is RuleOfNotice => rule.kind === 'mutual-aid-account')
    .map((rule) => ({ ...rule, notice: notice.id, regions: notice.regions, year: notice.year }));
}

const shippedPolicy = policyOf(shippedNotices);

/** Facts as a caller gives them. Throws a refusal that names the field and what is wrong with it. */
export function requireFactSheet(facts: object): FactSheet {
  try {
    return parseFactSheet(facts);
  } catch (error) {
    if (!(error instanceof FactSheetError)) throw error;
    throw refuse('BAD_FACTS', `${error.message}。`, {
      field: error.field === null ? 'facts' : `facts.${error.field}`,
      details: { code: error.code },
    });
  }
}

/** The insured year that people of a place pay for on a day, by the rule that the app goes by too. */
export async function yearNow(cloud: Cloud, region: string, today: IsoDay): Promise<number> {
  const { policy } = await policyInForce(cloud);
  return insuredYearOn(noticeIndexOf(policy.documents), region, today) ?? Number(today.slice(0, 4)) + 1;
}
