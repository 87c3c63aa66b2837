import { type ClaimedPart, partsOfClaim } from '../../../contract/claimed-parts';
import type { AwaitingApplication, OfficerActions } from '../../../contract/officer';
import { type Cloud, listPage, spanOfDays } from '../../platform';
import { givenFor } from '../../evidence';
import type { EnrolmentRecord, Officer, Person } from '../../schema';
import { awaitingKey } from '../awaiting';
import { claimEvidenceId } from '../evidence-of-claim';
import { applicationId, isResponsibleFor } from '../../officer-access';
import { asTypedBy, carriesBirthDate, namedPerson } from '../../identity';

const pageSize = 50;

/** Applications of a place and year that wait for an office, or of them those that claim something; oldest change first, those of 50 people a page. */
export async function awaitingApplications(
  cloud: Cloud,
  officer: Officer,
  { region, year, claimed, after = null, ...days }: OfficerActions['applications.awaiting']['request'],
): Promise<OfficerActions['applications.awaiting']['data']> {
  const { page: records, next } = await listPage(cloud.db, 'records', {
    filter: { awaitingIn: awaitingKey(region, claimed), year },
    by: 'updatedAt',
    within: spanOfDays(days),
    order: 'asc',
    limit: pageSize,
    after,
  });
  return { applications: await applicationViews(cloud, officer, records, claimed), next };
}

/** The applications of some records that wait for the officer, or of them those that claim something. Two round trips at once. */
export async function applicationViews(
  cloud: Cloud,
  officer: Officer,
  records: readonly EnrolmentRecord[],
  claimed?: ClaimedPart,
): Promise<readonly AwaitingApplication[]> {
  const ids = [...new Set(records.map(({ personId }) => personId))];
  cloud.notes.about('record', ...records.map(({ _id }) => _id));
  if (ids.length === 0) return [];
  const waiting = (record: EnrolmentRecord) =>
    record.applications.filter(
      (one) =>
        one.state === 'awaiting-confirmation' &&
        isResponsibleFor(officer, one.region) &&
        (claimed === undefined || partsOfClaim(one.claims).includes(claimed)),
    );
  const [people, given] = await Promise.all([
    cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length }),
    givenFor(
      cloud,
      records.flatMap((record) => waiting(record).map((one) => claimEvidenceId(record._id, one.openId))),
    ),
  ]);
  return records.flatMap((record): readonly AwaitingApplication[] => {
    const person = people.find(({ _id }) => _id === record.personId);
    if (person === undefined) return [];
    return waiting(record).map((one) => ({
      recordId: record._id,
      applicationId: applicationId(cloud, one.openId),
      personId: person._id,
      person: namedPerson(cloud, asTypedBy(person, one.openId)),
      ...birthDateTyped(cloud, person, one.openId),
      region: one.region,
      year: record.year,
      claimed: one.claims,
      ...given.get(claimEvidenceId(record._id, one.openId)),
      at: one.at,
    }));
  });
}

function birthDateTyped(
  cloud: Cloud,
  person: Person,
  openId: string,
): Pick<AwaitingApplication, 'birthDate'> {
  const { birthDate } = asTypedBy(person, openId);
  return birthDate === null || carriesBirthDate(cloud, person) ? {} : { birthDate };
}
