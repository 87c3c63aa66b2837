import type { IsoDay } from '../../../policy/calendar';
import {
  type Cell,
  type CellKind,
  type Reading,
  readCount,
  readDay,
  readDocumentNumber,
  readText,
  readYuan,
  whereIs,
} from '../../../server/spreadsheets';

function cell(text: string, kind: CellKind = 'text'): Cell {
  return { kind, text };
}
function said<Value>(reading: Reading<Value>): Value | string {
  return reading.ok ? reading.value : reading.message;
}

describe('a day', () => {
  it.each([
    '2023-9-1',
    '2023-09-01',
    '2023/09/01',
    '2023.9.1',
    '2023年9月1日',
    '2023 年 9 月 1 日',
    '２０２３．９．１',
    '20230901',
    '2023-09-01 14:05:33',
    '2023/9/1 8:30',
    '2023-09-01T00:00:00+08:00',
    '2023年9月1日14时05分',
    '2023-09-01 星期五',
    '20230901140533',
    '202309011405',
    '20230901 140533',
    '2023-09-01-14.05.33.123456',
    '2023-09-01 00:00:00.0',
    '2023/9/1 2:05:33 PM',
    '2023年9月1日 下午2:05',
    '2023—9—1',
    '2023 09 01',
    '2023.09.01.',
    '二〇二三年九月一日',
    '二○二三年九月一日',
    '2023年九月一日',
    '45170',
    '45170.5',
  ])('is read from %s', (text) => {
    expect(said(readDay(cell(text)))).toBe('2023-09-01');
  });

  it('is read in Chinese figures above ten', () => {
    expect(said(readDay(cell('二〇二三年十二月三十一日')))).toBe('2023-12-31');
    expect(said(readDay(cell('二零二三年十月二十号')))).toBe('2023-10-20');
    expect(said(readDay(cell('二〇二三年十一月十日')))).toBe('2023-11-10');
  });

  it('is read from a spreadsheet’s date and number, from 1904 where the workbook counts so', () => {
    expect(said(readDay(cell('2023-09-01 12:00:00', 'date')))).toBe('2023-09-01');
    expect(said(readDay(cell('45170', 'number')))).toBe('2023-09-01');
    expect(said(readDay({ kind: 'number', text: '43708', from1904: true }))).toBe('2023-09-01');
    expect(said(readDay(null))).toBeNull();
  });

  it.each([
    ['2023-02-29', '没有2023-02-29这一天'],
    ['20231301', '没有2023-13-01这一天'],
    ['2023年9月', '只写到了年月'],
    ['202309', '只写到了年月'],
    ['2023', '只写到了年月'],
    ['9/1/2023', '可能是2023-01-09，也可能是2023-09-01'],
    ['23.9.1', '看不出哪个是年'],
    ['1-Dec-52', '看不出哪个是年'],
    ['23年9月1日', '看不出哪个是年'],
    ['去年', '看不出是哪一天'],
    ['二〇二三年二月三十日', '没有2023-02-30这一天'],
    ['36098319700101', '看不出是哪一天'],
    ['20231301140533', '看不出是哪一天'],
    ['380', '看不出是哪一天'],
  ])('is not guessed from %s', (text, words) => {
    expect(said(readDay(cell(text)))).toContain(words);
  });

  it.each([
    ['13/9/2023', '2023-09-13'],
    ['9/13/2023', '2023-09-13'],
    ['9/9/2023', '2023-09-09'],
    ['01-Dec-2023', '2023-12-01'],
    ['Dec 1, 2023', '2023-12-01'],
    ['1 September 2023', '2023-09-01'],
  ])('is read from %s, which can mean one day alone', (text, day) => {
    expect(said(readDay(cell(text)))).toBe(day);
  });

  it.each([
    ['1-Dec-23', '2023-12-01'],
    ['23.9.1', '2023-09-01'],
    ['23-9-1', '2023-09-01'],
    ['23/09/01', '2023-09-01'],
    ['23年9月1日', '2023-09-01'],
    ['23.9.15', '2023-09-15'],
    ['19.12.31', '2019-12-31'],
    ['9/13/23', '2023-09-13'],
  ])('is read from %s in a file of about 2023', (text, day) => {
    expect(said(readDay(cell(text), '2023-11-20' as IsoDay))).toBe(day);
  });

  it.each([
    ['13-9-23', '可能是2013-09-23，也可能是2023-09-13'],
    ['22-9-23', '可能是2022-09-23，也可能是2023-09-22'],
    ['9/1/23', '可能是2023-01-09，也可能是2023-09-01'],
    ['52.3.4', '看不出哪个是年'],
    ['23.13.1', '看不出哪个是年'],
  ])('is not guessed from %s in a file of about 2023', (text, words) => {
    expect(said(readDay(cell(text), '2023-11-20' as IsoDay))).toContain(words);
  });

  it('is read across the turn of a century', () => {
    expect(said(readDay(cell('01.9.13'), '2099-12-01' as IsoDay))).toBe('2101-09-13');
  });
});

