import type { MutualAidActsOfTwo } from '../../../contract/mutual-aid';
import { inYuan, sumFen } from '../../../policy/money';
import type { Cloud } from '../../platform';
import { readChecked } from '../office-files';
import { type Look, mostRowsShown } from '../../proposals';
import type { Deduction } from '../../schema';
import { resultColumns } from './result';

/** The bureau's answer as it stands, before anything of it holds. Throws where it is none. */
export async function lookAtResult(
  cloud: Cloud,
  { region, number, csv }: MutualAidActsOfTwo['mutual-aid.read-result']['request'],
): Promise<Look> {
  const { rows } = readChecked(cloud, { kind: 'result', region, number, csv }, resultColumns);
  const asked = await deductionsOf(
    cloud,
    rows.map((row) => row.扣款编号),
  );
  return {
    region,
    sums: { rows: rows.length, sumFen: sumFen([...asked.values()].map(({ amountFen }) => amountFen)) },
    documents: [],
    subjects: await peopleOf(cloud, [...asked.values()]),
    rows: rows.slice(0, mostRowsShown).map((row) => {
      const deduction = asked.get(row.扣款编号);
      const amount = deduction === undefined ? '没有这笔扣款' : inYuan(deduction.amountFen);
      return { name: '扣款', document: row.扣款编号, words: `${row.结果}，${amount}` };
    }),
  };
}

async function deductionsOf(cloud: Cloud, ids: readonly string[]): Promise<ReadonlyMap<string, Deduction>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const filter = { _id: { in: wanted } };
  const found = await cloud.db.find('deductions', { filter, limit: wanted.length });
  return new Map(found.map((one) => [one._id, one]));
}

/** Whose accounts and whose premiums it is about. */
async function peopleOf(cloud: Cloud, deductions: readonly Deduction[]): Promise<readonly string[]> {
  const orderIds = [...new Set(deductions.map(({ orderId }) => orderId))];
  if (orderIds.length === 0) return [];
  const orders = await cloud.db.find('orders', { filter: { _id: { in: orderIds } }, limit: orderIds.length });
  const insured = deductions.flatMap(({ orderId, line }) => {
    const order = orders.find(({ _id }) => _id === orderId);
    return (order?.lines ?? []).filter((one) => one.line === line).map(({ personId }) => personId);
  });
  return [...deductions.map(({ accountId }) => accountId), ...insured];
}
