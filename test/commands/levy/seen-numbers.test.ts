import { madeUpPerson } from '../../../commands/bench/made-up-people';
import { SeenNumbers } from '../../../commands/levy/seen-numbers';

it('numbers that came before are known again, of hundreds of thousands', () => {
  const seen = new SeenNumbers();
  const numbers = Array.from({ length: 200_000 }, (_, at) => madeUpPerson(at).number);
  expect(numbers.some((number) => seen.again(number))).toBe(false);
  expect(numbers.every((number) => seen.again(number))).toBe(true);
  expect(['护照1', 'G1234567', 'G1234567'].map((number) => seen.again(number))).toEqual([false, false, true]);
});
