import { isoDay } from '../../../policy/calendar';
import { fireEvent, render, screen } from '@testing-library/react';
import RosterPage from '../../../src/officer/roster/index';
import { readPeople } from '../../../src/officer/roster/read-people';
import { readTable } from '../../../src/officer/files/table';
import { neededColumns } from '../../../src/officer/roster/columns';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const region = '360983001';
const today = isoDay('2023-11-20');

// Made-up people; area code 369901 belongs to no place, the check characters are right.
const father = '369901195805120017';
const grandmother = '369901193602180029';
const header = '姓名,证件类型,证件号码,身份,认定日期';
const own = [{ code: 'own-elder', name: '三老人员' }] as const;

function read(text: string) {
  const table = readTable(text, neededColumns);
  if ('problem' in table) throw new Error(table.problem);
  return readPeople({ table: table.table, today, own });
}

describe('a roster as an office writes it', () => {
  it('is understood with names, days and answers as spreadsheets have them', () => {
    const { people, problems } = read(
      [
        `${header},截止日期,因病,残疾等级`,
        `王建国,身份证,${father},低保,2022/6/1,2024年5月31日,是,`,
        `陈桂花,居民身份证,${grandmother},重度残疾人,20150101,,,二级`,
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(people.map(({ row }) => row)).toEqual([
      {
        name: '王建国',
        document: { kind: 'resident-id', number: father },
        identities: [{ code: 'dibao', since: '2022-06-01', until: '2024-05-31', dueToIllness: true }],
      },
      {
        name: '陈桂花',
        document: { kind: 'resident-id', number: grandmother },
        identities: [{ code: 'severe-disability', since: '2015-01-01', disabilityGrade: 2 }],
      },
    ]);
  });

  it('knows the identities of the office’s own place by their names, however they are spaced', () => {
    const { people } = read([header, `王建国,身份证,${father},三老 人员,2022-06-01`].join('\n'));
    expect(people.map(({ row }) => row.identities.map(({ code }) => code))).toEqual([['own-elder']]);
  });

  it('may give a person two identities in two lines, and have people with none', () => {
    const { people } = read(
      [
        `${header},情形,情形日期`,
        `王建国,身份证,${father},低保对象,2022-06-01,,`,
        `陈桂花,身份证,${grandmother},,,职工医保停保,2023-11-01`,
        `王建国,身份证,${father},重度残疾人,2020-01-01,,`,
      ].join('\n'),
    );
    expect(people.map(({ line, row }) => [line, row.identities.map(({ code }) => code)])).toEqual([
      [2, ['dibao', 'severe-disability']],
      [3, []],
    ]);
    expect(people[1]?.row.circumstances).toEqual([{ code: 'employee-insurance-ended', on: '2023-11-01' }]);
  });

  it.each([
    [`王建国,身份证,369901195805120018,低保,2022-06-01`, '证件号码'],
    [`王建国,身份证,3.69901E+17,低保,2022-06-01`, '证件号码'],
    [`王建国,驾驶证,${father},低保,2022-06-01`, '证件类型'],
    [`,身份证,${father},低保,2022-06-01`, '姓名'],
    [`王建国,身份证,${father},五保户,2022-06-01`, '身份'],
    [`王建国,身份证,${father},低保,`, '认定日期'],
    [`王建国,身份证,${father},低保,2022-02-30`, '认定日期'],
    [`王建国,护照,E12345678,低保,2022-06-01`, '出生日期'],
  ])('is told where a line cannot be taken: %s', (row, field) => {
    const { people, problems } = read(`${header}\n陈桂花,身份证,${grandmother},,\n${row}`);
    expect(people).toHaveLength(1);
    expect(problems).toMatchObject([{ line: 3, field }]);
    expect(problems[0]?.message).not.toContain(father);
  });

  it('is told where one number stands under two names', () => {
    const { people, problems } = read(`${header}\n王建国,身份证,${father},,\n陈桂花,身份证,${father},,`);
    expect(people).toEqual([]);
    expect(problems).toMatchObject([
      { line: 2, field: '姓名', message: expect.stringContaining('第3行写的是另一个姓名') as string },
      { line: 3, field: '姓名', message: expect.stringContaining('第2行写的是另一个姓名') as string },
    ]);
  });

  it.each([
    ['two days for one identity', '低保,2022-06-01,', '低保,2022-07-01,'],
    ['two ends of one identity', '低保,2022-06-01,2023-06-30', '低保,2022-06-01,2024-06-30'],
  ])('is told of both lines that contradict each other, and proposes neither: %s', (_, one, other) => {
    const { people, problems } = read(
      [
        `${header},截止日期`,
        `王建国,身份证,${father},${one}`,
        `陈桂花,身份证,${grandmother},低保,2020-01-01,`,
        `王建国,身份证,${father},${other}`,
        `王建国,身份证,${father},重度残疾人,2020-01-01,`,
      ].join('\n'),
    );
    expect(people.map(({ row }) => row.name)).toEqual(['陈桂花']);
    expect(problems.map(({ line, field }) => [line, field])).toEqual([
      [2, '身份'],
      [4, '身份'],
      [5, '证件号码'],
    ]);
  });

  it('takes one period of an identity after another, and the same line twice', () => {
    const line = `王建国,身份证,${father},低保,2019-01-01,2020-12-31`;
    const { people, problems } = read(
      [`${header},截止日期`, line, `王建国,身份证,${father},低保,2022-06-01,`, line].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(people[0]?.row.identities.map(({ since }) => since)).toEqual(['2019-01-01', '2022-06-01']);
  });
});

describe('the page of rosters', () => {
  let server: ServerDouble;
  beforeEach(() => {
    device.reset();
    server = new ServerDouble();
    server.answer('officer.me', { name: '陈*', regions: [region], duties: ['roster'], today });
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2023-11-20T02:00:00Z'));
  });
  afterEach(() => jest.restoreAllMocks());

  const sent = () => server.asked.filter(({ action }) => action === 'proposals.propose');
  const tap = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
  const paste = async (text: string) =>
    fireEvent.change(await screen.findByLabelText('文件内容'), { target: { value: text } });

  it('takes a batch back by the same file', async () => {
    server.answer('proposals.propose', { state: 'proposed' });
    render(<RosterPage />);
    fireEvent.click(await screen.findByRole('radio', { name: /撤回整批/ }));
    await paste(`${header}\n陈桂花,身份证,${grandmother},特困,2015-01-01`);
    await tap('先看看有没有错');
    await tap('提出撤回1人');
    await screen.findByText('已提出撤回1人，等另一位经办人同意后生效');
    expect(sent()).toMatchObject([{ act: 'roster.undo', content: { batch: '20231120-1', part: 1 } }]);
  });

  it('shows what is wrong before anything is sent, and then sends the rest', async () => {
    server.answer('proposals.propose', { state: 'proposed' });
    render(<RosterPage />);
    await paste(
      `${header}\n王建国,身份证,${father},五保户,2022-06-01\n陈桂花,身份证,${grandmother},特困,2015-01-01`,
    );
    await tap('先看看有没有错');
    await screen.findByText('1人没有问题，1行有问题');
    expect(screen.getByText(/第2行，身份：不认识“五保户”/)).toBeTruthy();
    expect(sent()).toEqual([]);
    await tap('提出1人');
    await screen.findByText('已提出1人，等另一位经办人同意后生效');
    expect(sent()).toMatchObject([
      {
        act: 'roster.import',
        part: 1,
        parts: 1,
        content: {
          region,
          batch: '20231120-1',
          part: 1,
          rows: [
            {
              name: '陈桂花',
              document: { kind: 'resident-id', number: grandmother },
              identities: [{ code: 'tekun', since: '2015-01-01' }],
            },
          ],
        },
      },
    ]);
  });

  it('asks anew for another file', async () => {
    render(<RosterPage />);
    await paste('姓名,身份\n王建国,低保');
    await tap('先看看有没有错');
    expect(screen.getByRole('link', { name: /第一行缺少列：证件类型、/ })).toBeTruthy();
    await paste(`${header}\n陈桂花,身份证,${grandmother},,`);
    await tap('先看看有没有错');
    await screen.findByText('1人，没有看出问题');
    await paste('');
    expect(screen.queryByRole('button', { name: '提出1人' })).toBeNull();
  });
});
