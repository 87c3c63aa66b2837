import { paymentSourceOffers } from './payment-source-offers';
import type { OrderPreview, PreviewLine } from '../../../contract/orders';
import { noFen, sumFen } from '../../../policy/money';
import { accountTerms, floorOf, ownAccount, usableFen } from '../mutual-aid';
import { type Cloud, RefusalError, merchantFor } from '../../platform';
import { policyInForce } from '../../policy-registry';
import { maskedPerson } from '../../identity';
import { tierOf } from '../../enrolment';
import {
  type DraftLine,
  ReservedError,
  askedFor,
  payeesOf,
  dayEndsWords,
  draftLine,
  dueFen,
  orderExpiry,
  inOtherHands,
  noMerchantWords,
  assertOrderable,
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
  const officeFloorFen = account === null ? noFen : await floorOf(cloud, account.region);
  const payees = payeesOf(seen.map(({ draft }) => draft)).map((payee, at) =>
    seen[at]?.refusal === null ? payee : { ...payee, dueFen: noFen },
  );
  const terms = await accountTerms(cloud.db, { policy, account, officeFloorFen }, payees);
  const filter = { _id: { in: asked.map(({ personId }) => personId) } };
  const people = await cloud.db.find('people', { filter, limit: asked.length });
  const lines = seen.flatMap((one, at) => {
    const person = people.find(({ _id }) => _id === one.draft.record.personId);
    if (person === undefined) return [];
    const tier = tierOf(policy, one.draft.application.facts);
    return [
      previewLine(cloud, { ...one, tier, reason: terms.reasons[at] ?? null }, maskedPerson(cloud, person)),
    ];
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
    paymentSources: paymentSourceOffers(cloud.settings.merchants, lines, {
      usableFen: account === null ? noFen : usableFen(account, terms.floorFen),
      floorWords: terms.floorWords,
    }),
    until: expiry.until,
    now,
    ...(expiry.accepted || totalFen === 0 ? {} : { notNow: dayEndsWords }),
  };
}

async function whyNot(cloud: Cloud, draft: DraftLine, openId: string): Promise<RefusalError | null> {
  try {
    assertOrderable(draft, openId, '', cloud.now());
    return null;
  } catch (error) {
    const refusal = error instanceof ReservedError ? await inOtherHands(cloud, error) : error;
    if (refusal instanceof RefusalError) return refusal;
    throw error;
  }
}

interface Judged extends Seen {
  readonly tier: ReturnType<typeof tierOf>;
  /** Why the payer's account may not pay for him. */
  readonly reason: string | null;
}

function previewLine(
  cloud: Cloud,
  { draft, refusal, tier, reason }: Judged,
  person: PreviewLine['person'],
): PreviewLine {
  const { record, application } = draft;
  const { coverage } = application.determination;
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
    ...(tier === null ? {} : { tier }),
    accountMaximumFen: refusal === null && reason === null ? dueFen(draft) : noFen,
    ...(reason === null ? {} : { accountReason: reason }),
    ...(refusal !== null ||
    dueFen(draft) === 0 ||
    merchantFor(cloud.settings.merchants, application.region) !== null
      ? {}
      : { onlineReason: noMerchantWords }),
  };
}
