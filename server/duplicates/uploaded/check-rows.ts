import { isDeepStrictEqual } from 'node:util';
import { sayDay } from '../../../contract/calendar-day';
import type { DuplicateRow } from '../../../contract/duplicates';
import { nameFits } from '../../identity';
import { RowError } from '../../imports';
import { type Cloud, RefusalError } from '../../platform';
import type { Duplicate } from '../../schema';
import type { Checked, Reading, RowCheck } from '../../uploads';
import { type RowOfList, duplicateId, isDecided, knownHere, readRow } from '../import-duplicates';
import { linesOf, nearLine, ownLine, wordsOf } from '../lines';
import { columnOf } from './read-row';
import { kindOfList } from './told';

const notHere: RowCheck = {
  standing: 'not-here',
  said: '不在这里的居民名单上，也没有在这里参保，没有保存。',
  kept: null,
};

/** Lines of a list beside who lives or is insured here, and the cases there are. Five round trips for all. */
export async function checkDuplicateRows(
  cloud: Cloud,
  reading: Reading,
  rows: readonly DuplicateRow[],
): Promise<Checked> {
  const { region } = reading;
  const of = kindOfList(reading);
  const read = rows.map((row) => readRow(cloud, row));
  const { personOf, isHere, isInsuredHere } = await knownHere(cloud, { region, year: of.year }, read);
  const whoIn = (row: RowOfList) => {
    const person = personOf(row.checked);
    return person !== null && isHere(person._id) ? person : null;
  };
  const people = read.flatMap((row) => (row instanceof Error ? [] : (whoIn(row) ?? [])));
  const ids = [...new Set(people.map(({ _id }) => duplicateId(of, _id)))];
  const cases =
    ids.length === 0
      ? []
      : await cloud.db.find('duplicates', { filter: { _id: { in: ids } }, limit: ids.length });
  const checks = read.map((row): RowCheck => {
    if (row instanceof Error) return { standing: 'new', problem: problemOf(row) };
    const person = whoIn(row);
    if (person === null) return notHere;
    const who = { personId: person._id };
    if (!nameFits(cloud, person, row.checked.name)) return { ...who, standing: 'new', problem: otherName };
    const held = cases.find(({ _id }) => _id === duplicateId(of, person._id));
    const known = { region, isInsuredHere: isInsuredHere(person._id) };
    return { ...who, ...(held === undefined ? { standing: 'new' } : standingOf(held, row, known)) };
  });
  return { rows: checks, subjects: [...new Set(people.map(({ _id }) => _id))] };
}

/** A number typed wrong must not call somebody dead. */
const otherName = {
  column: 'name',
  words: '姓名和这里登记的不一样。请对照证件核对姓名和号码，改好再传。',
} as const;

interface KnownHere {
  readonly region: string;
  readonly isInsuredHere: boolean;
}

/** Beside what lists of this office said before: what others' say is theirs to read. */
function standingOf(held: Duplicate, row: RowOfList, { region, isInsuredHere }: KnownHere): RowCheck {
  const own = ownLine(linesOf(held), region);
  if (own === undefined) {
    // Else a file of guesses, never handed in, would tell what an office elsewhere has of him.
    if (nearLine(held, region) === undefined) return { standing: 'new' };
    return { standing: 'changed', said: '别处的名单也写到他。' };
  }
  if (isDecided(held, { since: row.since, own, isInsuredHere })) {
    return { standing: 'unchanged', said: '他的事已经处理过，照处理的结果。' };
  }
  if (isDeepStrictEqual(wordsOf(own), wordsOf(row))) return { standing: 'unchanged' };
  const { since, where, insuredAs, school } = own;
  const before = [since === null ? '' : `${sayDay(since)}起`, where, insuredAs, school].filter(Boolean);
  return {
    standing: 'changed',
    said: before.length === 0 ? '以前没有写日期和地方。' : `以前写的是${before.join('，')}。`,
  };
}

function problemOf(error: Error): NonNullable<RowCheck['problem']> {
  if (error instanceof RowError) return { column: columnOf(error.field), words: error.words };
  if (!(error instanceof RefusalError)) throw error;
  const { field = '', message } = error.refusal;
  return { column: columnOf(field), words: message };
}
