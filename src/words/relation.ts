import type { Relation } from '../../contract/family';
import { relationNames } from '../../contract/relation-names';

/** As the payer reads it of his own family. */
export const relationWords: Readonly<Record<Relation, string>> = {
  ...relationNames,
  self: '我本人',
  ward: '由我监护的人',
  other: '其他家人',
};
