import type { DuplicateFileKind } from '../../../contract/duplicates';
import { refuse } from '../../platform';
import type { Reading } from '../../uploads';

/** Of what and for which year a list is. Throws `TOLD_TOO_LITTLE`. */
export function kindOfList({ told: { year, list } }: Pick<Reading, 'told'>): {
  readonly kind: DuplicateFileKind;
  readonly year: number;
} {
  if (list === undefined) throw toldTooLittle('请选这是哪种名单。', 'list');
  if (year === undefined) throw toldTooLittle('请选这份名单是哪个年度参保用的。', 'year');
  return { kind: list, year };
}

function toldTooLittle(words: string, field: string): Error {
  return refuse('TOLD_TOO_LITTLE', words, { field });
}
