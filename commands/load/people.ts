import { checkCharacter } from '../../contract/identity-document';

export const region = '140502';

/** Somebody made up, another one for each number: a valid check character, and an area code of no place. */
export function somebody(at: number): { readonly name: string; readonly document: object } {
  const year = 1930 + (at % 60);
  const month = 1 + (Math.floor(at / 60) % 12);
  const day = 1 + (Math.floor(at / 720) % 28);
  const two = (value: number): string => String(value).padStart(2, '0');
  const body = `399999${year}${two(month)}${two(day)}${String(100 + Math.floor(at / 20_160)).padStart(3, '0')}`;
  return { name: '王小明', document: { kind: 'resident-id', number: body + checkCharacter(body) } };
}
