import { documentNames } from '../../contract/identity-document';
import {
  type ReimbursementBatchView,
  type ReimbursementOfficerActions,
  accountKindNames,
} from '../../contract/reimbursements';
import { sumFen } from '../../policy/money';
import { fundName } from '../../policy/names';
import { withPlacesAbove } from '../../policy/region-names';
import { numbersOf } from '../identity';
import { fileHash } from '../imports';
import { requireResponsible } from '../officer-access';
import { type Cloud, DuplicateKeyError, type Filter, csvOf, refuse, yuanOfFen } from '../platform';
import { policyInForce } from '../policy-registry';
import type { OfficeTable } from '../spreadsheets';
import type { Officer, Person, Reimbursement, ReimbursementBatch } from '../schema';
import { maskAccountNumber, openAccount } from './accounts';
import { batchIdOf } from './batch-id';
import { stillDue } from './still-due';
import { moveReimbursement } from './states';
import { batchView, nameOrEmpty, peopleOf } from './views';

type Actions = ReimbursementOfficerActions;
type Preparing = Actions['reimbursements.prepare-batch']['request'];

/** Lines of one file. */
export const batchSize = 100;
/** Lines taken in one transaction: it has to end within half a minute over a slow line. */
const partSize = 25;

function dueFor({ region, year, fund, accountKind }: Preparing): Filter<Reimbursement> {
  return { places: region, year, state: 'due', fund, accountKind };
}

/**
 * Puts what is due of a fund to a kind of account under a number, which from then on stands for those lines; asked again it answers the
 * same batch. Each line is looked at anew before. Throws `NOTHING_DUE`, `BATCH_DIFFERS`, `OTHER_REGION`.
 */
export async function prepareBatch(
  cloud: Cloud,
  officer: Officer,
  request: Preparing,
): Promise<{ readonly batch: ReimbursementBatchView; readonly more: boolean }> {
  requireResponsible(officer, request.region);
  const batch = await taken(cloud, officer, await begun(cloud, officer, request));
  const more = (await cloud.db.count('reimbursements', dueFor(request))) > 0;
  return { batch: await batchView(cloud, batch), more };
}

/** Its lines are noted before the first is taken: whoever is cut off goes on with the same ones. */
async function begun(cloud: Cloud, officer: Officer, request: Preparing): Promise<ReimbursementBatch> {
  const { region, number, year, fund, accountKind } = request;
  const _id = batchIdOf(region, number);
  const held = await cloud.db.get('reimbursement-batches', _id);
  if (held !== null) return requireSame(held, request);
  const candidates = await cloud.db.find('reimbursements', {
    filter: dueFor(request),
    orderBy: [
      ['updatedAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit: batchSize,
  });
  const { due } = await stillDue(cloud, await policyInForce(cloud), candidates);
  const [first] = due;
  if (first === undefined) {
    throw refuse('NOTHING_DUE', '这类资金和账户现在没有要发的。没有账号的，请先导入部门的账户文件。', {
      field: 'fund',
    });
  }
  // A batch goes by one notice: whether that is a draft decides over all of it.
  const lines = due.filter(({ notice }) => notice === first.notice);
  const batch: ReimbursementBatch = {
    _id,
    ...{ region, number, year, fund, accountKind, notice: first.notice },
    places: withPlacesAbove(region),
    state: 'prepared',
    lineIds: lines.map((one) => one._id),
    isWhole: false,
    lines: lines.length,
    sumFen: sumFen(lines.map(({ amountFen }) => amountFen)),
    officerId: officer._id,
    at: cloud.now(),
    releasedAt: null,
  };
  try {
    await cloud.db.insert('reimbursement-batches', batch);
    return batch;
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
    return requireSame(await requireBatch(cloud, request), request);
  }
}

function requireSame(held: ReimbursementBatch, { year, fund, accountKind }: Preparing): ReimbursementBatch {
  if (
    held.state !== 'dissolved' &&
    held.year === year &&
    held.fund === fund &&
    held.accountKind === accountKind
  ) {
    return held;
  }
  throw refuse('BATCH_DIFFERS', '这个编号已经用过了，请换一个编号。', { field: 'number' });
}

/** Takes the lines that are still free; those that aren't are left out, and count and sum are set once all were tried. */
async function taken(cloud: Cloud, officer: Officer, batch: ReimbursementBatch): Promise<ReimbursementBatch> {
  if (batch.isWhole || batch.state !== 'prepared') return batch;
  for (let from = 0; from < batch.lineIds.length; from += partSize) {
    await cloud.db.transaction(async (tx) => {
      for (const id of batch.lineIds.slice(from, from + partSize)) {
        const held = await tx.get('reimbursements', id);
        if (held === null || !fits(held, batch)) continue;
        const move = { at: cloud.now(), event: 'batched', by: officer._id } as const;
        await moveReimbursement(tx, held, { ...move, changes: { batchId: batch._id } });
      }
    });
  }
  const lines = await linesOf(cloud, batch);
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('reimbursement-batches', batch._id);
    if (held === null || held.isWhole || held.state !== 'prepared') return held ?? batch;
    const whole = {
      ...held,
      lineIds: lines.map(({ _id }) => _id),
      isWhole: true,
      lines: lines.length,
      sumFen: sumFen(lines.map(({ amountFen }) => amountFen)),
    };
    await tx.put('reimbursement-batches', whole);
    return whole;
  });
}

