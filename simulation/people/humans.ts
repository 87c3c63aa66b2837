import { dayAfter } from '../../contract/calendar-day';
import { checkCharacter } from '../../contract/identity-document';
import type { DocumentEntry, PersonEntry } from '../../contract/claims';
import type { IdentityCode } from '../../policy/fact-sheet';
import { type IsoDay, isoDay } from '../../policy/calendar';
import type { Random } from '../kernel/random';
import type { Place, Scenario, Setting } from './settings';

/** Someone made up: a valid check character, and an area code that no place has. */
export interface Human {
  readonly index: number;
  readonly entry: PersonEntry;
  /** Of a newborn who is known by his birth certificate: the number that comes later. */
  readonly numberToCome: DocumentEntry | null;
  readonly birthDate: IsoDay;
  readonly place: Place;
  /** What the office's roster says of him from the start. */
  readonly confirmed: readonly IdentityCode[];
  /** What he says of himself that no roster confirms yet. */
  readonly claimed: readonly IdentityCode[];
  /** Since when an identity of his counts: long ago, or as of the day on which the story begins, or of the next. */
  readonly recognisedOn: IsoDay;
}

const surnames = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄'];
const givenNames = ['伟', '芳', '娜', '秀英', '敏', '静', '强', '磊', '桂兰', '小宝'];

const identities: readonly IdentityCode[] = [
  'dibao',
  'tekun',
  'tekun',
  'tekun',
  'returned-to-poverty',
  'unstable-poverty-exit',
];

export function drawHumans(random: Random, setting: Setting, scenario: Scenario, count: number): Human[] {
  return Array.from({ length: count }, (_, index) => drawHuman(random, setting, scenario, index));
}

function drawHuman(random: Random, setting: Setting, scenario: Scenario, index: number): Human {
  const newborn = index > 3 && random.chance(0.4);
  const birthDate = newborn ? newbornOf(setting.day) : drawBirthDate(random, index);
  const name = `${random.pick(surnames)}${random.pick(givenNames)}`;
  const leans = scenario === 'midnight' || scenario === 'recognised later';
  const tomorrow = dayAfter(setting.day);
  const confirmed = random.chance(leans ? 0.7 : 0.35) ? [random.pick(identities)] : [];
  const claimed = confirmed.length === 0 && random.chance(0.6) ? [random.pick(identities)] : [];
  const number = { kind: 'resident-id', number: numberFor(birthDate, index) } as const;
  const certificate = { kind: 'birth-certificate', number: `X${410_000_000 + index}` } as const;
  const byCertificate = newborn && random.chance(0.6);
  return {
    index,
    entry: byCertificate ? { name, birthDate, document: certificate } : { name, document: number },
    numberToCome: byCertificate ? number : null,
    birthDate,
    place: random.chance(index < 4 ? 1 : 0.6) ? homeOfPayer(random, setting) : random.pick(setting.places),
    confirmed,
    claimed,
    recognisedOn: random.pick(
      leans ? [setting.day, tomorrow, tomorrow] : [isoDay('2022-06-01'), setting.day, tomorrow],
    ),
  };
}

/** Payers live where a mutual-aid account may pay, more often than not: the second payment source must not be a rarity. */
function homeOfPayer(random: Random, { places }: Setting): Place {
  const offering = places.filter(({ mutualAid }) => mutualAid);
  return random.pick(offering.length > 0 && random.chance(0.85) ? offering : places);
}

/** Born so that the story begins on his 90th day, the birth being day 0. */
function newbornOf(day: IsoDay): IsoDay {
  return isoDay(new Date(Date.parse(`${day}T00:00:00Z`) - 90 * 86_400_000).toISOString().slice(0, 10));
}

/** The first humans are grown up: they hold the phones. */
function drawBirthDate(random: Random, index: number): IsoDay {
  const year = index < 4 ? random.between(1960, 2000) : random.between(1935, 2018);
  const two = (value: number): string => String(value).padStart(2, '0');
  return isoDay(`${year}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`);
}

function numberFor(birthDate: IsoDay, index: number): string {
  const body = `399999${birthDate.replaceAll('-', '')}${String(index + 100)}`;
  return body + checkCharacter(body);
}
