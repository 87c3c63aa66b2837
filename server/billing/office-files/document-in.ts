import { checkDocument, documentKindOf } from '../../../contract/identity-document';
import type { DocumentNumber } from '../../identity';
import { type Cloud, chinaDay } from '../../platform';

/** The document that a row of a file names; none where it can't be read: nobody is known by it, and its row won't be taken. */
export function documentIn(cloud: Cloud, kindWords: string, number: string): readonly DocumentNumber[] {
  const kind = documentKindOf(kindWords);
  if (kind === null) return [];
  const check = checkDocument(kind, number, chinaDay(cloud.now()));
  return check.ok ? [{ kind, number: check.number }] : [];
}
