import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readLevyArguments, LevyArgumentsError } from '../../../commands/levy/arguments';
import { writeLevy } from '../../../commands/levy/write-levy';
import { checkCharacter } from '../../../contract/identity-document';
import { policy } from '../../../policy';
import { rowsOf, written } from '../../server/spreadsheets/files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'levy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function number(at: number): string {
  const body = `39999919600101${String(at).padStart(3, '0')}`;
  return body + checkCharacter(body);
}

function levy(name: string, text: string, region = '140500') {
  const people = path.join(folder, name);
  writeFileSync(people, text);
  const out = path.join(folder, 'out');
  return writeLevy(
    policy,
    readLevyArguments(['--region', region, '--people', people, '--out', out, '--on', '2023-10-10']),
  );
}

function sheet(name: string): Promise<readonly string[]> {
  return rowsOf(readFileSync(path.join(folder, 'out', name))).then(written);
}

function line(more: object): string {
  return `${JSON.stringify({ name: '王小明', region: '140525', ...more })}\n`;
}

describe('npm run levy', () => {
  it('writes one workbook a county, the tax office’s lines, control totals and what was left out', async () => {
    const text =
      line({ number: number(1), village: '东村', identities: [{ code: 'dibao', since: '2022-06-01' }] }) +
      line({ number: number(2), region: '140521', paidOn: '2023-10-11', paidFen: 38_000 }) +
      line({ number: number(1) }) +
      line({ number: number(3), region: '220202' }) +
      'not json\n' +
      line({ number: number(4), identities: [{ code: 'unheard-of', since: '2022-06-01' }] });
    const { people, problems } = await levy('people.jsonl', text);
    expect({ people, problems }).toEqual({ people: 2, problems: 4 });
    expect(readdirSync(path.join(folder, 'out')).sort()).toEqual([
      '应缴清册-沁水县-2024.xlsx',
      '应缴清册-泽州县-2024.xlsx',
      '控制数和资助台账-晋城市-2024.xlsx',
      '税务导入-晋城市-2024.csv',
      '问题行.csv',
    ]);
    const list = await sheet('应缴清册-泽州县-2024.xlsx');
    expect(list[3]).toMatch(
      /^4: 140525 \| 东村 \| 王小明 \| 居民身份证 \| \d{17}[\dX] \| 低保对象 \| 380 \| 304 \| 医疗救助基金 \| 76 \| 0/,
    );
    const tax = readFileSync(path.join(folder, 'out', '税务导入-晋城市-2024.csv'), 'utf8').split('\r\n');
    expect(tax[1]).toBe(`140525,王小明,居民身份证,${number(1)},2024,380.00,304.00,76.00,否`);
    expect(tax[2]).toBe(`140521,王小明,居民身份证,${number(2)},2024,380.00,0.00,380.00,是`);
    const left = readFileSync(path.join(folder, 'out', '问题行.csv'), 'utf8').split('\r\n');
    expect(left.slice(1, 5).map((row) => row.split(',')[0])).toEqual(['第3行', '第4行', '第5行', '第6行']);
    expect(left[1]).toContain('同一个证件号码');
    expect(left.join('')).not.toContain(number(1));
    expect(statSync(path.join(folder, 'out', '问题行.csv')).mode & 0o077).toBe(0);
  });

  it('reads a workbook’s rows by their headings, with what is wrong by row and column', async () => {
    const text =
      '区划代码,姓名,身份证号,人员类别,认定日期,缴费金额（元）,缴费日期\n' +
      `430102,王明,${number(1)},低保对象,2022.6.1,,\n` +
      `430102,李芳,3.99E+17,,,,\n` +
      `430102,赵强,${number(2)},,,380,2023-10-10\n` +
      `430102,陈花,${number(3)},低保对象,,,\n合计,,,,,380,\n`;
    const { people, problems } = await levy('people.csv', text, '430000');
    expect({ people, problems }).toEqual({ people: 2, problems: 2 });
    const left = readFileSync(path.join(folder, 'out', '问题行.csv'), 'utf8');
    expect(left).toContain('第3行,C列：这个证件号码被表格软件当成了数字');
    expect(left).toContain('第5行,有身份“低保对象”，但没有认定日期，请补上。');
  });

  it('says which document a number is of: as the file says, or as the number itself tells', async () => {
    const text =
      '区划代码,姓名,证件类型,证件号码\n' +
      `140525,甲,,${number(1)}\n` +
      '140525,乙,护照,E12345678\n' +
      '140525,丙,,E12345679\n' +
      '140525,丁,工作证,E12345670\n';
    await levy('people.csv', text);
    const tax = readFileSync(path.join(folder, 'out', '税务导入-晋城市-2024.csv'), 'utf8');
    const rows = tax.split('\r\n').map((row) => row.split(','));
    expect(rows[0]?.slice(1, 4)).toEqual(['姓名', '证件类型', '证件号码']);
    expect(rows.slice(1, 4).map((row) => row.slice(1, 3))).toEqual([
      ['甲', '居民身份证'],
      ['乙', '护照'],
      ['丙', ''],
    ]);
    const left = readFileSync(path.join(folder, 'out', '问题行.csv'), 'utf8');
    expect(left).toContain('证件类型应为：居民身份证、');
  });

  it('lists whole schools, a sheet each', async () => {
    const at = { region: '430102' };
    const text =
      line({ ...at, number: number(1), school: '某某大学' }) +
      line({ ...at, number: number(2), school: '某某学院' }) +
      line({ ...at, number: number(3), school: '某某大学' }) +
      line({ ...at, number: number(4) });
    await levy('people.jsonl', text, '430000');
    const file =
      readdirSync(path.join(folder, 'out')).find((name) => name.startsWith('学校整体参保清册')) ?? '';
    const rows = await rowsOf(readFileSync(path.join(folder, 'out', file)));
    const ofSheet = (name: string) => rows.filter((row) => row.sheet === name).length;
    expect([ofSheet('某某大学'), ofSheet('某某学院')]).toEqual([5, 4]);
  });

  it('written wrongly says what is missing', () => {
    expect(() => readLevyArguments(['--region', '140500'])).toThrow(LevyArgumentsError);
    expect(() =>
      readLevyArguments(['--region', 'x', '--people', 'a', '--out', 'b', '--on', '2023-10-10']),
    ).toThrow('区划代码');
    const { year } = readLevyArguments([
      '--region',
      '140500',
      '--people',
      'a',
      '--out',
      'b',
      '--on',
      '2023-10-10',
    ]);
    expect(year).toBe(2024);
  });
});
