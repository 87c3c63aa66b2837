import type { RosterRow } from '../../../../contract/officer';
import type { CheckedPerson } from '../../../../contract/person-check';
import type { UploadGroup } from '../../../../contract/uploads';
import type { CertifiedIdentity } from '../../../../policy/fact-sheet';
import { nameAmong } from '../../../../policy/own-identities';
import { nameFits, requirePerson } from '../../../identity';
import { knownOnlyAt } from '../../../officer-access';
import type { Cloud } from '../../../platform';
import type { Person, Roster, RosterIdentity } from '../../../schema';
import type { Checked, Reading, RowCheck } from '../../../uploads';
import { certifiedNear } from '../certified-near';
import { isCertifiedSo } from '../import-roster';
import { readStoredRows } from '../stored-rows';
import { type RosterContext, rosterContext } from './read-row';

/** What is stored of the person of a row. */
interface Stored {
  readonly person: Person;
  readonly roster: Roster | null;
  readonly isKnownElsewhere: boolean;
}

/** Rows of a roster beside what is certified now. Seven round trips for all. */
export async function checkRosterRows(
  cloud: Cloud,
  reading: Reading,
  rows: readonly RosterRow[],
): Promise<Checked> {
  const context = await rosterContext(cloud, reading);
  const stored = await readStoredRows(cloud, rows);
  const people = rows.map((row) => requirePerson(cloud, row));
  const known = people.map(stored.personOf);
  const subjects = [...new Set(known.flatMap((person) => person?._id ?? []))];
  const onlyHere = new Set(await knownOnlyAt(cloud, reading.region, subjects));
  const checks = rows.map((row, at): RowCheck => {
    const person = known[at] ?? null;
    const checked = people[at];
    if (person === null || checked === undefined) return { standing: 'new' };
    const roster = stored.rosterOf(person._id);
    const isKnownElsewhere = !onlyHere.has(person._id);
    const check = checkRow(cloud, context, { row, checked }, { person, roster, isKnownElsewhere });
    return { ...check, personId: person._id };
  });
  return { rows: checks, subjects, groups: groupsIn(context, rows) };
}

/** The groups that rows name: of these the file may be the whole list. */
function groupsIn({ own }: RosterContext, rows: readonly RosterRow[]): readonly UploadGroup[] {
  const codes = new Set(rows.flatMap(({ identities }) => identities.map(({ code }) => code)));
  return [...codes].map((code) => ({ code, name: nameAmong(own, code) }));
}

function checkRow(
  cloud: Cloud,
  context: RosterContext,
  { row, checked }: { readonly row: RosterRow; readonly checked: CheckedPerson },
  { person, roster, isKnownElsewhere }: Stored,
): RowCheck {
  const { region } = context;
  // What another place's office certified tells nothing to who uploads a name and number: not its kind, its day, nor that it is.
  const near = roster === null ? null : certifiedNear(roster, region);
  const standing = isEmpty(near) ? 'new' : 'changed';
  const problem = notHimself(cloud, row, checked, person);
  if (problem !== null) return { standing, problem };
  const { identities, circumstances = [], school } = row;
  const certified = { region, identities, circumstances, ...(school === undefined ? {} : { school }) };
  if (isCertifiedSo(cloud, { roster, person }, checked, certified)) return { standing: 'unchanged' };
  const notes = [
    ...row.identities.flatMap((identity) => conflictWords(context, near, identity)),
    ...(isKnownElsewhere ? ['这个人在别的地区有名册、账户或参保，请核对是不是本地的人。'] : []),
  ];
  return notes.length === 0 ? { standing } : { standing, note: notes.join('') };
}

function isEmpty(roster: Roster | null): boolean {
  return roster === null || roster.identities.length + roster.circumstances.length === 0;
}

const correctFirst = '请核对姓名和证件号码；证件上确实改了的，请先在“更正资料”里提出。';

/** What an office said of him before stands: another name or birth date under his number is a mistake on one side. */
function notHimself(
  cloud: Cloud,
  row: RosterRow,
  { name }: CheckedPerson,
  person: Person,
): { readonly column: string; readonly words: string } | null {
  if (person.namedBy !== 'office') return null;
  if (!nameFits(cloud, person, name)) {
    return { column: 'name', words: `这个证件号码已经登记的是另一个姓名。${correctFirst}` };
  }
  const { birthDate } = row;
  if (birthDate === undefined || person.birthDate === null || birthDate === person.birthDate) return null;
  return { column: 'birthDate', words: `这个人已经登记的是另一个出生日期。${correctFirst}` };
}

/** What is certified now beside what the row says of the same identity, where the two are for the same days. */
function conflictWords(
  { own, region }: RosterContext,
  roster: Roster | null,
  identity: CertifiedIdentity,
): readonly string[] {
  const others = (roster?.identities ?? []).filter(
    (held) => held.code === identity.code && overlap(held, identity) && !saysSame(held, identity, region),
  );
  const name = nameAmong(own, identity.code);
  return others.map((held) => {
    const isReplaced = held.since === identity.since && held.region === region;
    const now = `${name}现在认定的是${spanWords(held)}${held.region === region ? '' : '（别处认定）'}，这一行写的是${spanWords(identity)}。`;
    return isReplaced
      ? `${now}同意以后按这一行。`
      : `${now}同意以后两条都算；旧的一条要结束的，请在“更正资料”里写上到哪天为止。`;
  });
}

function spanWords({ since, until }: Pick<CertifiedIdentity, 'since' | 'until'>): string {
  return until === undefined ? `${since}起` : `${since}至${until}`;
}

function overlap(one: CertifiedIdentity, other: CertifiedIdentity): boolean {
  const ends = ({ until }: CertifiedIdentity, day: string): boolean => until === undefined || until >= day;
  return ends(one, other.since) && ends(other, one.since);
}

function saysSame(held: RosterIdentity, identity: CertifiedIdentity, region: string): boolean {
  return held.since === identity.since && held.until === identity.until && held.region === region;
}
