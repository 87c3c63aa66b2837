import { noFen, sumFen } from '../../policy/money';
import { withPlacesAbove } from '../../policy/region-names';
import { type Cloud, DuplicateKeyError, allEnded } from '../platform';
import type { RegistrationFile, RegistrationLine } from '../schema';
import { fileId, partsOfSeries } from './numbers';
import { answerTime } from './overdue';

/** Lines of a file: as many as the cloud gives at once. */
const mostLines = 1000;

/** Lines taken at once, a round trip each. */
const atOnce = 20;

/**
 * Puts the lines that wait into numbered files until it is `until` (ms); the next run goes on. A file notes first which lines it is for, then takes
 * them; it is there for officers once it has them all. The next number is given when the one before is whole, so none is left out.
 */
export async function makeFiles(cloud: Cloud, until: number): Promise<void> {
  while (cloud.now() < until) {
    const file = (await fillingFile(cloud)) ?? (await beginFile(cloud));
    if (file === null || !(await fill(cloud, file, until))) return;
  }
}

async function fillingFile(cloud: Cloud): Promise<RegistrationFile | null> {
  const [file] = await cloud.db.find('registration-files', { filter: { state: 'filling' }, limit: 1 });
  return file ?? null;
}

/** A file for the first series of which lines wait; null where none do. */
async function beginFile(cloud: Cloud): Promise<RegistrationFile | null> {
  const [first] = await cloud.db.find('registration-lines', {
    filter: { state: 'waiting' },
    orderBy: [['series', 'asc']],
    limit: 1,
  });
  if (first === undefined) return null;
  const { series } = first;
  // The last file before the lines: where another run takes some of them meanwhile, its file has the next number already.
  const [last] = await cloud.db.find('registration-files', {
    filter: { series },
    orderBy: [['serial', 'desc']],
    limit: 1,
  });
  if (last?.state === 'filling') return last;
  const lines = await cloud.db.find('registration-lines', {
    filter: { state: 'waiting', series },
    orderBy: [['_id', 'asc']],
    limit: mostLines,
  });
  if (lines.length === 0) return null;
  const file = fileFor(series, (last?.serial ?? 0) + 1, lines, cloud.now());
  try {
    await cloud.db.insert('registration-files', file);
    return file;
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
    // Another run was faster.
    return cloud.db.get('registration-files', file._id);
  }
}

function fileFor(
  series: string,
  serial: number,
  lines: readonly RegistrationLine[],
  at: number,
): RegistrationFile {
  const { recipient, region } = partsOfSeries(series);
  return {
    _id: fileId(series, serial),
    series,
    serial,
    recipient,
    region,
    places: withPlacesAbove(region),
    state: 'filling',
    filling: lines.map(({ _id }) => _id),
    enrolled: 0,
    enrolledFen: noFen,
    cancelled: 0,
    cancelledFen: noFen,
    at,
    nextAt: null,
  };
}

/** Takes the file's lines; answers whether it is whole. */
async function fill(cloud: Cloud, file: RegistrationFile, until: number): Promise<boolean> {
  const { _id, filling = [] } = file;
  for (let from = 0; from < filling.length; from += atOnce) {
    if (cloud.now() >= until) return false;
    const some = filling.slice(from, from + atOnce);
    const sent = (at: number) => ({ state: 'sent', fileId: _id, line: from + at + 1 }) as const;
    await allEnded(
      some.map((id, at) => cloud.db.updateIf('registration-lines', id, { state: 'waiting' }, sent(at))),
    );
  }
  await finish(cloud, _id);
  return true;
}

async function finish(cloud: Cloud, _id: string): Promise<void> {
  const lines = await cloud.db.find('registration-lines', { filter: { fileId: _id }, limit: mostLines });
  const sum = (kind: RegistrationLine['kind']) => {
    const some = lines.filter((one) => one.kind === kind);
    return { count: some.length, fen: sumFen(some.map(({ amountFen }) => amountFen)) };
  };
  const [enrolled, cancelled] = [sum('enrolled'), sum('cancelled')];
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('registration-files', _id);
    if (held?.state !== 'filling') return;
    const { filling: _, ...whole } = held;
    const at = cloud.now();
    await tx.put('registration-files', {
      ...whole,
      state: 'sent',
      enrolled: enrolled.count,
      enrolledFen: enrolled.fen,
      cancelled: cancelled.count,
      cancelledFen: cancelled.fen,
      at,
      nextAt: answerTime(held, at),
    });
  });
}
