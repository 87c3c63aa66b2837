import { ageOn } from '../../contract/calendar-day';
import type { PersonEntry } from '../../contract/claims';
import { checkPerson } from '../../contract/person-check';
import { maskName, problemOfName, tidyName } from '../../contract/person-name';
import { isoDay } from '../../policy/calendar';

const today = isoDay('2023-11-20');
const wang: PersonEntry = { name: '王小明', document: { kind: 'resident-id', number: '36990119900307001X' } };

function refusal(entry: PersonEntry): { field: string; message: string } {
  const check = checkPerson(entry, today);
  if (check.ok) throw new Error('was accepted');
  return check;
}

describe('a person as typed', () => {
  it('comes out tidied, with the birth date of the number', () => {
    const entry = {
      ...wang,
      name: ' 王 小明 ',
      document: { ...wang.document, number: '369901 19900307 001x' },
    };
    expect(checkPerson(entry, today)).toEqual({
      ok: true,
      person: { name: '王小明', kind: 'resident-id', number: '36990119900307001X', birthDate: '1990-03-07' },
    });
  });

  it('needs a birth date where the document has none, and it must be real and not in the future', () => {
    const passport: PersonEntry = { name: 'JOHN SMITH', document: { kind: 'passport', number: 'AB1234567' } };
    expect(refusal(passport)).toMatchObject({ field: 'birthDate', message: expect.stringContaining('护照') });
    expect(refusal({ ...passport, birthDate: '1990-02-30' }).field).toBe('birthDate');
    expect(refusal({ ...passport, birthDate: '2023-11-21' }).message).toContain('还没有到');
    expect(checkPerson({ ...passport, birthDate: '1990-02-28' }, today).ok).toBe(true);
  });

  it('is refused where a typed birth date contradicts the number', () => {
    expect(refusal({ ...wang, birthDate: '1990-03-08' }).message).toContain('不一致');
    const card = { kind: 'foreign-permanent-residence', number: 'USA110081080302' } as const;
    expect(refusal({ name: 'ANN LEE', document: card, birthDate: '1981-08-04' }).message).toContain('不一致');
  });

  it('says which field is wrong, name before document', () => {
    expect(refusal({ ...wang, name: '' }).field).toBe('name');
    expect(refusal({ ...wang, document: { kind: 'resident-id', number: '1' } }).field).toBe(
      'document.number',
    );
  });
});

describe('a name', () => {
  it('is the same name with any of the middle dots and whatever spaces', () => {
    expect(tidyName('阿依古丽•买买提')).toBe(tidyName('阿依古丽 · 买买提'));
    expect(tidyName('John  smith')).toBe('JOHN SMITH');
  });

  it('may be Chinese, Latin or of a minority, and holds no digits or signs', () => {
    for (const name of ['王芳', '欧阳娜娜', '阿依古丽·买买提', 'ANNE-MARIE O’NEIL', '𠮷野']) {
      expect(problemOfName(name)).toBeNull();
    }
    expect(problemOfName('王')).toContain('全名');
    expect(problemOfName('王芳1')).toContain('数字');
    expect(problemOfName('<王芳>')).toContain('符号');
    expect(problemOfName('王'.repeat(51))).toContain('太长');
  });

  it.each([
    ['a Korean filler', '王\u3164'],
    ['a Korean filler of half width', '王\uffa0芳'],
    ['Cyrillic that looks Latin', 'АNNA SMITH'],
    ['kana', '王の'],
    ['an iteration mark', '佐々木'],
    ['a number of Suzhou', '王〡'],
    ['a combining mark alone', '王\u0301\u0302芳'],
    ['marks alone', '··'],
    ['a mark before it', '·王芳'],
    ['three marks together', '王···芳'],
  ])('holds no %s', (_what, name) => {
    expect(problemOfName(name)).toContain('只能有汉字和字母');
  });

  it('is shown by its first character', () => {
    expect(maskName('王芳')).toBe('王*');
    expect(maskName('阿依古丽·买买提')).toBe('阿***');
  });
});

describe('age', () => {
  it('is in completed years', () => {
    expect(ageOn(isoDay('2009-11-21'), isoDay('2023-11-20'))).toBe(13);
    expect(ageOn(isoDay('2009-11-20'), isoDay('2023-11-20'))).toBe(14);
    expect(ageOn(isoDay('2004-02-29'), isoDay('2022-02-28'))).toBe(17);
    expect(ageOn(isoDay('2004-02-29'), isoDay('2022-03-01'))).toBe(18);
  });
});
