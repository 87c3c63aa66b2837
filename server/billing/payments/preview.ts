import { paymentSourceOffers } from './payment-source-offers';
import type { OrderPreview, PreviewLine } from '../../../contract/orders';
import { noFen, sumFen } from '../../../policy/money';
import { floorOf, ownAccount, usableFen } from '../mutual-aid';
import { type Cloud, RefusalError, merchantFor } from '../../platform';
import { type PolicyInForce, policyInForce } from '../../policy-registry';
import type { MutualAidAccount } from '../../schema';
import { maskedPerson } from '../../identity';
import {
  type DraftLine,
  ReservedError,
  accountReason,
  askedFor,
  dayEndsWords,
  draftLine,
  dueFen,
  orderExpiry,
  inOtherHands,
  noMerchantWords,
  assertOrderable,
  requirePaidBefore,
  rostersOf,
} from '../orders';

interface Seen {
  readonly draft: DraftLine;
  readonly refusal: RefusalError | null;
}

/** What an order of these people would be now. Nothing is stored; throws `NO_RECORD` as placing does. */
export async function previewOrder(
  cloud: Cloud,
  openId: string,
  recordIds: readonly string[],
): Promise<OrderPreview> {
  const asked = askedFor(recordIds);
  const rosters = await rostersOf(cloud, asked);
  const policy = await policyInForce(cloud);
  const seen: Seen[] = [];
  for (const one of asked) {
    const draft = await draftLine({ cloud, policy, openId, rosters }, cloud.db, one);
    seen.push({ draft, refusal: await whyNot(cloud, draft, openId) });
  }
  const account = await ownAccount(cloud.db, openId);
  const usable = account === null ? noFen : usableFen(account, await floorOf(cloud, account.region));
  const filter = { _id: { in: asked.map(({ personId }) => personId) } };
  const people = await cloud.db.find('people', { filter, limit: asked.length });
  const lines = seen.flatMap((one) => {
    const person = people.find(({ _id }) => _id === one.draft.record.personId);
    if (person === undefined) return [];
    return [previewLine({ cloud, policy, account }, one, maskedPerson(cloud, person))];
  });
  const payable = seen.filter(({ refusal }) => refusal === null).map(({ draft }) => draft);
  const totalFen = sumFen(payable.map(dueFen));
  const now = cloud.now();
  const expiry = orderExpiry(
    policy,
    payable.map(({ application }) => application),
    now,
  );
  return {
    lines,
    totalFen,
    paymentSources: paymentSourceOffers(cloud.settings.merchants, lines, usable),
    until: expiry.until,
    now,
    ...(expiry.accepted || totalFen === 0 ? {} : { notNow: dayEndsWords }),
  };
}

async function whyNot(cloud: Cloud, draft: DraftLine, openId: string): Promise<RefusalError | null> {
  try {
    assertOrderable(draft, openId, '', cloud.now());
    await requirePaidBefore(cloud, openId, [draft], cloud.now());
    return null;
  } catch (error) {
    const refusal = error instanceof ReservedError ? await inOtherHands(cloud, error) : error;
    if (refusal instanceof RefusalError) return refusal;
    throw error;
  }
}

interface Surroundings {
  readonly cloud: Cloud;
  readonly policy: PolicyInForce;
  /** The payer's own account. */
  readonly account: MutualAidAccount | null;
}

function previewLine(
  { cloud, policy, account }: Surroundings,
  { draft, refusal }: Seen,
  person: PreviewLine['person'],
): PreviewLine {
  const { record, application } = draft;
  const { coverage } = application.determination;
  const reason = accountReason(policy, account, draft);
  const until = refusal?.refusal.details?.until;
  return {
    recordId: record._id,
    person,
    region: application.region,
    year: record.year,
    amountFen: refusal === null ? dueFen(draft) : null,
    ...(coverage === null ? {} : { coveredFrom: coverage.from, coveredTo: coverage.to }),
    ...(refusal === null ? {} : { refusal: refusal.refusal.code, reason: refusal.refusal.message }),
    ...(typeof until === 'number' ? { reservedUntil: until } : {}),
    accountMaximumFen: refusal === null && reason === null ? dueFen(draft) : noFen,
    ...(reason === null ? {} : { accountReason: reason }),
    ...(refusal !== null ||
    dueFen(draft) === 0 ||
    merchantFor(cloud.settings.merchants, application.region) !== null
      ? {}
      : { onlineReason: noMerchantWords }),
  };
}
