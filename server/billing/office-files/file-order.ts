import type { Cloud } from '../../platform';
import { refuse } from '../../platform';
import type { BureauFile } from '../../schema';
import type { Check, HandedIn } from './file-check';

/**
 * Notes that a piece of a bureau's file is being taken, before any row of it is. Files of a kind come in the order of their serial numbers,
 * each whole before the next; a piece that was taken before changes nothing here. Throws `FILE_OLDER`, `FILE_TAKEN` and `FILE_PARTLY`.
 */
export async function takeInOrder(
  cloud: Cloud,
  { kind, region, number }: Omit<HandedIn, 'csv'>,
  check: Check | null,
): Promise<void> {
  if (check === null) return;
  if ((await cloud.db.get('imports', `${kind}-${region}-${number}`)) !== null) return;
  const { place, day, serial, piece, pieces } = check;
  await cloud.db.transaction(async (tx) => {
    const _id = `${kind}-${place}`;
    const held = await tx.get('bureau-files', _id);
    const whole = wholeNumber(number);
    const file: BureauFile = { _id, serial, day, number: whole, pieces, taken: [], at: cloud.now() };
    if (held !== null) requireFollows(held, file);
    const taken = held?.serial === serial ? held.taken : [];
    if (taken.includes(piece)) return;
    await tx.put('bureau-files', { ...file, taken: [...taken, piece] });
  });
}

/** A file in pieces has one number, and each piece its own behind it. */
function wholeNumber(number: string): string {
  return number.replace(/-p\d+$/, '');
}

function requireFollows(held: BureauFile, coming: BureauFile): void {
  if (coming.serial < held.serial) {
    throw refused(
      'FILE_OLDER',
      `已经导入过更新的文件（序号${held.serial}），序号${coming.serial}的不再采用。`,
    );
  }
  if (coming.serial > held.serial) {
    if (coming.day < held.day) {
      throw refused('FILE_OLDER', `文件的日期早于上一个文件的${held.day}，没有采用。请向做文件的部门核对。`);
    }
    if (held.taken.length === held.pieces) return;
    const words = `上一个文件（编号${held.number}，序号${held.serial}）共${held.pieces}段，只办了${held.taken.length}段。`;
    throw refused('FILE_PARTLY', `${words}请先用同一个编号把它办完，再办这一个。`);
  }
  if (coming.number !== held.number || coming.pieces !== held.pieces) {
    throw refused(
      'FILE_TAKEN',
      `这个文件已经用编号${held.number}导入过，不能换一个编号再导。没办完的，请用原来的编号。`,
    );
  }
}

function refused(code: 'FILE_OLDER' | 'FILE_PARTLY' | 'FILE_TAKEN', words: string): Error {
  return refuse(code, words, { field: 'number' });
}
