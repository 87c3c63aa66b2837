import { checkDocument, documentKindOf } from '../../../contract/identity-document';
import type { DocumentNumber } from '../../identity';
import { type Cloud, chinaDay } from '../../platform';
import type { ElsewhereRow } from './read-line';

/** The document of a row; none where it can't be read: nobody is known by it, and its row won't be taken. */
export function documentsIn(cloud: Cloud, row: ElsewhereRow): readonly DocumentNumber[] {
  const kind = documentKindOf(row.证件类型);
  if (kind === null) return [];
  const check = checkDocument(kind, row.证件号码, chinaDay(cloud.now()));
  return check.ok ? [{ kind, number: check.number }] : [];
}
