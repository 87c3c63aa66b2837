import type { FileLine, FileSection, PersonFile, PersonFileActions } from '../../contract/person-file';
import { sayDay } from '../../contract/calendar-day';
import { documentNames, maskNumber } from '../../contract/identity-document';
import { clauseLabel } from '../../policy/clause';
import type { Determination } from '../../policy/determination';
import { circumstanceName } from '../../policy/names';
import { factName, namesOf } from '../../policy/facts-of-person';
import { identityNameUnder } from '../../policy/own-identities';
import { inYuan } from '../../policy/money';
import { regionPath } from '../../policy/region-names';
import { correctionNames } from '../../contract/correction-names';
import { noPerson } from '../corrections';
import { applicationNear, areFactsNear, diedOn, eventsOf, suspendedFrom } from '../enrolment';
import { rosterReadHere } from '../household';
import { namedPerson, numbersOf, tiedWeChat } from '../identity';
import { touch } from '../officer-access';
import { type Cloud, chinaDay } from '../platform';
import { type PolicyInForce, policyInForce } from '../policy-registry';
import type { Application, EnrolmentRecord, Insurance, Officer, Person, Resident, Roster } from '../schema';
import { findHere, standingOf } from './found-here';
import { historyLines } from './history-lines';
import { listSections, moneyBackSections } from './list-lines';
import { paymentSections } from './payment-lines';
import { claimPictureLines } from './picture-lines';

type Filing = PersonFileActions['persons.file'];

/** The newest; a person has one a year. */
const mostRecords = 50;

/**
 * How a person stands, for an officer of his place: who he is, what offices certified and their lists say, each year with its history, and, for
 * who looks after money, what was paid, went back and is due back in the office's places. Of what other places certified only what {@link rosterReadHere} lets him read; of an
 * insurance elsewhere, that there is one. Of whom only the place's lists of residents have, what they say and whether he is insured.
 */
export async function personFile(
  cloud: Cloud,
  officer: Officer,
  { region, personId }: Filing['request'],
): Promise<PersonFile> {
  const found = await findHere(cloud, officer, { region, personId });
  if (found === null) throw noPerson();
  const { person, listed } = found;
  if (listed !== null) return listedFile(cloud, person, listed, region);
  const [certifications, records, tied, inForce] = await Promise.all([
    cloud.db.get('rosters', personId),
    cloud.db.find('records', {
      filter: { personId },
      orderBy: [['_id', 'desc']],
      limit: mostRecords,
    }),
    tiedWeChat(cloud, person),
    policyInForce(cloud),
  ]);
  const { roster, isWhole } = await rosterReadHere(cloud, region, { roster: certifications, records });
  const seesRoster = officer.duties.includes('roster');
  const reading = { inForce, region, seesRoster, roster: certifications, isWhole };
  const seesMoney = officer.duties.includes('money');
  const of = { personId, region };
  const sections = [
    { title: '本人', lines: himself(cloud, person, tied !== null) },
    ...(seesRoster ? [{ title: '部门认定', lines: certified(inForce, roster, isWhole) }] : []),
    ...(seesRoster ? await listSections(cloud, of) : []),
    ...(seesRoster
      ? [{ title: '身份申报附的图片', lines: await claimPictureLines(cloud, region, records) }]
      : []),
    ...records.map((record) => yearOf(reading, record)),
    ...(seesMoney ? await paymentSections(cloud, of) : []),
    ...(seesMoney ? await moneyBackSections(cloud, of) : []),
    { title: '更正过的', lines: corrected(person) },
  ].filter(({ lines }) => lines.length > 0);
  return { personId, person: namedPerson(cloud, person), madeAt: cloud.now(), sections };
}

/** Of whom the office's own lists alone have: what these say, and whether he is insured, never where. */
async function listedFile(
  cloud: Cloud,
  person: Person,
  listed: Resident,
  region: string,
): Promise<PersonFile> {
  const of = { personId: person._id, region };
  const [standing, lists] = await Promise.all([standingOf(cloud, listed), listSections(cloud, of)]);
  const himself = { title: '本人', lines: numberLines(cloud, person) };
  const sections = [himself, ...lists].filter(({ lines }) => lines.length > 0);
  const { _id: personId } = person;
  return { personId, person: namedPerson(cloud, person), madeAt: cloud.now(), sections, standing };
}

function placeOf(region: string): string {
  return regionPath(region).join('') || region;
}

function himself(cloud: Cloud, person: Person, isTied: boolean): readonly FileLine[] {
  const source = `${sayDay(chinaDay(person.createdAt))}登记`;
  return [
    ...numberLines(cloud, person).map((line) => ({ ...line, source })),
    { label: '出生日期', words: person.birthDate === null ? '没有' : sayDay(person.birthDate) },
    { label: '微信', words: isTied ? '有一个微信确认过是他本人' : '没有微信确认过是他本人' },
    { label: '登记他的微信', words: `${person.heldBy.filter((one) => one.startsWith('payer:')).length}个` },
  ];
}

function numberLines(cloud: Cloud, person: Person): readonly FileLine[] {
  return numbersOf(cloud, person).map(({ kind, number }) => ({
    label: documentNames[kind],
    words: maskNumber(number),
  }));
}

