import fc from 'fast-check';
import {
  checkCodeLength,
  checkCodeOf,
  checkCodeSigns,
  inGroups,
  readCheckCode,
} from '../../contract/check-code';

const drawn = fc.array(fc.integer({ min: 0, max: checkCodeSigns - 1 }), { minLength: 15, maxLength: 15 });
/** Everything that could stand in the place of a sign. */
const signs = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

describe('a check code', () => {
  it('has sixteen signs, none of which is taken for another', () => {
    fc.assert(
      fc.property(drawn, (chosen) => {
        const code = checkCodeOf(chosen);
        return code.length === checkCodeLength && /^[2-9A-HJKMNP-Z]+$/.test(code);
      }),
    );
  });

  it('is read in either case, in groups or without, and in the full width of a Chinese keyboard', () => {
    const code = checkCodeOf([...'abcdefghijklmno'].map((_, at) => at * 2));
    expect(inGroups(code)).toMatch(/^(\w{4} ){3}\w{4}$/);
    const wide = [...code].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('');
    for (const typed of [
      code,
      code.toLowerCase(),
      inGroups(code),
      inGroups(code).replaceAll(' ', '-'),
      wide,
    ]) {
      expect(readCheckCode(typed)).toEqual({ kind: 'code', code });
    }
  });

  it('with any one sign put wrong is no code', () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 0, max: checkCodeLength - 1 }), (chosen, at) => {
        const code = checkCodeOf(chosen);
        return signs
          .filter((sign) => sign !== code[at])
          .every((sign) => readCheckCode(code.slice(0, at) + sign + code.slice(at + 1)).kind === 'mistyped');
      }),
    );
  });

  it('with two signs that changed places is no code', () => {
    fc.assert(
      fc.property(
        drawn,
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 1, max: 15 }),
        (chosen, one, other) => {
          const code = [...checkCodeOf(chosen)];
          const [first = '', second = ''] = [code[one], code[other]];
          fc.pre(first !== second);
          code[one] = second;
          code[other] = first;
          return readCheckCode(code.join('')).kind === 'mistyped';
        },
      ),
    );
  });

  it.each(['', 'ABC', `${checkCodeOf(Array(15).fill(3))}2`])(
    'of another length is told apart: %p',
    (typed) => {
      expect(readCheckCode(typed)).toEqual({ kind: 'length' });
    },
  );
});
