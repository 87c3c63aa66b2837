import { checkCodeOf, inGroups } from '../../../contract/check-code';
import { readQuery } from '../../../src/officer/persons/read-query';

const code = checkCodeOf(Array.from({ length: 15 }, (_, at) => at));

describe('what is typed into the field for one person', () => {
  it('is a citizen’s number by its 18 signs, with spaces and a small x too', () => {
    expect(readQuery(' 110105 19491231 002x')).toEqual({
      by: 'document',
      document: { kind: 'resident-id', number: '11010519491231002X' },
    });
  });

  it('is an order’s by 32 hexadecimal signs, and a receipt’s code by 16 in groups', () => {
    expect(readQuery('AB'.repeat(16))).toEqual({ by: 'order', orderId: 'ab'.repeat(16) });
    expect(readQuery(inGroups(code).toLowerCase())).toEqual({ by: 'receipt', code });
  });

  it('is said to be wrong where a sign of it is, and never sent as something else', () => {
    expect(readQuery('110105194912310021')).toMatch(/校验|核对|检查/);
    expect(readQuery(`${code.slice(0, 15)}${code.endsWith('2') ? '3' : '2'}`)).toMatch(/核验码/);
    expect(readQuery('1101051949123100')).toMatch(/没有看出是什么号码/);
    expect(readQuery('E12345678')).toMatch(/没有看出是什么号码/);
    expect(readQuery('')).toMatch(/没有看出是什么号码/);
  });
});
