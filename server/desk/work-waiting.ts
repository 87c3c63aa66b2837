import { type WorkKind, type WorkWaiting, mostCounted } from '../../contract/desk';
import type { CaseKind } from '../../contract/refunds';
import type { ActOfTwo } from '../../contract/proposals';
import { isOperator, requireResponsible } from '../officer-access';
import { uploadDuties, uploadKinds } from '../../contract/uploads';
import { type Cloud } from '../platform';
import type { ActTable } from '../proposals';
import type { Officer } from '../schema';
import { byKey } from './count-by-key';
import { yearsInWork } from './years-in-work';

/** One more than is told, so that what is left out shows. */
const limit = mostCounted + 1;

/** What belongs to no place lies under this name. */
const operatorsPlace = 'operator';

/**
 * What waits for an officer in a place and below it: one question by an index for each kind that his duties let him see, none of which
 * reads more than a hundred. At most ten round trips, side by side; where more than a hundred cases wait, one more for each kind of which
 * some are left, and for each year.
 */
export async function workWaiting(
  cloud: Cloud,
  acts: ActTable,
  officer: Officer,
  { region }: { readonly region: string },
): Promise<readonly WorkWaiting[]> {
  requireResponsible(officer, region);
  const has = (duty: Officer['duties'][number]): boolean => officer.duties.includes(duty);
  const kinds = await Promise.all([
    proposalsFor(cloud, acts, officer, region),
    unfinishedOf(cloud, officer, region),
    has('roster') ? claimsIn(cloud, region) : [],
    has('money') ? casesIn(cloud, isOperator(officer) && region === '000000' ? operatorsPlace : region) : [],
    has('officers') ? invitationsIn(cloud, officer, region) : [],
    has('roster') ? resumptionsIn(cloud, region) : [],
    has('roster') ? duplicatesIn(cloud, region) : [],
    has('money') ? applicationsIn(cloud, region) : [],
    has('money') ? refundDuesIn(cloud, region) : [],
    uploadsIn(cloud, officer, region),
  ]);
  return kinds.flat().filter(({ count }) => count > 0);
}

/** Others' that he may see; whether he may agree to each, the proposal itself says. */
async function proposalsFor(
  cloud: Cloud,
  acts: ActTable,
  officer: Officer,
  region: string,
): Promise<readonly WorkWaiting[]> {
  const own = (Object.keys(acts) as ActOfTwo[]).filter((act) => officer.duties.includes(acts[act].duty));
  if (own.length === 0) return [];
  const filter = { places: region, act: { in: own }, state: 'proposed' } as const;
  const waiting = await cloud.db.find('proposals', { filter, limit });
  return [{ kind: 'proposals', count: waiting.filter(({ proposer }) => proposer.id !== officer._id).length }];
}

/** Files that he began to hand in and that broke off: they lapse within a day. */
async function unfinishedOf(cloud: Cloud, officer: Officer, region: string): Promise<readonly WorkWaiting[]> {
  const filter = { places: region, state: 'gathering' } as const;
  const begun = await cloud.db.find('proposals', { filter, limit });
  return [{ kind: 'unfinished', count: begun.filter(({ proposer }) => proposer.id === officer._id).length }];
}

async function claimsIn(cloud: Cloud, region: string): Promise<readonly WorkWaiting[]> {
  const waiting = await cloud.db.find('records', { filter: { awaitingIn: region }, limit });
  return [{ kind: 'claims', count: waiting.length }];
}

/** By kind; first of which the oldest waits. */
async function casesIn(cloud: Cloud, region: string): Promise<readonly WorkWaiting[]> {
  const open = await byKey({
    read: (after: CaseKind | null) =>
      cloud.db.find('cases', {
        filter: { places: region, state: 'open', ...(after === null ? {} : { kind: { gt: after } }) },
        orderBy: [
          ['kind', 'asc'],
          ['at', 'asc'],
          ['_id', 'asc'],
        ],
        limit,
      }),
    keyOf: ({ kind }) => kind,
    limit,
  });
  return [...open]
    .sort(([, [one]], [, [other]]) => (one?.at ?? 0) - (other?.at ?? 0))
    .map(([of, { length: count }]) => ({ kind: 'cases', of, count }));
}

