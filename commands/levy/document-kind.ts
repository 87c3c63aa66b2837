import {
  checkDocument,
  documentKindOf,
  documentKinds,
  documentNames,
  type DocumentKind,
} from '../../contract/identity-document';
import type { IsoDay } from '../../policy/calendar';

/** Documents whose numbers say what they are; a passport's and a birth certificate's don't. */
const told = ['resident-id', 'hmt-residence-permit', 'foreign-permanent-residence'] as const;

/**
 * Of which document a number is: what the file says, or, where it says nothing, the number itself; null where that doesn't tell. A string is
 * what is wrong with what the file says, in Chinese.
 */
export function kindOfDocument(
  words: string,
  number: string,
  today: IsoDay,
): { readonly kind: DocumentKind | null } | string {
  if (words === '') return { kind: told.find((kind) => checkDocument(kind, number, today).ok) ?? null };
  const kind = documentKindOf(words);
  if (kind !== null) return { kind };
  return `证件类型应为：${documentKinds.map((one) => documentNames[one]).join('、')}；不知道的可以空着。`;
}
