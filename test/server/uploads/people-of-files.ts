import { checkCharacter } from '../../../contract/identity-document';

/** Born 1 January 1970; area code 369901 belongs to no place. */
export function numberOf(at: number): string {
  const digits = `36990119700101${String(at).padStart(3, '0')}`;
  return digits + checkCharacter(digits);
}

/** The same with another check digit. */
export function wrongNumberOf(at: number): string {
  const number = numberOf(at);
  return number.slice(0, 17) + (number.endsWith('1') ? '2' : '1');
}