describe('the number of a document', () => {
  it.each(['399999195805120018', "'399999195805120018", ' 399999 19580512 0018', '３９９９９９195805120018'])(
    'is tidied from %s',
    (text) => expect(said(readDocumentNumber(cell(text)))).toBe('399999195805120018'),
  );

  it('has a capital X', () => {
    expect(said(readDocumentNumber(cell('39999919580512003x')))).toBe('39999919580512003X');
  });

  it.each([
    ['3.9999919580512E+17', 'number'],
    ['3.99999E+17', 'text'],
    ['399999195805120000', 'number'],
    ['399999195805120000', 'text'],
  ] as const)('that a spreadsheet took for a figure, %s as a %s, is damaged', (text, kind) => {
    const words = said(readDocumentNumber(cell(text, kind)));
    expect(words).toContain('被表格软件当成了数字');
    expect(words).not.toContain(text.slice(0, 6));
  });

  it('that ends with noughts by right is good', () => {
    // 3·7+9·9+9·10+9·5+9·8+9·4+1·2+9·1+5·6+8·3+0·7+5·9+1·10+4·5 = 485 = 44·11+1: its check character is 0.
    expect(said(readDocumentNumber(cell('399999195805140000')))).toBe('399999195805140000');
  });
});

describe('an amount', () => {
  it.each([
    ['380', 38_000],
    ['380.5', 38_050],
    ['￥1,140.00元', 114_000],
    ['３８０元', 38_000],
    ['199.99999999999997', 20_000],
    ['0', 0],
  ])('in yuan is fen: %s', (text, amount) => {
    expect(said(readYuan(cell(text)))).toBe(amount);
  });

  it.each([
    ['-10', '不能是负数'],
    ['3.8万元', '换算成元'],
    ['三百八十', '不是金额'],
    ['380.005', '两位小数'],
    ['1e12', '太大'],
  ])('is not guessed from %s', (text, words) => {
    expect(said(readYuan(cell(text)))).toContain(words);
  });

  it('is nothing where the cell is blank or struck out', () => {
    expect([null, cell('-'), cell('/')].map((one) => said(readYuan(one)))).toEqual([null, null, null]);
  });
});

it('a count is whole', () => {
  expect(['25,645', '12人', '3.0'].map((text) => said(readCount(cell(text))))).toEqual([25_645, 12, 3]);
  expect(said(readCount(cell('1.5')))).toContain('整数');
  expect(said(readCount(cell('-1')))).toContain('整数');
});

describe('words', () => {
  it('are tidied, and never a formula', () => {
    expect(said(readText(cell(' 东村\n一组 ')))).toBe('东村 一组');
    expect(said(readText(cell('-')))).toBe('-');
    expect(said(readText(cell('=HYPERLINK("x")')))).toContain('像是公式');
    expect(said(readText(cell('+cmd|x')))).toContain('像是公式');
    expect(said(readText(cell('字'.repeat(11)), 10))).toContain('最多10个');
  });

  it('of a formula that failed, or was never worked out, say so', () => {
    expect(said(readText(cell('#N/A', 'error')))).toContain('公式出错');
    expect(said(readDay(cell('#公式', 'error')))).toContain('没有存下它的结果');
  });
});

it('a place is told as a spreadsheet shows it', () => {
  expect(whereIs({ sheet: '低保', row: 12 }, 27)).toBe('工作表“低保”第12行AB列');
  expect(whereIs({ sheet: '', row: 3 })).toBe('第3行');
});
