import { checkPerson, type CheckedPerson } from '../../contract/person-check';
import { checkDocument, documentNames, maskNumber } from '../../contract/identity-document';
import { sayDay } from '../../contract/calendar-day';
import { problemOfName, tidyName } from '../../contract/person-name';
import {
  endTie,
  nameFits,
  nameOf,
  notSo,
  numbersOf,
  tiedWeChat,
  withBirthDate,
  withDocument,
  withName,
  withoutJoinedNumber,
} from '../identity';
import { leavingHimself, rememberNear } from '../officer-access';
import { type Cloud, chinaDay, refuse } from '../platform';
import type { Person } from '../schema';
import { type Change, type Situation, type Wanted, again } from './change';
import { isAtHome, requirePlace } from './places';

function requireHome({ places, region }: Situation): void {
  requirePlace(isAtHome(places, region), '这个人的参保、账户或认定在别的地区');
}

function requireName(cloud: Cloud, wanted: Wanted<'name'>): string {
  requireHome(wanted);
  const { name } = wanted.correction;
  const problem = problemOfName(name);
  if (problem !== null) throw refuse('DOCUMENT_WRONG', problem, { field: 'correction.name' });
  if (nameFits(cloud, wanted.person, name)) throw notSo('登记的就是这个姓名，不需要更正。');
  return tidyName(name);
}

export const nameChange: Change<'name'> = {
  show: (cloud, wanted) => {
    const right = requireName(cloud, wanted);
    const { namedBy, birthDate } = wanted.person;
    // From now on both are the office's word.
    const born = namedBy === 'office' || birthDate === null ? '' : `，出生日期${sayDay(birthDate)}不变`;
    return { words: `姓名“${nameOf(cloud, wanted.person)}”改为“${right}”${born}` };
  },
  make: (cloud, _tx, wanted) => withName(cloud, wanted.person, requireName(cloud, wanted)),
};

/** The document as it should be, with the birth date that it carries, or the one that stands or is given where it carries none. */
function requireDocument(cloud: Cloud, wanted: Wanted<'document'>): CheckedPerson {
  requireHome(wanted);
  const { person, correction } = wanted;
  const today = chinaDay(cloud.now());
  const read = checkDocument(correction.document.kind, correction.document.number, today);
  const carried = read.ok ? read.birthDate : null;
  const birthDate = correction.birthDate ?? (carried === null ? person.birthDate : null);
  const entry = { name: nameOf(cloud, person), document: correction.document };
  const check = checkPerson(birthDate === null ? entry : { ...entry, birthDate }, today);
  if (check.ok) return check.person;
  throw refuse('DOCUMENT_WRONG', check.message, { field: `correction.${check.field}` });
}

export const documentChange: Change<'document'> = {
  show: (cloud, wanted) => {
    const right = requireDocument(cloud, wanted);
    const [wrong] = numbersOf(cloud, wanted.person);
    const birth =
      right.birthDate === wanted.person.birthDate ? '' : `，出生日期改为${sayDay(right.birthDate)}`;
    const before = wrong === undefined ? '没有证件' : `${documentNames[wrong.kind]}`;
    const differs = wrong === undefined ? '' : differingWords(wrong.number, right.number);
    return {
      words: `${before}改为${documentNames[right.kind]}${maskNumber(right.number)}${differs}${birth}`,
      documents: [right],
    };
  },
  make: (cloud, tx, wanted) => withDocument(cloud, tx, wanted.person, requireDocument(cloud, wanted)),
};

/** At most so many characters are named one by one. */
const mostNamed = 4;

/** In what two numbers differ, so that nobody agrees to a number that he can't see: `，第11位由3改为8`. */
function differingWords(wrong: string, right: string): string {
  if (wrong.length !== right.length) return `，由${wrong.length}位改为${right.length}位`;
  const places = [...right].flatMap((character, at) => (character === wrong[at] ? [] : [at]));
  if (places.length > mostNamed) return `，有${places.length}位不同`;
  return places.map((at) => `，第${at + 1}位由${wrong[at] ?? ''}改为${right[at] ?? ''}`).join('');
}

function withRightBirthDate(cloud: Cloud, wanted: Wanted<'birth-date'>): Person {
  requireHome(wanted);
  const { person, correction } = wanted;
  const { birthDate } = correction;
  if (birthDate === person.birthDate) throw notSo('登记的就是这个出生日期，不需要更正。');
  const [document] = numbersOf(cloud, person);
  // First: a number that carries a birth date is told in words of its own.
  const right = withBirthDate(cloud, person, birthDate);
  if (document === undefined) return right;
  const check = checkPerson({ name: nameOf(cloud, person), document, birthDate }, chinaDay(cloud.now()));
  if (check.ok) return right;
  throw refuse('DOCUMENT_WRONG', check.message, { field: 'correction.birthDate' });
}

export const birthDateChange: Change<'birth-date'> = {
  show: (cloud, wanted) => {
    withRightBirthDate(cloud, wanted);
    const before = wanted.person.birthDate === null ? '没有' : sayDay(wanted.person.birthDate);
    const name = wanted.person.namedBy === 'office' ? '' : `，姓名“${nameOf(cloud, wanted.person)}”不变`;
    return { words: `出生日期由${before}改为${sayDay(wanted.correction.birthDate)}${name}` };
  },
  make: (cloud, _tx, wanted) => withRightBirthDate(cloud, wanted),
};

export const joinedNumberChange: Change<'joined-number'> = {
  show: (cloud, wanted) => {
    requireHome(wanted);
    const [joined] = numbersOf(cloud, wanted.person);
    return { words: `接到出生医学证明上的号码${maskNumber(joined?.number ?? '')}拆开，只按出生医学证明登记` };
  },
  make: (cloud, tx, wanted) => {
    requireHome(wanted);
    return withoutJoinedNumber(cloud, tx, wanted.person);
  },
};

export const tieChange: Change<'tie'> = {
  show: async (cloud, wanted) => {
    requireHome(wanted);
    const tied = await tiedWeChat(cloud, wanted.person);
    if (tied === null) throw notTied();
    return { words: '确认过是本人的微信不再是他的，可以另发一次性码', subjects: [tied] };
  },
  make: async (cloud, tx, wanted) => {
    requireHome(wanted);
    const { person } = wanted;
    const openId = await tiedWeChat(cloud, person);
    // An officer who proved to be him stays too near for a while, as where he ends it himself.
    const left = openId === null ? [] : await leavingHimself(cloud, { openId, personId: person._id });
    if (!(await endTie(tx, person, cloud.now()))) throw notTied();
    await rememberNear(tx, left);
    return again(tx, wanted);
  },
};

function notTied(): Error {
  return notSo('没有微信确认过是他本人，直接发一次性码就可以。');
}
