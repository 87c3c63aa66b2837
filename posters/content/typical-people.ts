import type { CertifiedIdentity, FactSheet, IdentityCode, PersonalFact } from '../../policy/fact-sheet';
import { circumstanceName } from '../../policy/names';
import { nameAmong, type OwnIdentity } from '../../policy/own-identities';
import type { RuleDocument } from '../../policy';
import type { Group } from '../../policy/rules/group';
import { addDays, formatDay, type IsoDay, isoDay, parseDay } from '../../policy/calendar';

/** Somebody of whom a rule speaks, and how a poster calls people like him. */
export interface TypicalPerson {
  readonly name: string;
  readonly sheet: Pick<FactSheet, 'birthDate' | 'identities' | 'circumstances' | PersonalFact>;
}

type Condition = keyof Group;

/** What a notice asks beside the identity, in a word or two; conditions without an entry go without saying. */
const conditionWords: Partial<Record<Condition, (wanted: unknown) => string>> = {
  dueToIllness: () => '因病',
  monitored: () => '纳入监测',
  student: () => '学生',
  lostWorkCapacity: () => '丧失劳动能力',
  disabilityGradeAtMost: (grade) => (grade === 2 ? '一、二级' : `${String(grade)}级及以上`),
  ageUnder: (age) => `未满${String(age)}岁`,
  ageAtLeast: (age) => `满${String(age)}岁`,
};

function wordsOf(group: Group): readonly string[] {
  return Object.entries(group).flatMap(([condition, wanted]) => {
    if (condition === 'oneOf') return (wanted as readonly Group[]).flatMap(wordsOf).join('或');
    return conditionWords[condition as Condition]?.(wanted) ?? [];
  });
}

/** An age that meets the group's conditions; grown up where it asks for none. */
function ageFor(group: Group): number {
  const { ageUnder, ageAtLeast } = group as { readonly ageUnder?: number; readonly ageAtLeast?: number };
  if (ageUnder !== undefined) return ageUnder - 1;
  return Math.max(40, ageAtLeast ?? 0);
}

/** Recognised long ago here, and with all that a notice could ask of him. */
function identityFor(code: IdentityCode, region: string, year: number): CertifiedIdentity {
  return {
    code,
    since: isoDay(`${year - 3}-01-01`),
    region,
    dueToIllness: true,
    monitored: true,
    disabilityGrade: 1,
    lostWorkCapacity: true,
    student: true,
  };
}

function called(name: string, group: Group): string {
  const words = wordsOf(group);
  return words.length === 0 ? name : `${name}（${words.join('，')}）`;
}

/** One person for each identity, or each event, of each of the rules' groups. */
export function typicalPeople(
  rules: readonly RuleDocument[],
  at: Omit<PersonAt, 'holder'>,
): readonly TypicalPerson[] {
  return rules.flatMap((rule) => {
    const { who = [], holder } = rule as RuleDocument & {
      readonly who?: readonly Group[];
      readonly holder?: string;
    };
    return who.flatMap((group) => peopleOf(group, { ...at, holder }));
  });
}

interface PersonAt {
  readonly region: string;
  readonly year: number;
  /** Identities that the place's notices declare. */
  readonly own: readonly OwnIdentity[];
  /** The notice's words for a group that nobody certifies. */
  readonly holder: string | undefined;
}

/** Who meets what the group asks of the person himself. */
function sheetFor(group: Group, birthDate: IsoDay): TypicalPerson['sheet'] {
  const { sex, isStudent, householdHere, parentInsured, bornFrom, bornBefore } = group;
  const born =
    bornFrom ?? (bornBefore === undefined ? birthDate : formatDay(addDays(parseDay(bornBefore), -1)));
  return {
    birthDate: isoDay(born),
    ...(sex === undefined ? {} : { sex }),
    ...(isStudent === undefined ? {} : { student: isStudent }),
    ...(householdHere === undefined ? {} : { householdHere }),
    ...(parentInsured === undefined ? {} : { parentInsured }),
  };
}

function peopleOf(group: Group, { region, year, own, holder }: PersonAt): readonly TypicalPerson[] {
  const birthDate = isoDay(`${year - 1 - ageFor(group)}-06-01`);
  const { identities, circumstances } = group;
  if (identities === undefined && circumstances === undefined) {
    return holder === undefined ? [] : [{ name: holder, sheet: sheetFor(group, birthDate) }];
  }
  if (identities === undefined) {
    return (circumstances ?? []).map((code) => ({
      name: called(circumstanceName(code), group),
      sheet: { birthDate, circumstances: [{ code, on: isoDay(`${year - 1}-09-01`) }] },
    }));
  }
  return identities.map((code) => ({
    name: called(nameAmong(own, code), group),
    sheet: { birthDate, identities: [identityFor(code, region, year)] },
  }));
}
