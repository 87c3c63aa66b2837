import type { ReimbursementActsOfTwo } from '../../contract/reimbursements';
import { accountKindNames, applicantNames } from '../../contract/reimbursements';
import { inYuan, sumFen } from '../../policy/money';
import { maskedPerson } from '../identity';
import { RowError, takeRows } from '../imports';
import { requireResponsible } from '../officer-access';
import type { Cloud } from '../platform';
import { policyInForce } from '../policy-registry';
import { type Look, mostRowsShown } from '../proposals';
import type { Officer, Reimbursement } from '../schema';
import { dueTo } from './find';
import { knownBy } from './known';
import { subjectsOf } from './officers';
import { moveReimbursement } from './states';
import { peopleOf } from './views';

type Act = ReimbursementActsOfTwo['reimbursements.approve'];

/** Applications that are to be agreed to, with their sum. */
export async function lookAtApproval(cloud: Cloud, { region, applications }: Act['request']): Promise<Look> {
  const ids = applications.map(({ reimbursementId }) => reimbursementId);
  const found = await cloud.db.find('reimbursements', { filter: { _id: { in: ids } }, limit: ids.length });
  const here = found.filter(({ places }) => places.includes(region));
  const people = await peopleOf(cloud, here);
  return {
    region,
    sums: { rows: applications.length, sumFen: sumFen(here.map(({ amountFen }) => amountFen)) },
    documents: [],
    subjects: [...new Set(here.flatMap(subjectsOf))],
    rows: here.slice(0, mostRowsShown).flatMap((one) => {
      const person = people.get(one.personId);
      return person === undefined ? [] : [{ ...maskedPerson(cloud, person), words: wordsOf(one) }];
    }),
  };
}

function wordsOf({ amountFen, application }: Reimbursement): string {
  const who = application === null ? '' : `，申请人：${applicantNames[application.relation]}`;
  return `${inYuan(amountFen)}${who}，发到${accountKindNames.own}`;
}

/** Each by itself, of the place that was looked at alone: what changed since it was read, or isn't due any more, is listed. */
export async function approve(
  cloud: Cloud,
  officer: Officer,
  { region, applications }: Act['request'],
): Promise<Act['data']> {
  requireResponsible(officer, region);
  const { taken, rejected } = await takeRows({
    rows: applications,
    counts: {},
    take: async (row) => {
      await approveOne(cloud, officer, { ...row, region });
      return {};
    },
  });
  return { taken, rejected, repeated: false };
}

type One = Act['request']['applications'][number] & Pick<Act['request'], 'region'>;

async function approveOne(
  cloud: Cloud,
  officer: Officer,
  { region, reimbursementId: id, updatedAt }: One,
): Promise<void> {
  const policy = await policyInForce(cloud);
  await cloud.db.transaction(async (tx) => {
    const known = await knownBy(tx, id);
    const held = known?.held ?? null;
    if (known === null || held === null || !held.places.includes(region)) {
      throw new RowError('', '没有查到这笔补贴，或者不归您这里办理。');
    }
    cloud.notes.about('person', held.personId);
    if (wasApproved(held, updatedAt)) return;
    if (held.state !== 'applied' || held.updatedAt !== updatedAt) {
      throw new RowError('', '申请在提出以后改过或者办过了，请刷新再看。');
    }
    const { terms } = await dueTo(cloud, policy, known);
    if (terms === null || terms.amountFen !== held.amountFen) {
      throw new RowError('', '按现在的名册和参保记录，应发的和申请时不一样了，请刷新再看。');
    }
    await moveReimbursement(tx, held, { at: cloud.now(), event: 'approved', by: officer._id });
  });
}

/** By this very act, which was cut off and runs again. */
function wasApproved({ state, history }: Reimbursement, updatedAt: number): boolean {
  return state !== 'applied' && history.some(({ event, at }) => event === 'approved' && at >= updatedAt);
}
