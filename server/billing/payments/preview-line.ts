import type { PreviewLine } from '../../../contract/orders';
import { noFen } from '../../../policy/money';
import { amountIsOpen, knownCover, tierOf } from '../../enrolment';
import { type DraftLine, dueFen, noMerchantWords } from '../orders';
import { type Cloud, type RefusalError, merchantFor } from '../../platform';
import type { PolicyInForce } from '../../policy-registry';

/** One person of an order that is looked at, and why he can't be in it. */
export interface SeenLine {
  readonly draft: DraftLine;
  readonly refusal: RefusalError | null;
}

interface Judged extends SeenLine {
  /** Whether the payer may see what offices certified of him. */
  readonly seesAll: boolean;
  /** Chinese: why the payer's account may not pay for him; null where it may. */
  readonly accountReason: string | null;
}

interface Surroundings {
  readonly cloud: Cloud;
  readonly policy: PolicyInForce;
}

/** What the amount is of, and whether it may be another once more is known. */
function amountOf(policy: PolicyInForce, { draft, refusal }: SeenLine): Partial<PreviewLine> {
  const tier = tierOf(policy, draft.application.facts);
  return {
    ...(refusal === null && amountIsOpen(policy, draft.application) ? { amountOpen: true } : {}),
    ...(tier === null ? {} : { tier }),
  };
}

/** How the payer is told of one person before he pays. */
export function previewLine(
  { cloud, policy }: Surroundings,
  { draft, refusal, accountReason, seesAll }: Judged,
  person: PreviewLine['person'],
): PreviewLine {
  const { record, application } = draft;
  const coverage = knownCover(policy, application, seesAll);
  const until = refusal?.refusal.details?.until;
  const isOnline =
    refusal !== null ||
    dueFen(draft) === 0 ||
    merchantFor(cloud.settings.merchants, application.region) !== null;
  return {
    recordId: record._id,
    person,
    region: application.region,
    year: record.year,
    amountFen: refusal === null ? dueFen(draft) : null,
    ...amountOf(policy, { draft, refusal }),
    ...(coverage === null ? {} : { coveredFrom: coverage.from, coveredTo: coverage.to }),
    ...(refusal === null ? {} : { refusal: refusal.refusal.code, reason: refusal.refusal.message }),
    ...(typeof until === 'number' ? { reservedUntil: until } : {}),
    accountMaximumFen: refusal === null && accountReason === null ? dueFen(draft) : noFen,
    ...(accountReason === null ? {} : { accountReason }),
    ...(isOnline ? {} : { onlineReason: noMerchantWords }),
  };
}
