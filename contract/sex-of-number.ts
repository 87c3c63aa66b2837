import type { Sex } from '../policy/fact-sheet';
import type { DocumentKind } from './identity-document';

/** Documents whose numbers are citizen numbers (GB 11643): the sequence's last digit, the 17th, is odd for men. */
const citizenNumbers: readonly DocumentKind[] = ['resident-id', 'hmt-residence-permit'];
const sequenceEnd = 16;

/** The sex that a number carries; null where it carries none. `number` came through `checkDocument`. */
export function sexOfNumber(kind: DocumentKind, number: string): Sex | null {
  if (!citizenNumbers.includes(kind)) return null;
  return Number(number.charAt(sequenceEnd)) % 2 === 1 ? 'male' : 'female';
}
