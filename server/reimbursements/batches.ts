import { documentNames } from '../../contract/identity-document';
import {
  type ReimbursementBatchView,
  type ReimbursementOfficerActions,
  accountKindNames,
} from '../../contract/reimbursements';
import { sumFen } from '../../policy/money';
import { fundName } from '../../policy/names';
import { numbersOf } from '../identity';
import { fileHash } from '../imports';
import { requireResponsible } from '../officer-access';
import { type Cloud, type Documents, type Filter, allEnded, csvOf, refuse, yuanOfFen } from '../platform';
import type { OfficeTable } from '../spreadsheets';
import type { Officer, Person, Reimbursement, ReimbursementBatch } from '../schema';
import { maskAccountNumber, openAccount } from './accounts';
import { batchIdOf } from './batch-id';
import { moveReimbursement } from './states';
import { batchView, nameOrEmpty, peopleOf } from './views';

type Actions = ReimbursementOfficerActions;

/** Lines taken in one transaction: it has to end within half a minute over a slow line. */
export const partSize = 25;
/** Such transactions at once: no two of them have a line in common. */
const partsAtOnce = 4;
/** Lines, or people, that are read at once. */
const pageSize = 500;

/** All lines of a batch by their ids, or those in one state. A round trip for each 500. */
export async function linesOf(
  cloud: Cloud,
  { _id }: Pick<ReimbursementBatch, '_id'>,
  inState: Pick<Filter<Reimbursement>, 'state'> = {},
): Promise<readonly Reimbursement[]> {
  const lines: Reimbursement[] = [];
  for (;;) {
    const last = lines[lines.length - 1];
    const page = await cloud.db.find('reimbursements', {
      filter: { batchId: _id, ...inState, ...(last === undefined ? {} : { _id: { gt: last._id } }) },
      orderBy: [['_id', 'asc']],
      limit: pageSize,
    });
    lines.push(...page);
    if (page.length < pageSize) return lines;
  }
}

/** Moves lines on, some together in a transaction: `move` leaves as it is what has moved already. */
export async function moveLines(
  cloud: Cloud,
  lines: readonly Reimbursement[],
  move: (tx: Documents, id: string) => Promise<void>,
): Promise<void> {
  const step = partSize * partsAtOnce;
  for (let from = 0; from < lines.length; from += step) {
    const parts = Array.from({ length: partsAtOnce }, (_, at) =>
      lines.slice(from + at * partSize, from + (at + 1) * partSize),
    );
    await allEnded(
      parts
        .filter(({ length }) => length > 0)
        .map((some) =>
          cloud.db.transaction(async (tx) => {
            for (const { _id } of some) await move(tx, _id);
          }),
        ),
    );
  }
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
  await moveLines(cloud, await linesOf(cloud, dissolved), async (tx, id) => {
    const held = await tx.get('reimbursements', id);
    if (held?.state !== 'batched' || held.batchId !== dissolved._id) return;
    const move = { at: cloud.now(), event: 'taken-out', by: officer._id } as const;
    await moveReimbursement(tx, held, { ...move, changes: { batchId: null } });
  });
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
  cloud.notes.about('person', ...lines.map(({ personId }) => personId));
  const rows: (readonly string[])[] = [];
  for (let from = 0; from < lines.length; from += pageSize) {
    const some = lines.slice(from, from + pageSize);
    const people = await peopleOf(cloud, some);
    rows.push(...some.map((line) => rowOf(cloud, batch, { line, person: people.get(line.personId) })));
  }
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