function certified({ policy }: PolicyInForce, roster: Roster | null, isWhole: boolean): readonly FileLine[] {
  if (roster === null) return [];
  // The day may be that on which an office elsewhere certified something.
  const updated = isWhole ? `名册，${sayDay(chinaDay(roster.updatedAt))}更新` : '名册';
  return [
    ...roster.identities.map(({ code, region, since, until }) => {
      const notices = policy.yearsAt(region).flatMap((year) => policy.noticesAt(region, year));
      const end = until === undefined ? '' : `，到${sayDay(until)}`;
      const words = `${sayDay(since)}起${end}，${placeOf(region)}认定`;
      return { label: identityNameUnder(notices, code), words, source: updated };
    }),
    ...eventsOf(roster).map(({ code, on = null }) => ({
      label: circumstanceName(code),
      words: on === null ? '经办机构确认' : sayDay(on),
      source: updated,
    })),
    ...(roster.facts ?? []).map(({ year, region, facts }) => ({
      label: `${year}年度`,
      words: namesOf(facts).map(factName).join('、'),
      source: `${placeOf(region)}确认`,
    })),
  ];
}

const basisWords = { exempt: '不用缴费', paid: '缴费', 'paid-elsewhere': '在别处缴费' } as const;

interface Reading {
  readonly inForce: PolicyInForce;
  /** The place whose office reads. */
  readonly region: string;
  readonly seesRoster: boolean;
  /** All that is certified. */
  readonly roster: Roster | null;
  /** Whether the office reads all of it. */
  readonly isWhole: boolean;
}

function yearOf(reading: Reading, record: EnrolmentRecord): FileSection {
  const { insurance, applications, year } = record;
  const title = `${year}年度`;
  if (insurance !== null && !touch(insurance.region, reading.region)) {
    return { title, lines: [{ label: '参保', words: '在别的地方参保，情况请问那里' }] };
  }
  const own = insurance === null ? applications.filter((one) => touch(one.region, reading.region)) : [];
  const stands = insurance === null ? notInsured(record) : insuredLines(reading, insurance, record);
  return {
    title,
    lines: [...stands, ...own.map((one) => applied(reading, one, year)), ...historyLines(record, reading)],
  };
}

function notInsured({ state }: EnrolmentRecord): readonly FileLine[] {
  return [{ label: '参保', words: state === 'reserved' ? '还没有，有一笔订单没付完' : '还没有' }];
}

/** Whom others had insured by what offices elsewhere certified: amount, clause and cover would tell the group. */
function insuredLines(reading: Reading, insurance: Insurance, record: EnrolmentRecord): readonly FileLine[] {
  const { basis, region, on, paidFen, determination, facts } = insurance;
  const where = `${sayDay(on)}，${placeOf(region)}`;
  if (!reading.isWhole && !areFactsNear(facts, reading)) {
    return [{ label: '参保', words: `${where}，由他人代办；身份由别处认定，这里不列` }];
  }
  const paid = basis === 'exempt' ? '' : `${inYuan(paidFen)}`;
  const source = clausesOf(reading.inForce, region, record.year, determination);
  return [
    { label: '参保', words: `${where}，${basisWords[basis]}${paid}`, source },
    { label: '待遇', words: `${coverWords(determination)}${restingWords(record)}` },
  ];
}

function applied(reading: Reading, application: Application, year: number): FileLine {
  const { inForce, isWhole, seesRoster } = reading;
  const read = isWhole ? application : applicationNear(inForce, application, reading);
  const { region, state, at, determination, declined } = read;
  const { payFen } = determination;
  const amount = payFen === null ? '金额待定' : inYuan(payFen);
  const waits = state === 'awaiting-confirmation' ? '申报的身份等确认' : '等缴费';
  const turned = declined === undefined || !seesRoster ? '' : '，有一项申报退回过';
  return {
    label: '登记',
    words: `${sayDay(chinaDay(at))}，${placeOf(region)}，${waits}，${amount}${turned}`,
    source: clausesOf(inForce, region, year, determination),
  };
}

/** What two officers put down that the notice's days don't say. */
function restingWords(record: EnrolmentRecord): string {
  const [died, from] = [diedOn(record), suspendedFrom(record)];
  if (died !== null) return `。登记了${sayDay(died)}去世，系统里已停保`;
  return from === null ? '' : `，从${sayDay(from)}起暂停`;
}

function coverWords({ coverage }: Determination): string {
  return coverage === null ? '通知没有写从哪天起' : `${sayDay(coverage.from)}至${sayDay(coverage.to)}`;
}

/** `《通知》二（一）、三（二）`, of those that decided. */
function clausesOf(
  { policy }: PolicyInForce,
  region: string,
  year: number,
  { cites }: Determination,
): string {
  const notices = policy.noticesAt(region, year);
  const titled = [...new Set(cites.map(({ notice }) => notice))].map((id) => {
    const title = notices.find((one) => one.id === id)?.title ?? id;
    const clauses = cites.filter(({ notice }) => notice === id).map(({ clause }) => clauseLabel(clause));
    return `《${title}》${[...new Set(clauses)].join('、')}`;
  });
  return titled.join('；');
}

function corrected({ corrections = [] }: Person): readonly FileLine[] {
  return [...corrections].reverse().map(({ kind, at, reason }) => ({
    label: correctionNames[kind],
    words: `${sayDay(chinaDay(at))}，${reason}`,
    source: '两位经办人',
  }));
}
