import * as v from 'valibot';
import { mostRowsOfCall } from '../../../contract/imports';
import {
  type ReimbursementOfficerActions,
  accountKinds,
  mostLinesOfBatch,
  reimbursementStates,
} from '../../../contract/reimbursements';
import { type RefundDueOfficerActions, refundDueStates } from '../../../contract/refund-dues';
import { funds } from '../../../policy/determination';
import { requireOfficer, requireOfficerOfAny } from '../../officer-access';
import { type Cloud, type LoggedActionTable, chinaDay, part } from '../../platform';
import { type ActTable, actOfTwo } from '../../proposals';
import {
  applyAtWindow,
  approve,
  batchFile,
  decline,
  dissolveBatch,
  findByDocument,
  giveRefundDues,
  listBatches,
  listByState,
  listRefundDues,
  listToTell,
  lookAtAccounts,
  lookAtAnswer,
  lookAtApproval,
  lookAtGiving,
  lookAtRelease,
  lookAtUndoneAccounts,
  lookAtSettling,
  overview,
  prepareBatch,
  readAnswer,
  reimbursementViews,
  release,
  settleRefundDues,
  takeAccounts,
  tick,
  undoAccounts,
} from '../../reimbursements';
import type { Officer, Reimbursement } from '../../schema';
import { csv, fileNumber } from '../bureau-file-parts';
import { shortReason } from './persons';

const whose = { region: part.regionCode, year: part.insuredYear };
const ofBatch = { region: part.regionCode, number: fileNumber };

function money(cloud: Cloud): Promise<Officer> {
  return requireOfficer(cloud, 'money');
}

/** Whoever keeps rosters tells people, too. */
function telling(cloud: Cloud): Promise<Officer> {
  return requireOfficerOfAny(cloud, ['money', 'roster']);
}

async function viewOf(cloud: Cloud, one: Reimbursement) {
  const [reimbursement] = await reimbursementViews(cloud, [one]);
  if (reimbursement === undefined) throw new Error('a view for each');
  return { reimbursement };
}

export const reimbursementOfficerActions: LoggedActionTable<ReimbursementOfficerActions> = {
  'reimbursements.overview': {
    logged: { not: 'counts, of nobody' },
    parse: v.strictObject(whose),
    run: async (cloud, request) => overview(cloud, await telling(cloud), request),
  },
  'reimbursements.list': {
    logged: 'read',
    parse: v.strictObject({
      ...whose,
      ...part.daysOfList,
      state: v.picklist(reimbursementStates),
      many: v.exactOptional(v.literal(true)),
      after: part.pageAfter,
    }),
    run: async (cloud, request) => listByState(cloud, await money(cloud), request),
  },
  'reimbursements.find': {
    logged: 'read',
    parse: v.strictObject({ ...whose, document: part.documentEntry }),
    run: async (cloud, request) => findByDocument(cloud, await money(cloud), request),
  },
  'reimbursements.apply-for': {
    logged: 'act',
    parse: v.strictObject({
      reimbursementId: part.recordKey,
      application: part.reimbursementApplication,
    }),
    run: async (cloud, request) => viewOf(cloud, await applyAtWindow(cloud, await money(cloud), request)),
  },
  'reimbursements.decline': {
    logged: 'act',
    parse: v.strictObject({ reimbursementId: part.recordKey, reason: shortReason }),
    run: async (cloud, request) => viewOf(cloud, await decline(cloud, await money(cloud), request)),
  },
  'reimbursements.to-tell': {
    logged: 'read',
    parse: v.strictObject({
      ...whose,
      ...part.daysOfList,
      office: part.shortText,
      told: v.boolean(),
      after: part.pageAfter,
    }),
    run: async (cloud, request) => listToTell(cloud, await telling(cloud), request),
  },
  'reimbursements.tick': {
    logged: 'act',
    parse: v.strictObject({
      ...whose,
      reimbursementIds: v.pipe(v.array(part.recordKey), v.minLength(1), v.maxLength(mostRowsOfCall)),
      told: v.boolean(),
    }),
    run: async (cloud, request) => {
      const on = chinaDay(cloud.now());
      return { changed: await tick(cloud, await telling(cloud), { ...request, on }) };
    },
  },
  'reimbursements.prepare-batch': {
    logged: 'act',
    parse: v.strictObject({
      ...whose,
      number: fileNumber,
      fund: v.picklist(funds),
      accountKind: v.picklist(accountKinds),
    }),
    run: async (cloud, request) => prepareBatch(cloud, await money(cloud), request),
  },
  'reimbursements.dissolve-batch': {
    logged: 'act',
    parse: v.strictObject(ofBatch),
    run: async (cloud, request) => ({ batch: await dissolveBatch(cloud, await money(cloud), request) }),
  },
  'reimbursements.batches': {
    logged: 'read',
    parse: v.strictObject({ ...whose, after: part.pageAfter }),
    run: async (cloud, request) => listBatches(cloud, await money(cloud), request),
  },
  'reimbursements.batch-file': {
    logged: 'read',
    parse: v.strictObject(ofBatch),
    run: async (cloud, request) => batchFile(cloud, await money(cloud), request),
  },
};

