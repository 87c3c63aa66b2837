import type { LookedAtTargets, SetTargets, TargetActions, TargetTableRequest } from '../../contract/targets';
import { requireResponsible } from '../officer-access';
import { placesBelow } from '../places';
import { type Cloud, chinaDay, refuse } from '../platform';
import { policyInForce } from '../policy-registry';
import type { Officer, TargetTable } from '../schema';
import { progressId } from './change-counts';
import { countedPlaces } from './count';
import { type KnownTargets, targetOf } from './held-to';
import { matchTargets } from './match-targets';

const mostShown = 50;

/** What a table would set and what doesn't fit. Refuses `OTHER_REGION`, `REGION_UNKNOWN`, `TOTAL_DIFFERS`. */
export async function lookAtTargets(
  cloud: Cloud,
  officer: Officer,
  { region, year, rows: entries, total }: TargetTableRequest,
): Promise<LookedAtTargets> {
  requireResponsible(officer, region);
  const { places, known, rows, problems } = await matchedTargets(cloud, { region, year }, entries);
  const sum = entries.reduce((all, { people = 0 }) => all + people, 0);
  if (total !== undefined && total !== sum) {
    throw refuse(
      'TOTAL_DIFFERS',
      `各行的任务人数加起来是${sum}，文件的合计是${total}，差${Math.abs(sum - total)}。请核对是哪一行，再选文件。`,
      { field: 'total' },
    );
  }
  return {
    rows,
    problems,
    sum,
    ownTarget: targetOf(known, region)?.people ?? null,
    missing: places.filter(({ code }) => rows.every((row) => row.region !== code)),
  };
}

/** The places of a table's rows, what doesn't fit by row, and what the places are held to now. Throws `REGION_UNKNOWN`. */
export async function matchedTargets(
  cloud: Cloud,
  { region, year }: Pick<TargetTableRequest, 'region' | 'year'>,
  entries: TargetTableRequest['rows'],
) {
  const { places } = await placesBelow(cloud, region);
  const known = await knownTargets(cloud, region, year);
  return { places, known, ...matchTargets(entries, places, known) };
}

async function knownTargets(cloud: Cloud, region: string, year: number): Promise<KnownTargets> {
  const [, above] = countedPlaces(region);
  const [{ duties }, own, upper] = await Promise.all([
    policyInForce(cloud),
    cloud.db.get('targets', progressId(year, region)),
    above === undefined ? null : cloud.db.get('targets', progressId(year, above)),
  ]);
  return {
    duties: duties.filter((one) => one.year === year),
    tables: [own, upper].filter((table) => table !== null),
  };
}

/** Sets a table in place of the one before, which is kept. Refuses as {@link lookAtTargets}, and `TARGETS_WRONG`. */
export async function setTargets(
  cloud: Cloud,
  officer: Officer,
  request: TargetTableRequest,
): Promise<TargetActions['targets.set']['data']> {
  const { rows, problems } = await lookAtTargets(cloud, officer, request);
  const [first] = problems;
  if (first !== undefined) {
    throw refuse('TARGETS_WRONG', `第${first.row}行：${first.message}`, { field: first.field });
  }
  const { region, year, source, percent = null } = request;
  const _id = progressId(year, region);
  return cloud.db.transaction(async (tx) => {
    const before = await tx.get('targets', _id);
    const number = (before?.number ?? 0) + 1;
    if (before !== null) await tx.put('former-targets', { ...before, _id: `${_id}-${before.number}` });
    await tx.put('targets', {
      _id,
      year,
      region,
      number,
      rows: rows.map(({ name: _name, before: _before, ...row }) => row),
      source,
      percent,
      officerId: officer._id,
      officerName: officer.name,
      on: chinaDay(cloud.now()),
    });
    return { number };
  });
}

/** The tables of a place's year, the newest first: at most fifty. Refuses `OTHER_REGION`. */
export async function targetsBefore(
  cloud: Cloud,
  officer: Officer,
  { region, year }: TargetActions['targets.history']['request'],
): Promise<readonly SetTargets[]> {
  requireResponsible(officer, region);
  const [standing, former] = await Promise.all([
    cloud.db.get('targets', progressId(year, region)),
    cloud.db.find('former-targets', {
      filter: { region, year },
      orderBy: [['number', 'desc']],
      limit: mostShown - 1,
    }),
  ]);
  return [...(standing === null ? [] : [standing]), ...former].map(asSet);
}

function asSet({ number, source, percent, rows, on, officerName }: TargetTable): SetTargets {
  const sum = rows.reduce((all, { people = 0 }) => all + people, 0);
  return { number, source, percent, rows: rows.length, sum, on, by: officerName };
}
