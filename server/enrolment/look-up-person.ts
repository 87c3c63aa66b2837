import { recordId } from './record-id';
import type { RecordActions } from '../../contract/resident';
import { newRecord, withApplicationOnly } from './apply';
import { determineApplication } from './determine';
import { confirmedBy } from './facts';
import { readFactsKnownHere } from './facts-of-person/known-here';
import { statusOf } from './status';
import {
  asTypedBy,
  countAttempt,
  countOfNumber,
  findEvenly,
  logLookUp,
  maskedPerson,
  nameFits,
  requireDocument,
} from '../identity';
import type { Cloud } from '../platform';
import { policyInForce } from '../policy-registry';
import { ltciPilotOf, requirePlace } from '../places';

type Request = RecordActions['person.lookup']['request'];
type Answer = RecordActions['person.lookup']['data'];

const notFound: Answer = {
  found: false,
  message: '没有查到。请对照证件检查姓名和号码；确认无误仍查不到的，可以先登记，或向参保地医保经办窗口查询。',
};

/**
 * What is due and whether it is paid for someone whose name and number the caller knows. An unknown number and a name
 * that doesn't fit read the same and take the same number of round trips.
 */
export async function lookUpPerson(cloud: Cloud, openId: string, request: Request): Promise<Answer> {
  const now = cloud.now();
  await requirePlace(cloud, request.region);
  const document = requireDocument(cloud, request.document);
  await countAttempt(cloud, 'lookup');
  const person = await findEvenly(cloud, document);
  const { number } = document;
  await countOfNumber(cloud, 'looked-up', { number, personId: person?._id ?? null });
  const id = person?._id ?? 'nobody';
  const roster = await cloud.db.get('rosters', id);
  const record = await cloud.db.get('records', recordId(id, request.year));
  const typed = person === null ? null : asTypedBy(person, openId);
  const fits = typed !== null && nameFits(cloud, typed, request.name);
  await logLookUp(cloud, number, fits);
  if (!fits) return notFound;
  const policy = await policyInForce(cloud);
  const known = {
    recordId: recordId(id, request.year),
    region: request.region,
    year: request.year,
    birthDate: typed.birthDate,
    ltciPilot: await ltciPilotOf(cloud, request.region),
    ofPerson: await readFactsKnownHere(cloud.db, { cloud, policy }, { ...request, personId: id }),
  };
  const answer = determineApplication(policy, {
    openId,
    known,
    claims: { identities: [], circumstances: [] },
    confirmed: confirmedBy(roster, request),
    at: now,
  });
  const held = withApplicationOnly(record ?? newRecord(id, request.year, now), answer);
  const { state, dueFen } = statusOf(policy, held, { openId, seesAll: false }, now);
  const paid = held.state === 'insured';
  return { found: true, person: maskedPerson(cloud, typed), state, dueFen, paid };
}