export const refundDueActions: LoggedActionTable<RefundDueOfficerActions> = {
  'refund-dues.list': {
    logged: 'read',
    parse: v.strictObject({
      ...whose,
      ...part.daysOfList,
      state: v.picklist(refundDueStates),
      after: part.pageAfter,
    }),
    run: async (cloud, request) => listRefundDues(cloud, await money(cloud), request),
  },
};

const countOfLines = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostLinesOfBatch));

/** When what was read came to stand like that (ms). */
const revision = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What makes money of it takes two. */
export const reimbursementActsOfTwo = {
  'refund-dues.give': actOfTwo<'refund-dues.give'>({
    duty: 'money',
    label: '退还资助部分',
    parse: v.strictObject({
      region: part.regionCode,
      dues: v.pipe(
        v.array(v.strictObject({ recordId: part.recordKey, amountFen: part.typedFen })),
        v.minLength(1),
        v.maxLength(mostRowsOfCall),
      ),
    }),
    look: lookAtGiving,
    run: giveRefundDues,
  }),
  'refund-dues.settle': actOfTwo<'refund-dues.settle'>({
    duty: 'money',
    label: '登记已在窗口退',
    parse: v.strictObject({
      region: part.regionCode,
      on: part.calendarDay,
      way: v.pipe(part.shortText, v.trim(), v.minLength(1, '请写怎么退的，例如转账到本人银行卡。')),
      dues: v.pipe(
        v.array(v.strictObject({ recordId: part.recordKey, updatedAt: revision })),
        v.minLength(1),
        v.maxLength(mostRowsOfCall),
      ),
    }),
    look: lookAtSettling,
    run: settleRefundDues,
  }),
  'reimbursements.accounts': actOfTwo<'reimbursements.accounts'>({
    duty: 'money',
    label: '补贴发放账户',
    parse: v.strictObject({ region: part.regionCode, csv }),
    look: lookAtAccounts,
    run: takeAccounts,
  }),
  'reimbursements.undo-accounts': actOfTwo<'reimbursements.undo-accounts'>({
    duty: 'money',
    label: '撤回补贴发放账户',
    parse: v.strictObject({ region: part.regionCode, csv }),
    look: lookAtUndoneAccounts,
    run: undoAccounts,
  }),
  'reimbursements.approve': actOfTwo<'reimbursements.approve'>({
    duty: 'money',
    label: '同意补贴申领',
    parse: v.strictObject({
      region: part.regionCode,
      applications: v.pipe(
        v.array(
          v.strictObject({
            reimbursementId: part.recordKey,
            updatedAt: revision,
          }),
        ),
        v.minLength(1),
        v.maxLength(mostRowsOfCall),
      ),
    }),
    look: lookAtApproval,
    run: approve,
  }),
  'reimbursements.release': actOfTwo<'reimbursements.release'>({
    duty: 'money',
    label: '放行补贴批次',
    parse: v.strictObject({ ...ofBatch, lines: countOfLines, sumFen: part.typedFen }),
    look: lookAtRelease,
    run: release,
  }),
  'reimbursements.answer': actOfTwo<'reimbursements.answer'>({
    duty: 'money',
    label: '补贴发放结果',
    parse: v.strictObject({ ...ofBatch, csv }),
    look: lookAtAnswer,
    run: readAnswer,
  }),
} satisfies Partial<ActTable>;
