import { correctionNames } from '../../contract/correction-names';
import type { CorrectionActsOfTwo, CorrectionKind } from '../../contract/corrections';
import { openCase } from '../billing/cases';
import { liesIn } from '../../policy/region-names';
import { noFen } from '../../policy/money';
import { sayDay } from '../../contract/calendar-day';
import { redeterminePerson, tellOfCorrection } from '../enrolment';
import { maskedPerson, numbersOf, personEvent } from '../identity';
import { type Cloud, chinaDay, refuse } from '../platform';
import type { Look } from '../proposals';
import type { Officer, Person, PersonCorrection } from '../schema';
import type { Change, Wanted } from './change';
import { birthDateChange, documentChange, joinedNumberChange, nameChange, tieChange } from './of-himself';
import {
  bindingChange,
  certificationChange,
  circumstanceChange,
  enrolmentChange,
  factsChange,
} from './of-offices';
import { placesOfPerson } from './places';

type Act = CorrectionActsOfTwo['persons.correct'];

const changes: { readonly [Kind in CorrectionKind]: Change<Kind> } = {
  name: nameChange,
  document: documentChange,
  'birth-date': birthDateChange,
  'joined-number': joinedNumberChange,
  tie: tieChange,
  certification: certificationChange,
  circumstance: circumstanceChange,
  facts: factsChange,
  binding: bindingChange,
  enrolment: enrolmentChange,
};

/** More corrections of a person than anybody looks at. */
const mostKept = 50;

/** A person is paid for once a year; others tried. */
const mostOrders = 200;

function changeOf<Kind extends CorrectionKind>(kind: Kind): Change<Kind> {
  return changes[kind];
}

/** A correction as it stands, before anything of it holds; one that was made already says so. */
export async function lookAtCorrection(cloud: Cloud, request: Act['request']): Promise<Look> {
  const wanted = await wantedBy(cloud, request);
  const { person, correction } = wanted;
  const made = isMade(person, request.correctionId);
  const shown = made ? { words: '已经更正' } : await changeOf(correction.kind).show(cloud, wanted);
  const { words, documents = [], subjects = [] } = shown;
  return {
    region: request.region,
    sums: { rows: 1, sumFen: null },
    documents: [...numbersOf(cloud, person), ...documents],
    subjects: [person._id, ...subjects],
    rows: [{ ...maskedPerson(cloud, person), words: `${words}。理由：${request.reason}` }],
  };
}

/**
 * Puts something of a person right, with a line in his history; he is told, so are the payers who agreed to it, and the other offices that hold him. His open
 * applications are answered anew.
 */
export async function correctPerson(
  cloud: Cloud,
  _officer: Officer,
  request: Act['request'],
): Promise<Act['data']> {
  const wanted = await wantedBy(cloud, request);
  const event = personEvent(cloud, wanted.person._id, 'corrected', request.region);
  const told = { ...event, corrected: request.correction.kind };
  await cloud.db.transaction(async (tx) => {
    const person = await tx.get('people', request.personId);
    if (person === null) throw noPerson();
    if (isMade(person, request.correctionId)) return;
    const right = await changeOf(wanted.correction.kind).make(cloud, tx, { ...wanted, person });
    await tx.put('people', withCorrection(right, request, cloud.now()));
    await tx.insert('person-events', told);
  });
  await tellOtherOffices(cloud, wanted, request);
  const redetermined = await redeterminePerson(cloud, request.personId);
  await tellOfCorrection(cloud, request.personId);
  return { redetermined };
}

async function wantedBy(cloud: Cloud, { personId, region, correction }: Act['request']): Promise<Wanted> {
  const person = await cloud.db.get('people', personId);
  if (person === null) throw noPerson();
  const [places, orders] = await Promise.all([
    placesOfPerson(cloud, personId),
    cloud.db.find('orders', { filter: { people: personId }, limit: mostOrders }),
  ]);
  return { person, region, correction, places, orderIds: orders.map(({ _id }) => _id) };
}

export function noPerson(): Error {
  return refuse(
    'NO_PERSON',
    '没有查到这个人，或者他不归您这里办理。请对照证件检查；确认无误的，请找他参保地的经办机构。',
  );
}

function isMade({ corrections = [] }: Person, correctionId: string): boolean {
  return corrections.some(({ _id }) => _id === correctionId);
}

function withCorrection(
  person: Person,
  { correctionId, correction, region, reason }: Act['request'],
  at: number,
): Person {
  const made: PersonCorrection = { _id: correctionId, kind: correction.kind, at, region, reason };
  return { ...person, corrections: [...(person.corrections ?? []), made].slice(-mostKept) };
}

/** Each office outside the place that holds something of him finds it on its list, once. */
async function tellOtherOffices(
  cloud: Cloud,
  { person, places, region }: Wanted,
  { correctionId, correction, reason }: Act['request'],
): Promise<void> {
  const others = places.all.filter((place) => !liesIn(place, region));
  const now = cloud.now();
  for (const place of others) {
    await cloud.db.transaction((tx) =>
      openCase(tx, {
        id: `correction-${correctionId}-${place}`,
        kind: 'person-corrected',
        region: place,
        orderId: null,
        refundId: null,
        amountFen: noFen,
        personId: person._id,
        summary:
          `${sayDay(chinaDay(now))}，别处的经办机构更正了这个人的${correctionNames[correction.kind]}，理由：${reason}。` +
          '您这里也有他的资料，请核对有没有要跟着改的。',
        now,
      }),
    );
  }
}
