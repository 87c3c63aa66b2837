import { documentNames } from '../../../contract/identity-document';
import type { BatchFile, MutualAidOfficerActions } from '../../../contract/mutual-aid';
import { sumFen } from '../../../policy/money';
import { currentRegion } from '../../../policy/region-names';
import { codesOf } from '../../../policy/regions/whole-country';
import { type Cloud, DuplicateKeyError, type Filter, csvOf, refuse, yuanOfFen } from '../../platform';
import type { Deduction, DeductionBatch, Officer, Person } from '../../schema';
import { requireResponsible } from '../../officer-access';
import { fileHash } from '../../imports';
import type { OfficeTable } from '../../spreadsheets';
import { nameOf, numbersOf } from '../../identity';

type Request = MutualAidOfficerActions['mutual-aid.make-batch']['request'];

/** Deductions of one file. */
export const batchSize = 100;

/** Deductions of the office in no batch, those of the codes that it followed among them. */
function unsentOf(region: string): Filter<Deduction> {
  return { region: { in: codesOf(currentRegion(region)) }, state: 'unsent' };
}

export function batchId(region: string, number: string): string {
  return `${region}-${number}`;
}

/**
 * Puts what the bureau has not been told of into a numbered file. The first time it takes what there is, up
 * to a file's size; from then on the number stands for exactly those lines.
 */
export async function makeBatch(
  cloud: Cloud,
  officer: Officer,
  { region, number }: Request,
): Promise<BatchFile> {
  requireResponsible(officer, region);
  await fill(cloud, officer, region, number);
  const file = await batchFile(cloud, region, number);
  return file;
}

/**
 * The file of a batch again, for an officer to whom the answer got lost. Its lines are those it was made with;
 * a holder's name that an office put right since comes as it is now. Throws `NO_BATCH`.
 */
export async function openBatch(
  cloud: Cloud,
  officer: Officer,
  { region, number }: Request,
): Promise<BatchFile> {
  await requireMade(cloud, officer, { region, number });
  return batchFile(cloud, region, number);
}

/** The same as a table. */
export async function batchTable(
  cloud: Cloud,
  officer: Officer,
  { region, number }: Request,
): Promise<OfficeTable> {
  await requireMade(cloud, officer, { region, number });
  const deductions = await linesOf(cloud, batchId(region, number));
  cloud.notes.about('order', ...deductions.map(({ orderId }) => orderId));
  return { number, header, rows: await rowsOf(cloud, deductions) };
}

async function requireMade(cloud: Cloud, officer: Officer, { region, number }: Request): Promise<void> {
  requireResponsible(officer, region);
  if ((await cloud.db.get('deduction-batches', batchId(region, number))) === null) {
    throw refuse('NO_BATCH', '没有这个编号的批次，请从批次清单里选择。', { field: 'number' });
  }
  await fill(cloud, officer, region, number);
}

async function batchFile(cloud: Cloud, region: string, number: string): Promise<BatchFile> {
  const deductions = await linesOf(cloud, batchId(region, number));
  const csv = csvOf(header, await rowsOf(cloud, deductions));
  cloud.notes.file = { number, contentHash: fileHash(cloud, csv) };
  cloud.notes.about('order', ...deductions.map(({ orderId }) => orderId));
  const more = (await cloud.db.count('deductions', unsentOf(region))) > 0;
  const totalFen = sumFen(deductions.map(({ amountFen }) => amountFen));
  return { number, deductions: deductions.length, totalFen, csv, more };
}

/** Lines taken in one transaction: two round trips each, and it has to end within half a minute over a slow line. */
const partSize = 25;

/**
 * Notes first which lines the number is for, then takes them in parts; cut off anywhere, the next call goes on, and no file
 * is handed out before all are taken: a number never stands for more than was handed out. A deduction goes into one batch
 * only; one that was given back meanwhile goes into none. An empty batch is not kept: its number would be lost.
 */
async function fill(cloud: Cloud, officer: Officer, region: string, number: string): Promise<void> {
  const filling = await begin(cloud, officer, region, number);
  const _id = batchId(region, number);
  for (let from = 0; from < filling.length; from += partSize) {
    await cloud.db.transaction(async (tx) => {
      for (const id of filling.slice(from, from + partSize)) {
        const held = await tx.get('deductions', id);
        if (held?.state !== 'unsent') continue;
        await tx.put('deductions', { ...held, state: 'batched', batchId: _id });
      }
    });
  }
  if (filling.length > 0) await finish(cloud, _id);
}

/** The lines that are still to be taken for the number; none where its batch is whole, or there is nothing to send. */
async function begin(
  cloud: Cloud,
  officer: Officer,
  region: string,
  number: string,
): Promise<readonly string[]> {
  const _id = batchId(region, number);
  const held = await cloud.db.get('deduction-batches', _id);
  if (held !== null) return held.filling ?? [];
  const unsent = await cloud.db.find('deductions', {
    filter: unsentOf(region),
    orderBy: [['_id', 'asc']],
    limit: batchSize,
  });
  if (unsent.length === 0) return [];
  const filling = unsent.map((one) => one._id);
  const batch: DeductionBatch = { _id, region, number, officerId: officer._id, at: cloud.now(), filling };
  try {
    await cloud.db.insert('deduction-batches', batch);
    return filling;
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
    return (await cloud.db.get('deduction-batches', _id))?.filling ?? [];
  }
}

async function finish(cloud: Cloud, _id: string): Promise<void> {
  const taken = await cloud.db.count('deductions', { batchId: _id });
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('deduction-batches', _id);
    if (held?.filling === undefined) return;
    const { filling: _, ...whole } = held;
    if (taken === 0) await tx.remove('deduction-batches', _id);
    else await tx.put('deduction-batches', whole);
  });
}

function linesOf(cloud: Cloud, id: string): Promise<Deduction[]> {
  return cloud.db.find('deductions', {
    filter: { batchId: id },
    orderBy: [['_id', 'asc']],
    limit: batchSize,
  });
}

const header = ['扣款编号', '姓名', '证件类型', '证件号码', '金额(元)', '扣款日期'];

/**
 * Names and numbers leave the product here, for the bureau alone: they are opened for this and kept nowhere.
 */
async function rowsOf(cloud: Cloud, deductions: readonly Deduction[]): Promise<OfficeTable['rows']> {
  const ids = [...new Set(deductions.map(({ accountId }) => accountId))];
  const holders =
    ids.length === 0
      ? []
      : await cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length });
  return deductions.map((deduction) => rowOf(cloud, holders, deduction));
}

function rowOf(
  cloud: Cloud,
  holders: readonly Person[],
  { _id, accountId, amountFen, day }: Deduction,
): readonly string[] {
  const holder = holders.find((one) => one._id === accountId);
  const [document] = holder === undefined ? [] : numbersOf(cloud, holder);
  return [
    _id,
    holder === undefined ? '' : nameOf(cloud, holder),
    document === undefined ? '' : documentNames[document.kind],
    document?.number ?? '',
    yuanOfFen(amountFen),
    day,
  ];
}
