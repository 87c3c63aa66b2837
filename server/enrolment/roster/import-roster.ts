import { createHash } from 'node:crypto';
import type { OfficerActions, RosterRow } from '../../../contract/officer';
import { redeterminePerson } from '../redetermine';
import { certify } from './certify';
import { type Cloud, DuplicateKeyError, RefusalError, refuse } from '../../platform';
import type { Officer, RosterBatch } from '../../schema';
import { logAct, requireCertifiable, requireResponsible } from '../../officer-access';
import { findOrCreatePerson, retryIfPersonGone, pseudonym, requirePerson } from '../../identity';

type Request = OfficerActions['roster.import']['request'];
type Answer = OfficerActions['roster.import']['data'];
type Rejected = RosterBatch['rejected'][number];

/** Rows that are worked on at once: the function has a minute, each row takes several round trips. */
const atOnce = 5;

/**
 * Takes one part of a batch into the roster. A part that was cut off is taken again from its start and ends in the
 * same place; a part that was finished answers as it did.
 */
export async function importRoster(cloud: Cloud, officer: Officer, request: Request): Promise<Answer> {
  requireResponsible(officer, request.region);
  const batch = await openBatch(cloud, officer, request);
  if (batch.state === 'done') return { ...outcomeOf(batch), repeated: true };
  const rejected: Rejected[] = [];
  let redetermined = 0;
  for (let first = 0; first < request.rows.length; first += atOnce) {
    const rows = request.rows.slice(first, first + atOnce);
    const results = await Promise.all(
      rows.map((row, at) => importRow(cloud, officer, request, { at: first + at, row })),
    );
    for (const result of results) {
      if (typeof result === 'number') redetermined += result;
      else rejected.push(result);
    }
  }
  const taken = request.rows.length - rejected.length;
  const done = { state: 'done' as const, taken, rejected, redetermined };
  await cloud.db.updateIf('roster-batches', batch._id, { state: 'running' }, done);
  await logAct(cloud, officer, 'roster.import', request.region);
  cloud.log('roster-imported', { part: request.part, taken, rejected: rejected.length, redetermined });
  return { taken, rejected, redetermined, repeated: false };
}

function outcomeOf({ taken, rejected, redetermined }: RosterBatch): Omit<Answer, 'repeated'> {
  return {
    taken,
    rejected,
    redetermined,
  };
}

async function openBatch(cloud: Cloud, officer: Officer, request: Request): Promise<RosterBatch> {
  const { region, batch, part, rows } = request;
  // Keyed: a plain hash of a short list of numbers could be searched for.
  const digest = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  const opened: RosterBatch = {
    _id: `${region}-${batch}-${part}`,
    contentHash: pseudonym(cloud.settings, 'roster', digest),
    officerId: officer._id,
    state: 'running',
    taken: 0,
    rejected: [],
    redetermined: 0,
    at: cloud.now(),
  };
  try {
    await cloud.db.insert('roster-batches', opened);
    return opened;
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
  }
  const held = await cloud.db.get('roster-batches', opened._id);
  if (held !== null && held.contentHash === opened.contentHash) return held;
  throw refuse('BATCH_DIFFERS', '这个批次号已经导入过不同的内容，请换一个批次号，或检查是否选错文件。', {
    field: 'batch',
  });
}

/** How many records changed, or why the row was not taken. */
async function importRow(
  cloud: Cloud,
  officer: Officer,
  { region, batch, part }: Request,
  { at, row }: { readonly at: number; readonly row: RosterRow },
): Promise<number | Rejected> {
  try {
    requireCertifiable(officer, row.identities);
    const checked = requirePerson(cloud, row);
    const { identities, circumstances = [] } = row;
    const source = `${batch}-${part}`;
    const personId = await retryIfPersonGone(async () => {
      const { _id } = await findOrCreatePerson(cloud, checked, 'office');
      const certificate = { personId: _id, identities, circumstances, region, source, at: cloud.now() };
      await cloud.db.transaction((tx) => certify(tx, certificate));
      return _id;
    });
    return await redeterminePerson(cloud, personId);
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    return { row: at, field: error.refusal.field ?? '', message: error.refusal.message };
  }
}
