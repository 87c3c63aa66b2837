import { isoDay } from '../../policy/calendar';
import { Seals } from '../../simulation/bureau/seals';
import { Random } from '../../simulation/kernel/random';

/** A source of random numbers that chooses to seal, under a key of zeros. */
class KeyOfZeros extends Random {
  override chance(): boolean {
    return true;
  }

  override hex(bytes: number): string {
    return '00'.repeat(bytes);
  }
}

test('the offices of the stories seal a file as the example of docs/operations.md is sealed', () => {
  const seals = new Seals(new KeyOfZeros(1), ['140500']);
  const csv = '姓名,证件类型,证件号码,余额(元)\n王芳,居民身份证,369901198203030024,1024.50';
  const file = { kind: 'balances', region: '140500', number: 'any', day: isoDay('2023-11-21'), csv } as const;
  for (let serial = 1; serial < 7; serial += 1) seals.seal(file);
  expect(seals.seal(file).split('\n').at(-1)).toBe(
    '校验,2023-11-21,7,1/1,22dc23fbba88195657c8e5dac44716359eca85d2e968d4a75f8a952d1fd8a2ba',
  );
});
