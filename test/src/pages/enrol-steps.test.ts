import { isoDay } from '../../../policy/calendar';
import { birthDateOf, errorsOn, needsGuardian, nextStep } from '../../../src/packages/records/enrol/steps';
import type { EnrolDraft } from '../../../src/state/enrol-draft';

const today = isoDay('2023-11-20');
// 11010519491231002X is the specimen number printed in GB 11643-1999.
function draft(part: Partial<EnrolDraft> = {}): EnrolDraft {
  return {
    name: '王建国',
    kind: 'resident-id',
    number: '11010519491231002X',
    birth: { year: '', month: '', day: '' },
    consent: null,
    family: null,
    ...part,
  };
}
const certificate = draft({ kind: 'birth-certificate', number: 'P360000001' });

describe('enrolling', () => {
  it('doesn’t ask for a birth date that the number carries', () => {
    expect(nextStep('document', draft(), today)).toBe('consent');
    expect(birthDateOf(draft(), today)).toBe('1949-12-31');
  });

  it('asks for it where the document doesn’t', () => {
    expect(nextStep('document', certificate, today)).toBe('birth');
  });

  it('lets a guardian consent for a child under 14, and nobody else', () => {
    const born = (year: string) => draft({ ...certificate, birth: { year, month: '11', day: '21' } });
    expect(needsGuardian(born('2009'), today)).toBe(true);
    expect(needsGuardian(born('2008'), today)).toBe(false);
  });

  it('says which part of the number is wrong', () => {
    const errors = errorsOn('document', draft({ number: '110105194912310021' }), today);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ field: 'document-number' });
    expect(errors[0]?.message).toContain('最后一位');
  });

  it('refuses a name with digits, and going on without consent', () => {
    expect(errorsOn('name', draft({ name: '王3' }), today)[0]?.field).toBe('person-name');
    expect(errorsOn('consent', draft(), today)[0]?.field).toBe('consent');
    expect(errorsOn('consent', draft({ consent: 'self' }), today)).toEqual([]);
  });
});
