import type { BatchPart, BatchView, MutualAidOfficerActions } from '../../../contract/mutual-aid';
import { sumFen } from '../../../policy/money';
import { codesOf } from '../../../policy/regions/whole-country';
import { batchSize } from './batch';
import { type Cloud, listPage } from '../../platform';
import type { Deduction, DeductionBatch, Officer } from '../../schema';
import { requireResponsible } from '../../officer-access';

type Listing = MutualAidOfficerActions['mutual-aid.batches'];

/** Their lines are read in one find, of which the cloud answers 1,000. */
const pageSize = 1000 / batchSize;

/** An office's batches, newest first, with what the bureau has answered so far. */
export async function listBatches(
  cloud: Cloud,
  officer: Officer,
  { region, after = null }: Listing['request'],
): Promise<Listing['data']> {
  requireResponsible(officer, region);
  const regions = codesOf(region);
  const { page: batches, next } = await listPage(cloud.db, 'deduction-batches', {
    filter: { region: { in: regions } },
    by: 'at',
    order: 'desc',
    limit: pageSize,
    after,
  });
  const lines = await linesOf(cloud, batches);
  return {
    batches: batches.map((batch) =>
      viewOf(
        batch,
        lines.filter(({ batchId }) => batchId === batch._id),
      ),
    ),
    next,
    unsent: await cloud.db.count('deductions', { region: { in: regions }, state: 'unsent' }),
  };
}

async function linesOf(cloud: Cloud, batches: readonly DeductionBatch[]): Promise<readonly Deduction[]> {
  if (batches.length === 0) return [];
  const filter = { batchId: { in: batches.map(({ _id }) => _id) } };
  return cloud.db.find('deductions', { filter, limit: pageSize * batchSize });
}

function viewOf({ number, region, at }: DeductionBatch, lines: readonly Deduction[]): BatchView {
  const inState = (wanted: Deduction['state']): BatchPart =>
    partOf(lines.filter(({ state }) => state === wanted));
  return {
    number,
    region,
    at,
    all: partOf(lines),
    open: inState('batched'),
    settled: inState('accepted'),
    reversed: inState('rejected'),
  };
}

function partOf(lines: readonly Deduction[]): BatchPart {
  return {
    lines: lines.length,
    fen: sumFen(lines.map(({ amountFen }) => amountFen)),
  };
}
