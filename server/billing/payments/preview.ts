import { paymentSourceOffers } from './payment-source-offers';
import { type SeenLine, previewLine } from './preview-line';
import type { OrderPreview } from '../../../contract/orders';
import { noFen, sumFen } from '../../../policy/money';
import { accountTerms, floorOf, ownAccount, usableFen } from '../mutual-aid';
import { type Cloud, RefusalError } from '../../platform';
import { policyInForce } from '../../policy-registry';
import { boundRelatives, getPayer, maySeeAll } from '../../household';
import { personAsTyped } from '../../identity';
import {
  type DraftLine,
  FamilyList,
  ReservedError,
  askedFor,
  payeesOf,
  peopleOf,
  dayEndsWords,
  draftLine,
  dueFen,
  orderExpiry,
  inOtherHands,
  assertOrderable,
  ordersGivingWay,
  requirePaidBefore,
  rostersOf,
} from '../orders';

/** What an order of these people would be now. Nothing is stored; throws `NO_RECORD` as placing does. */
export async function previewOrder(
  cloud: Cloud,
  openId: string,
  recordIds: readonly string[],
): Promise<OrderPreview> {
  const asked = askedFor(recordIds);
  const rosters = await rostersOf(cloud, asked);
  const policy = await policyInForce(cloud);
  const seen: SeenLine[] = [];
  const list = new FamilyList(cloud, cloud.db, openId, peopleOf(asked));
  for (const one of asked) {
    const draft = await draftLine({ cloud, policy, rosters, list }, cloud.db, one);
    seen.push({ draft, refusal: await whyNot(cloud, draft, openId) });
  }
  const { account, waits } = await ownAccount(cloud.db, openId, cloud.now());
  const officeFloorFen = account === null ? noFen : await floorOf(cloud, account.region);
  const payees = payeesOf(seen.map(({ draft }) => draft)).map((payee, at) =>
    seen[at]?.refusal === null ? payee : { ...payee, dueFen: noFen },
  );
  const terms = await accountTerms(cloud.db, { policy, account, waits, officeFloorFen }, payees);
  const filter = { _id: { in: peopleOf(asked) } };
  const [people, payer] = await Promise.all([
    cloud.db.find('people', { filter, limit: asked.length }),
    getPayer(cloud, openId),
  ]);
  const bound = await boundRelatives(cloud, payer);
  const lines = seen.flatMap((one, at) => {
    const person = people.find(({ _id }) => _id === one.draft.record.personId);
    if (person === undefined) return [];
    const seesAll = maySeeAll(payer, person._id, bound);
    const judged = { ...one, seesAll, accountReason: terms.reasons[at] ?? null };
    const { askedBy } = one.draft.application;
    return [previewLine({ cloud, policy }, judged, personAsTyped(cloud, person, payer, askedBy))];
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
  const now = cloud.now();
  try {
    const freed = (await ordersGivingWay(cloud, openId, [draft], now)).length > 0;
    const { record } = draft;
    assertOrderable(freed ? { ...draft, record: { ...record, reservation: null } } : draft, openId, '', now);
    await requirePaidBefore(cloud, openId, [draft], now);
    return null;
  } catch (error) {
    const refusal = error instanceof ReservedError ? await inOtherHands(cloud, error) : error;
    if (refusal instanceof RefusalError) return refusal;
    throw error;
  }
}