function fits({ state, fund, accountKind, notice }: Reimbursement, batch: ReimbursementBatch): boolean {
  return (
    state === 'due' && fund === batch.fund && accountKind === batch.accountKind && notice === batch.notice
  );
}

export function linesOf(cloud: Cloud, { _id }: ReimbursementBatch): Promise<Reimbursement[]> {
  return cloud.db.find('reimbursements', {
    filter: { batchId: _id },
    orderBy: [['_id', 'asc']],
    limit: batchSize,
  });
}

/** Throws `NO_BATCH`. */
export async function requireBatch(
  cloud: Cloud,
  { region, number }: { readonly region: string; readonly number: string },
): Promise<ReimbursementBatch> {
  const held = await cloud.db.get('reimbursement-batches', batchIdOf(region, number));
  if (held !== null) return held;
  throw refuse('NO_BATCH', '没有这个编号的批次，请从批次清单里选择。', { field: 'number' });
}

/** Its lines are due again; who was cut off calls it once more. Throws `NO_BATCH`, `BATCH_RELEASED`. */
export async function dissolveBatch(
  cloud: Cloud,
  officer: Officer,
  request: Actions['reimbursements.dissolve-batch']['request'],
): Promise<ReimbursementBatchView> {
  requireResponsible(officer, request.region);
  const batch = await requireBatch(cloud, request);
  const dissolved = await cloud.db.transaction(async (tx) => {
    const held = await tx.get('reimbursement-batches', batch._id);
    if (held === null || held.state === 'released') {
      throw refuse('BATCH_RELEASED', '这一批已经放行发放，不能解散。没有发到的，等结果文件退回。');
    }
    const gone = { ...held, state: 'dissolved', isWhole: true } as const;
    await tx.put('reimbursement-batches', gone);
    return gone;
  });
  for (const { _id } of await linesOf(cloud, dissolved)) {
    await cloud.db.transaction(async (tx) => {
      const held = await tx.get('reimbursements', _id);
      if (held?.state !== 'batched' || held.batchId !== dissolved._id) return;
      const move = { at: cloud.now(), event: 'taken-out', by: officer._id } as const;
      await moveReimbursement(tx, held, { ...move, changes: { batchId: null } });
    });
  }
  return batchView(cloud, dissolved);
}

const header = [
  '补贴编号',
  '姓名',
  '证件类型',
  '证件号码',
  '金额(元)',
  '资金来源',
  '账户类别',
  '户名',
  '开户银行',
  '账号',
];

/**
 * The file to whoever pays: one line a person, and a last one with count and sum. Names and numbers leave the product here. Before the
 * batch is released it is for looking at: account numbers are masked.
 */
export async function batchFile(
  cloud: Cloud,
  officer: Officer,
  request: Actions['reimbursements.batch-file']['request'],
): Promise<Actions['reimbursements.batch-file']['data']> {
  const { batch, rows } = await contentOf(cloud, officer, request);
  const csv = csvOf(header, rows);
  cloud.notes.file = { number: batch.number, contentHash: fileHash(cloud, csv) };
  return { batch: await batchView(cloud, batch), csv };
}

/** The same as a table. */
export async function batchTable(
  cloud: Cloud,
  officer: Officer,
  request: Actions['reimbursements.batch-file']['request'],
): Promise<OfficeTable> {
  const { rows } = await contentOf(cloud, officer, request);
  return { number: request.number, header, rows };
}

async function contentOf(
  cloud: Cloud,
  officer: Officer,
  request: Actions['reimbursements.batch-file']['request'],
): Promise<{ readonly batch: ReimbursementBatch; readonly rows: OfficeTable['rows'] }> {
  requireResponsible(officer, request.region);
  const batch = await requireBatch(cloud, request);
  const lines = await linesOf(cloud, batch);
  const people = await peopleOf(cloud, lines);
  cloud.notes.about('person', ...lines.map(({ personId }) => personId));
  const rows = lines.map((line) => rowOf(cloud, batch, { line, person: people.get(line.personId) }));
  return { batch, rows: [...rows, totalsOf(lines)] };
}

function totalsOf(lines: readonly Reimbursement[]): readonly string[] {
  const sum = yuanOfFen(sumFen(lines.map(({ amountFen }) => amountFen)));
  return [`合计${lines.length}笔`, '', '', '', sum, '', '', '', '', ''];
}

function rowOf(
  cloud: Cloud,
  { fund, accountKind, state }: ReimbursementBatch,
  { line, person }: { readonly line: Reimbursement; readonly person: Person | undefined },
): readonly string[] {
  const [document] = person === undefined ? [] : numbersOf(cloud, person);
  const account = line.account === null ? null : openAccount(cloud, line._id, line.account);
  const number = account?.number ?? '';
  return [
    line._id,
    nameOrEmpty(cloud, person),
    document === undefined ? '' : documentNames[document.kind],
    document?.number ?? '',
    yuanOfFen(line.amountFen),
    fundName(fund),
    accountKindNames[accountKind],
    account?.holder ?? '',
    account?.bank ?? '',
    state === 'released' || number === '' ? number : maskAccountNumber(number),
  ];
}
