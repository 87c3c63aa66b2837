import type { RosterActsOfTwo, RosterRow } from '../../../contract/officer';
import { redeterminePerson } from '../redetermine';
import { requireKnownIdentities } from '../own-identities';
import { policyInForce } from '../../policy-registry';
import { certify } from './certify';
import type { Cloud } from '../../platform';
import type { Officer } from '../../schema';
import { requireCertifiable } from '../../officer-access';
import { findOrCreatePerson, requirePerson } from '../../identity';
import { importBatch } from '../../imports';

type Request = RosterActsOfTwo['roster.import']['request'];
type Answer = RosterActsOfTwo['roster.import']['data'];

/** Rows that are worked on at once: the function has a minute, each row takes several round trips. */
const atOnce = 5;

/** Takes one part of a batch into the roster. */
export async function importRoster(cloud: Cloud, officer: Officer, request: Request): Promise<Answer> {
  const { region, batch, part, rows } = request;
  const number = `${batch}-${part}`;
  const content = JSON.stringify(rows);
  const outcome = await importBatch(
    cloud,
    officer,
    { kind: 'roster', region, number, content },
    {
      rows,
      atOnce,
      counts: { redetermined: 0 },
      take: async (row) => ({ redetermined: await takeRow(cloud, officer, { region, source: number, row }) }),
    },
  );
  const { taken, redetermined, repeated } = outcome;
  if (!repeated) {
    cloud.log('roster-imported', { part, taken, rejected: outcome.rejected.length, redetermined });
  }
  // The rows came as a list: the app finds its own again by their place there.
  const rejected = outcome.rejected.map((one) => ({ ...one, row: one.row - 1 }));
  return { taken, rejected, redetermined, repeated };
}

interface RowOfPart {
  readonly region: string;
  readonly source: string;
  readonly row: RosterRow;
}

/** Answers how many records changed. */
async function takeRow(cloud: Cloud, officer: Officer, { region, source, row }: RowOfPart): Promise<number> {
  const { identities, circumstances = [] } = row;
  requireCertifiable(officer, identities);
  requireKnownIdentities(await policyInForce(cloud), identities, { region });
  const { _id: personId } = await findOrCreatePerson(cloud, requirePerson(cloud, row), 'office');
  const certificate = { personId, identities, circumstances, region, source, at: cloud.now() };
  await cloud.db.transaction((tx) => certify(tx, certificate));
  return redeterminePerson(cloud, personId);
}
