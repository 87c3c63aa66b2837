import type { ResidentRow } from '../../../contract/residents';
import { liesIn, regionName } from '../../../policy/region-names';
import { personOnList } from '../../identity';
import { type Cloud, RefusalError } from '../../platform';
import type { Person, Resident } from '../../schema';
import type { Checked, Reading, RowCheck } from '../../uploads';
import { readRow } from '../import-residents';
import { readStoredList } from '../stored-list';
import { type RowOfList, changesIn, saysAlready } from '../take-row';
import { villagesOfPlace } from '../villages';

const noPhones = '没有写联系电话从哪里来，文件里的电话没有读。';

/** Rows of a list beside the one that stands now. Three round trips for all. */
export async function checkResidentRows(
  cloud: Cloud,
  reading: Reading,
  rows: readonly ResidentRow[],
): Promise<Checked> {
  const { region, told } = reading;
  const villages = await villagesOfPlace(cloud, region);
  const { year = 0, phonesFrom } = told;
  const of = { region, year, batch: '', ...(phonesFrom === undefined ? {} : { phonesFrom }) };
  const read = rows.map((row) => readRow(cloud, villages, of, row));
  const good = read.filter((row): row is RowOfList => !(row instanceof Error));
  const stored = await readStoredList(
    cloud,
    good.map(({ checked }) => checked),
  );
  const checks = read.map((row): RowCheck => {
    if (row instanceof Error) return { standing: 'new', problem: { column: null, words: row.message } };
    const person = stored.personOf(row.checked);
    return checkRow(cloud, row, person, person === null ? [] : stored.listedOf(person._id));
  });
  const subjects = [...new Set(checks.flatMap(({ personId }) => personId ?? []))];
  return { rows: checks, subjects, remarks: phonesFrom === undefined ? [noPhones] : [] };
}

function checkRow(
  cloud: Cloud,
  row: RowOfList,
  person: Person | null,
  listed: readonly Resident[],
): RowCheck {
  if (person === null) return { standing: 'new' };
  const who = { personId: person._id };
  const own = listed.find(({ village }) => liesIn(village, row.list.region)) ?? null;
  const problem = mismatch(cloud, row, person);
  if (problem !== null) return { ...who, standing: own === null ? 'new' : 'changed', problem };
  const elsewhere = listed.filter((one) => one !== own);
  const note =
    elsewhere.length === 0 ? {} : { note: '别处的名单上也有他：两处都留着，由两处核对他住在哪里。' };
  if (own === null) return { ...who, ...note, standing: 'new' };
  if (saysAlready(cloud, own, row)) return { ...who, standing: 'unchanged' };
  if (saysAlready(cloud, own, row, false)) return { ...who, ...note, standing: 'renewed' };
  const said = saidOf(own, row);
  return {
    ...who,
    ...note,
    standing: 'changed',
    changes: changesIn(own, row),
    ...(said === '' ? {} : { said }),
  };
}

/** A list puts no name right: who goes by another one is not taken. */
function mismatch(cloud: Cloud, { checked }: RowOfList, person: Person): RowCheck['problem'] | null {
  try {
    personOnList(cloud, person, checked, '');
    return null;
  } catch (error) {
    if (error instanceof RefusalError) return { column: 'name', words: error.refusal.message };
    throw error;
  }
}

function saidOf(held: Resident, row: RowOfList): string {
  const words = {
    moved: `原来住在${regionName(held.village) ?? held.village}。`,
    household: held.household === row.household ? '户主变了。' : `原来的户号是${held.household || '空的'}。`,
    agent: '代办员变了。',
  };
  const back = held.goneFor.length === 0 ? [] : ['以前标为不在名单上，现在又有了。'];
  return [...changesIn(held, row).map((change) => words[change]), ...back].join('');
}
