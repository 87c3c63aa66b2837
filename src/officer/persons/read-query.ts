import { readCheckCode } from '../../../contract/check-code';
import { checkDocument, tidyNumber } from '../../../contract/identity-document';
import type { DocumentKind } from '../../../contract/identity-document';
import type { PersonQuery } from '../../../contract/person-file';
import { chinaToday } from '../../words/days';

/** Kinds whose numbers are told from all else by their form. */
const kinds = [
  'resident-id',
  'hmt-residence-permit',
  'foreign-permanent-residence',
] as const satisfies readonly DocumentKind[];

const howLong = '身份证号码18位，订单号32位，凭证的核验码16位。护照、出生证等，请到“查一个人”里选证件。';

/** What was typed into one field: a number of 18 signs, an order's of 32 or a receipt's code of 16. A text: what is wrong with it. */
export function readQuery(typed: string): PersonQuery | string {
  const orderId = typed.trim().toLowerCase();
  if (/^[0-9a-f]{32}$/.test(orderId)) return { by: 'order', orderId };
  const read = readCheckCode(typed);
  if (read.kind === 'code') return { by: 'receipt', code: read.code };
  const number = tidyNumber(typed);
  // A code has letters; sixteen digits are a number that was not typed to its end.
  if (read.kind === 'mistyped' && !/^\d+$/.test(number)) return '核验码有一位不对，请照凭证再看一遍。';
  const kind = kinds.find((one) => checkDocument(one, number, chinaToday()).ok);
  if (kind !== undefined) return { by: 'document', document: { kind, number } };
  const check = checkDocument('resident-id', number, chinaToday());
  return number.length === 18 && !check.ok ? check.problem.message : `没有看出是什么号码。${howLong}`;
}
