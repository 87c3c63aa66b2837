import type { OperatorActions } from '../../contract/operator';
import type { Cloud } from '../platform';
import type { AuditSeal } from '../schema';
import { addUp } from './sums';

type Report = OperatorActions['audit.report']['data'];

const pageSize = 200;
/** Officers named in one report; a province has fewer. */
const mostOfficers = 1000;

/**
 * What a month's sealed days add up to: who did how much of what, what was refused, what was read, how much of it out of
 * hours. The last seals of the month are to be filed outside of the cloud.
 */
export async function monthlyReport(cloud: Cloud, month: string): Promise<Report> {
  const seals = await sealsOf(cloud, month);
  const sums = addUp(seals.flatMap((seal) => seal.sums));
  const actors = [...new Set(sums.map(({ actor }) => actor))].slice(0, mostOfficers);
  const officers =
    actors.length === 0
      ? []
      : await cloud.db.find('officers', { filter: { _id: { in: actors } }, limit: actors.length });
  const last = seals.at(-1)?.day ?? null;
  return {
    sealedUpTo: last,
    rows: sums
      .map((sum) => ({ ...sum, name: officers.find(({ _id }) => _id === sum.actor)?.name ?? '' }))
      .sort((one, other) => (one.actor + one.action < other.actor + other.action ? -1 : 1)),
    // A shard in which nothing was ever logged has nothing to verify.
    seals: seals
      .filter(({ day, hash }) => day === last && hash !== '')
      .map(({ _id, hash }) => ({ shard: _id.slice(-1), hash })),
  };
}

async function sealsOf(cloud: Cloud, month: string): Promise<readonly AuditSeal[]> {
  const seals: AuditSeal[] = [];
  for (let after = `${month}-`; ;) {
    const page = await cloud.db.find('audit-seals', {
      filter: { _id: { gt: after, lt: `${month}.` } },
      orderBy: [['_id', 'asc']],
      limit: pageSize,
    });
    seals.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return seals;
    after = last._id;
  }
}
