import type { ReimbursementActsOfTwo } from '../../contract/reimbursements';
import { clauseLabel } from '../../policy/clause';
import { inYuan } from '../../policy/money';
import { fundName } from '../../policy/names';
import { accountKindNames } from '../../contract/reimbursements';
import { maskedPerson } from '../identity';
import { requireResponsible } from '../officer-access';
import { type Cloud, refuse } from '../platform';
import { type PolicyInForce, policyInForce } from '../policy-registry';
import { type Look, mostRowsShown } from '../proposals';
import type { Officer, Reimbursement, ReimbursementBatch } from '../schema';
import { linesOf, moveLines, requireBatch } from './batches';
import { subjectsOf } from './officers';
import { stillDue } from './still-due';
import { moveReimbursement } from './states';
import { peopleOf } from './views';

type Act = ReimbursementActsOfTwo['reimbursements.release'];

/** Lines that are looked at anew in a few round trips. */
const pageSize = 200;

/** A batch as it is to be paid: its sums, and everybody in it. Refuses what could not be released anyway, a draft's above all. */
export async function lookAtRelease(cloud: Cloud, request: Act['request']): Promise<Look> {
  const batch = await requireBatch(cloud, request);
  requireNotice(await policyInForce(cloud), batch);
  requireTotals(batch, request);
  const lines = await linesOf(cloud, batch);
  const shown = lines.slice(0, mostRowsShown);
  const people = await peopleOf(cloud, shown);
  const words = `从${fundName(batch.fund)}发到${accountKindNames[batch.accountKind]}`;
  return {
    region: batch.region,
    sums: { rows: batch.lines, sumFen: batch.sumFen },
    documents: [],
    subjects: [...new Set(lines.flatMap(subjectsOf))],
    rows: shown.flatMap((line) => {
      const person = people.get(line.personId);
      if (person === undefined) return [];
      return [{ ...maskedPerson(cloud, person), words: `${inYuan(line.amountFen)}，${words}` }];
    }),
  };
}

/**
 * Lets a batch be paid, once its notice is one. The batch says so first, then each of its lines: whoever is cut off goes on, and no line can
 * leave a batch that is out.
 */
export async function release(cloud: Cloud, officer: Officer, request: Act['request']): Promise<Act['data']> {
  requireResponsible(officer, request.region);
  const batch = await requireBatch(cloud, request);
  if (batch.state !== 'released') await letOut(cloud, batch, request);
  const waiting = await linesOf(cloud, batch, { state: 'batched' });
  cloud.notes.about('person', ...waiting.map(({ personId }) => personId));
  await moveLines(cloud, waiting, async (tx, id) => {
    const held = await tx.get('reimbursements', id);
    if (held?.state !== 'batched' || held.batchId !== batch._id) return;
    const move = { at: cloud.now(), event: 'released', by: officer._id } as const;
    await moveReimbursement(tx, held, { ...move, changes: { draft: false } });
  });
  return { released: batch.lines };
}

async function letOut(cloud: Cloud, batch: ReimbursementBatch, request: Act['request']): Promise<void> {
  const policy = await policyInForce(cloud);
  requireNotice(policy, batch);
  requireTotals(batch, request);
  const lines = await linesOf(cloud, batch);
  const changed: Reimbursement[] = [];
  for (let from = 0; from < lines.length; from += pageSize) {
    changed.push(...(await stillDue(cloud, policy, lines.slice(from, from + pageSize))).changed);
  }
  if (changed.length > 0 || lines.length !== batch.lines) throw outdated(batch, changed);
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('reimbursement-batches', batch._id);
    if (held === null || held.state === 'released') return;
    requireTotals(held, request);
    await tx.put('reimbursement-batches', { ...held, state: 'released', releasedAt: cloud.now() });
  });
}

/** Nothing is paid out by a draft, nor by a notice that isn't in force any more. */
function requireNotice({ policy }: PolicyInForce, { notice: id }: ReimbursementBatch): void {
  const notice = policy.documents.find((one) => one.id === id);
  if (notice === undefined) {
    throw refuse('NOTICE_NOT_IN_FORCE', '发这笔补贴的通知已经撤下，不能按它放行。请向上级核对以后再办。');
  }
  if (!notice.draft) return;
  const rule = notice.rules.find(({ kind }) => kind === 'reimbursement');
  const clause = rule === undefined ? '' : `第${clauseLabel(rule.clause)}条的`;
  throw refuse(
    'NOTICE_IS_DRAFT',
    `《${notice.title}》还是征求意见稿。${clause}补贴现在只能准备和试算，不能放行发放；正式的通知生效以后，再从这里放行。`,
  );
}

function requireTotals({ state, isWhole, lines, sumFen }: ReimbursementBatch, wanted: Act['request']): void {
  if (state !== 'dissolved' && isWhole && lines === wanted.lines && sumFen === wanted.sumFen) return;
  throw refuse('BATCH_DIFFERS', '这一批的笔数或者金额和提出时不一样，请刷新批次再提出。', {
    field: 'number',
  });
}

function outdated({ lines }: ReimbursementBatch, changed: readonly Reimbursement[]): Error {
  return refuse(
    'BATCH_OUTDATED',
    `这一批${lines}笔里有${Math.max(1, changed.length)}笔，现在的名册、参保或者通知和准备时不一样了。请解散这一批，再准备一次。`,
  );
}
