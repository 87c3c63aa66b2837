import type { PageAfter } from '../../../contract/pages';
import type { AwaitingApplication, OfficerActions } from '../../../contract/officer';
import { type Cloud, listPage } from '../../platform';
import type { Officer, Person } from '../../schema';
import { applicationId, isResponsibleFor } from '../../officer-access';
import { asTypedBy, carriesBirthDate, namedPerson } from '../../identity';

const pageSize = 50;

/** Applications of a place and year that wait for an office, oldest change first; those of 50 people a page. */
export async function awaitingApplications(
  cloud: Cloud,
  officer: Officer,
  { region, year, after }: { readonly region: string; readonly year: number; readonly after: PageAfter },
): Promise<OfficerActions['applications.awaiting']['data']> {
  const { page: records, next } = await listPage(cloud.db, 'records', {
    filter: { awaitingIn: region, year },
    by: 'updatedAt',
    order: 'asc',
    limit: pageSize,
    after,
  });
  const ids = [...new Set(records.map(({ personId }) => personId))];
  cloud.notes.about('record', ...records.map(({ _id }) => _id));
  if (ids.length === 0) return { applications: [], next: null };
  const people = await cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length });
  const applications = records.flatMap((record): readonly AwaitingApplication[] => {
    const person = people.find(({ _id }) => _id === record.personId);
    if (person === undefined) return [];
    return record.applications
      .filter((one) => one.state === 'awaiting-confirmation' && isResponsibleFor(officer, one.region))
      .map((one) => ({
        recordId: record._id,
        applicationId: applicationId(cloud, one.openId),
        person: namedPerson(cloud, asTypedBy(person, one.openId)),
        ...birthDateTyped(cloud, person, one.openId),
        region: one.region,
        year: record.year,
        claimed: one.claims,
        at: one.at,
      }));
  });
  return { applications, next };
}

function birthDateTyped(
  cloud: Cloud,
  person: Person,
  openId: string,
): Pick<AwaitingApplication, 'birthDate'> {
  const { birthDate } = asTypedBy(person, openId);
  return birthDate === null || carriesBirthDate(cloud, person) ? {} : { birthDate };
}
