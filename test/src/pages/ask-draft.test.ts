import { isoDay } from '../../../policy/calendar';
import type { Question } from '../../../src/answers/questions';
import { draftOf, readDraft, toggled } from '../../../src/packages/calculator/ask/draft';

const today = isoDay('2023-11-20');
const birth: Question = { key: 'birth', kind: 'day', heading: '哪天出生' };
const since: Question = {
  key: 'since.dibao',
  kind: 'since',
  heading: '什么时候认定',
  before: isoDay('2023-09-15'),
};
const paid: Question = { key: 'paid.details', kind: 'paid', heading: '哪天交的' };
const many: Question = { key: 'identities', kind: 'many', heading: '哪种身份', choices: [] };
const one: Question = {
  key: 'ltci',
  kind: 'one',
  heading: '是不是试点',
  choices: [{ value: 'yes', label: '是' }],
};

function read(question: Question, part: object) {
  return readDraft(question, { ...draftOf(question, undefined), ...part }, today);
}
function day(year: string, month: string, date: string) {
  return { parts: { year, month, day: date } };
}

describe('what is typed on a question’s page', () => {
  it('becomes a day', () => {
    expect(read(birth, day('1955', '3', '8')).value).toBe('1955-03-08');
  });

  it.each([
    ['nothing', day('', '', '')],
    ['a day the calendar doesn’t have', day('2023', '2', '30')],
    ['a day that has not come', day('2024', '1', '1')],
    ['a year before anyone alive was born', day('1855', '3', '8')],
  ])('is refused with words beside the field where it is %s', (_, part) => {
    const reading = read(birth, part);
    expect(reading.value).toBeNull();
    expect(reading.errors.map(({ field }) => field)).toEqual(['day']);
  });

  it('may be 不知道 instead of a day', () => {
    expect(read(birth, { choice: 'unknown' }).value).toBe('unknown');
    expect(read(since, { choice: 'unknown' }).value).toBe('unknown');
  });

  it('asks for the day only where the recognition is recent', () => {
    expect(read(since, { choice: 'long' }).value).toBe('long');
    expect(read(since, { choice: 'day' }).errors).toHaveLength(1);
    expect(read(since, { choice: 'day', ...day('2023', '10', '8') }).value).toBe('2023-10-08');
  });

  it('turns yuan into fen', () => {
    expect(read(paid, { ...day('2023', '10', '8'), yuan: '380' }).value).toEqual(['2023-10-08', '38000']);
    expect(read(paid, { ...day('2023', '10', '8'), yuan: '342.5' }).value).toEqual(['2023-10-08', '34250']);
  });

  it('refuses an amount that is none', () => {
    const field = (yuan: string) => read(paid, { ...day('2023', '10', '8'), yuan }).errors[0]?.field;
    expect(field('三百八')).toBe('amount-paid');
    expect(field('-380')).toBe('amount-paid');
    expect(field('')).toBe('amount-paid');
  });

  it('must be something', () => {
    expect(read(many, {}).errors[0]?.field).toBe('choices');
    expect(read(one, {}).errors[0]?.field).toBe('choices');
  });

  it('comes back as it was left', () => {
    expect(draftOf(birth, '1955-03-08').parts).toEqual({ year: '1955', month: '3', day: '8' });
    expect(draftOf(paid, ['2023-10-08', '34250'])).toMatchObject({ yuan: '342.5' });
    expect(draftOf(many, ['dibao']).many).toEqual(['dibao']);
    expect(draftOf(one, 'yes').choice).toBe('yes');
  });
});

describe('what cannot be', () => {
  const until: Question = {
    key: 'until.dibao',
    kind: 'until',
    heading: '还有效吗',
    notBefore: isoDay('2023-10-08'),
  };
  const event: Question = {
    key: 'on.household-moved-in',
    kind: 'day',
    heading: '哪一天',
    taken: { '2023-10-08': '刑满释放' },
  };
  const grade: Question = {
    key: 'disabilityGrade.severe-disability',
    kind: 'one',
    heading: '几级',
    choices: [{ value: '1', label: '一级' }],
  };
  const place: Question = { key: 'region.dibao', kind: 'place', heading: '在哪里', here: '220204' };
  const messageOf = (question: Question, part: object) => read(question, part).errors[0]?.message;

  it('an end before its beginning is refused', () => {
    const before = { choice: 'day', ...day('2023', '10', '7') };
    expect(messageOf(until, before)).toBe('到期的日子比认定的日子（2023年10月8日）还早，请检查这两个日期。');
    expect(read(until, { choice: 'day', ...day('2023', '10', '8') }).value).toBe('2023-10-08');
    // An identity may end on a day still to come.
    expect(read(until, { choice: 'day', ...day('2024', '6', '30') }).value).toBe('2024-06-30');
    expect(read(until, { choice: 'still' }).value).toBe('still');
  });

  it('two events on one day are refused, with what to do', () => {
    expect(messageOf(event, day('2023', '10', '8'))).toContain('“刑满释放”填的也是这一天');
    expect(read(event, day('2023', '10', '9')).value).toBe('2023-10-09');
  });

  it('a grade of 7 is refused', () => {
    expect(messageOf(grade, { choice: '7' })).toBe('残疾等级只有一级到四级，请照残疾人证选一项。');
  });

  it('another place that is the same one, or has it inside, is refused', () => {
    expect(messageOf(place, { choice: 'elsewhere' })).toContain('请在下面选');
    expect(messageOf(place, { choice: 'elsewhere', place: '220204' })).toContain('请选第一项');
    // 船营区 lies in 吉林市.
    expect(messageOf(place, { choice: 'elsewhere', place: '220200' })).toContain('请再往下选到区、县');
    expect(read(place, { choice: 'elsewhere', place: '220202' }).value).toBe('220202');
    expect(draftOf(place, '220202')).toMatchObject({ choice: 'elsewhere', place: '220202' });
  });
});

describe('ticking rows', () => {
  it('holds several', () => expect(toggled(['dibao'], 'tekun')).toEqual(['dibao', 'tekun']));
  it('unticks', () => expect(toggled(['dibao', 'tekun'], 'dibao')).toEqual(['tekun']));
  it('lets 都没有 and 不知道 stand alone', () => {
    expect(toggled(['dibao'], 'none')).toEqual(['none']);
    expect(toggled(['unknown'], 'dibao')).toEqual(['dibao']);
  });
});
