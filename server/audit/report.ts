import type { AuditOfficerActions } from '../../contract/audit';
import type { OperatorActions } from '../../contract/operator';
import { liesIn } from '../../policy/region-names';
import { requireResponsible } from '../officer-access';
import type { Cloud } from '../platform';
import type { AuditSeal, AuditSum, Officer } from '../schema';
import { addUp } from './sums';

type Report = OperatorActions['audit.report']['data'];
type OfPlace = AuditOfficerActions['audit.report'];

const pageSize = 200;
/** Officers named in one report; a province has fewer. */
const mostOfficers = 1000;

/** What a month's sealed days add up to, and who of those named in it is an officer now. */
interface Month {
  readonly seals: readonly AuditSeal[];
  /** The last day that is sealed; null where none is. */
  readonly last: string | null;
  readonly sums: readonly AuditSum[];
  readonly officers: readonly Officer[];
}

async function readMonth(cloud: Cloud, month: string): Promise<Month> {
  const seals = await sealsOf(cloud, month);
  const sums = addUp(seals.flatMap((seal) => seal.sums));
  const actors = [...new Set(sums.map(({ actor }) => actor))].slice(0, mostOfficers);
  const officers =
    actors.length === 0
      ? []
      : await cloud.db.find('officers', { filter: { _id: { in: actors } }, limit: actors.length });
  return { seals, last: seals.at(-1)?.day ?? null, sums, officers };
}

/**
 * Who did how much of what, what was refused, what was read, how much of it out of hours. The last seals of the month are to be
 * filed outside of the cloud.
 */
export async function monthlyReport(cloud: Cloud, month: string): Promise<Report> {
  const { seals, last, sums, officers } = await readMonth(cloud, month);
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

/**
 * The same of a place's own officers, by name. Who has places outside of it too is left to the office above: his sums don't say where
 * he did what.
 */
export async function reportOfPlace(
  cloud: Cloud,
  officer: Officer,
  { region, month }: OfPlace['request'],
): Promise<OfPlace['data']> {
  requireResponsible(officer, region);
  const { last, sums, officers } = await readMonth(cloud, month);
  const own = officers.filter(
    ({ regions }) => regions.length > 0 && regions.every((one) => liesIn(one, region)),
  );
  return {
    sealedUpTo: last,
    officers: own
      .map(({ _id, name }) => ({
        name,
        counts: sums
          .filter(({ actor }) => actor === _id)
          .map(({ actor: _, ...count }) => count)
          .sort((one, other) => (one.action < other.action ? -1 : 1)),
      }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
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