/** Who accepted the code of another officer of the place. */
async function invitationsIn(
  cloud: Cloud,
  officer: Officer,
  region: string,
): Promise<readonly WorkWaiting[]> {
  const newest = await cloud.db.find('officer-invitations', {
    filter: { region },
    orderBy: [
      ['at', 'desc'],
      ['_id', 'desc'],
    ],
    limit,
  });
  const accepted = newest.filter(({ state, codeBy }) => state === 'accepted' && codeBy?.id !== officer._id);
  return [{ kind: 'invitations', count: accepted.length }];
}

/** Families who ask to have benefits again: apart from the lists' cases, so that no long list hides them. */
async function resumptionsIn(cloud: Cloud, region: string): Promise<readonly WorkWaiting[]> {
  const asked = await cloud.db.find('duplicates', {
    filter: { places: region, askedAt: { gt: 0 }, state: 'open' },
    limit,
  });
  const years = [...new Set(asked.map(({ year }) => year))].sort((one, other) => one - other);
  return years.map((year) => ({
    kind: 'resumptions',
    year,
    count: asked.filter((one) => one.year === year).length,
  }));
}

async function duplicatesIn(cloud: Cloud, region: string): Promise<readonly WorkWaiting[]> {
  const found = await ofYears(cloud, (years) =>
    cloud.db.find('duplicates', {
      filter: { places: region, year: { in: years }, state: 'open' },
      orderBy: [['year', 'asc']],
      limit,
    }),
  );
  return counted('duplicates', found, ({ askedAt }) => askedAt === undefined);
}

async function applicationsIn(cloud: Cloud, region: string): Promise<readonly WorkWaiting[]> {
  const found = await ofYears(cloud, (years) =>
    cloud.db.find('reimbursements', {
      filter: { places: region, year: { in: years }, state: 'applied' },
      orderBy: [['year', 'asc']],
      limit,
    }),
  );
  return counted('applications', found);
}

/** By WeChat or at the window: nobody but an office sees that either waits. */
async function refundDuesIn(cloud: Cloud, region: string): Promise<readonly WorkWaiting[]> {
  const state = { in: ['due', 'by-office'] } as const;
  const found = await ofYears(cloud, (years) =>
    cloud.db.find('refund-dues', {
      filter: { places: region, year: { in: years }, state },
      orderBy: [['year', 'asc']],
      limit,
    }),
  );
  return counted('refund-dues', found);
}

/** Of each year in which something can wait as many as are told. */
function ofYears<Doc extends { readonly year: number }>(
  cloud: Cloud,
  find: (years: readonly number[]) => Promise<readonly Doc[]>,
): Promise<ReadonlyMap<number, readonly Doc[]>> {
  const years = yearsInWork(cloud);
  return byKey({
    read: async (after: number | null) => {
      const left = years.filter((year) => after === null || year > after);
      return left.length === 0 ? [] : find(left);
    },
    keyOf: ({ year }) => year,
    limit,
  });
}

function counted<Doc>(
  kind: WorkKind,
  found: ReadonlyMap<number, readonly Doc[]>,
  isCounted: (doc: Doc) => boolean = () => true,
): readonly WorkWaiting[] {
  return [...found].map(([year, docs]) => ({ kind, year, count: docs.filter(isCounted).length }));
}

/** Files with rows that can go, also colleagues': whoever has the duty goes on with them. */
async function uploadsIn(cloud: Cloud, officer: Officer, region: string): Promise<readonly WorkWaiting[]> {
  const own = uploadKinds.filter((kind) => officer.duties.includes(uploadDuties[kind]));
  if (own.length === 0) return [];
  const filter = { places: region, state: 'checked', kind: { in: own } } as const;
  const checked = await cloud.db.find('uploads', { filter, limit });
  return [{ kind: 'uploads', count: checked.filter(({ counts }) => counts.going > 0).length }];
}
