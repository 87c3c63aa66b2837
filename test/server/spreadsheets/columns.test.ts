import {
  type Cell,
  type Outline,
  type RowByColumn,
  type WantedColumn,
  columnsOf,
  isNoteRow,
  isTotalRow,
  openTable,
  rowsByColumn,
  usualSpellings,
} from '../../../server/spreadsheets';
import { workbook } from './files';

type Key = 'name' | 'number' | 'since';
const wanted: readonly WantedColumn<Key>[] = [
  { key: 'name', spellings: usualSpellings.name },
  { key: 'number', spellings: usualSpellings.documentNumber },
  { key: 'since', spellings: usualSpellings.since, isOptional: true },
];
function cells(...texts: readonly string[]): readonly (Cell | null)[] {
  return texts.map((text) => (text === '' ? null : { kind: 'text', text }));
}
function csv(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

async function byColumn(bytes: Uint8Array, outline?: Outline): Promise<readonly RowByColumn<Key>[]> {
  const rows: RowByColumn<Key>[] = [];
  for await (const row of rowsByColumn(await openTable(bytes), wanted, outline)) rows.push(row);
  return rows;
}

function said(rows: readonly RowByColumn<Key>[]): readonly string[] {
  return rows.map(({ row, cells: { name, number } }) => `${row} ${name?.text ?? '-'} ${number?.text ?? '-'}`);
}

describe('columns', () => {
  it('are found in any order, width and spacing, with units and marks', () => {
    const { places, missing, problems, unknown } = columnsOf(
      cells('序号', '＊身份证号码（18位）', ' 姓　名：', '认定时间'),
      wanted,
    );
    expect(places).toEqual({ number: 1, name: 2, since: 3 });
    expect({ missing, problems }).toEqual({ missing: [], problems: [] });
    expect(unknown).toEqual([{ index: 0, heading: '序号' }]);
  });

  it('that are missing or doubled are named with what to do', () => {
    const { places, missing, problems } = columnsOf(cells('姓名', '备注', '姓 名'), wanted);
    expect(places).toEqual({});
    expect(missing).toEqual(['number']);
    expect(problems).toEqual([
      '表头里没有“证件号码”这一列。请加上，或把表头改成这个名称。',
      '“姓名”有2列（A列、C列），不知道用哪一列。请只留一列，或把别的列改名。',
    ]);
  });

  it('in another unit are not read as yuan', () => {
    const amount = [{ key: 'amount', spellings: ['缴费金额'] }] as const;
    expect(columnsOf(cells('缴费金额（元）'), amount).places).toEqual({ amount: 0 });
    const { places, problems } = columnsOf(cells('缴费金额（万元）'), amount);
    expect(places).toEqual({});
    expect(problems[0]).toContain('A列“缴费金额（万元）”的单位是万元');
  });

  it('stand below words that reach over several of them', () => {
    const { places } = columnsOf(
      cells('参保人', '', '户主', ''),
      wanted,
      cells('姓名', '证件号码', '户主姓名', ''),
    );
    expect(places).toEqual({ name: 0, number: 1 });
  });
});

describe('rows by their columns', () => {
  it('come from every sheet, below titles and headings of two rows, without sums and notes', async () => {
    const outline: Outline = { remarks: [] };
    expect(said(await byColumn(workbook('roster.xlsx'), outline))).toEqual([
      '4 王小明 399999195805120018',
      '5 李 芳 399999196001010029 ',
      '6 陈桂花 399999194903010037',
      '7 赵强 3.9999919700101e+17',
      '2 孙丽 399999197502030057',
      '4 周 明 399999197502030137',
    ]);
    expect(outline.remarks).toEqual([
      '工作表“选项”是隐藏的，没有读。',
      '工作表“低保”第3行的“序号”、“村（社区）”、“身份类别”、“资助金额（元）”不是要用的列，没有读。',
      '工作表“低保”有2行合计或说明，没有当作人。',
      '工作表“监测户”第1行的“身份”、“电话”不是要用的列，没有读。',
    ]);
  });

  it('leave out a heading that every printed page repeats, and keep a row with a gap', async () => {
    const text = '姓名,证件号码\n王明,1\n姓名,身份证号码\n,2\n小计,1\n李芳,\n';
    expect(said(await byColumn(csv(text)))).toEqual(['2 王明 1', '4 - 2', '6 李芳 -']);
  });

  it('take a heading of two rows with its optional columns', async () => {
    const text = '名册,,\n参保人,,认定\n姓名,证件号码,日期\n王明,1,2023-09-01\n';
    const [row] = await byColumn(csv(text));
    expect(row?.row).toBe(4);
    expect(row?.cells.since?.text).toBe('2023-09-01');
  });

  it('are none where no sheet has the heading: the likeliest is named with what it lacks', async () => {
    await expect(byColumn(csv('名册\n姓名,电话\n王明,1\n'))).rejects.toMatchObject({
      refusal: {
        code: 'SPREADSHEET_COLUMNS',
        message:
          '没有找到可用的表头。最像表头的是第2行：表头里没有“证件号码”这一列。请加上，或把表头改成这个名称。',
      },
    });
    await expect(byColumn(csv('王明,1\n'))).rejects.toMatchObject({
      refusal: { code: 'SPREADSHEET_COLUMNS' },
    });
  });
});

describe('a sum', () => {
  it.each(['合计', '合 计', '小计：', '本页小计', '总计（人）', '濠溪村合计', '人数合计', '共计3人'])(
    'is a row that begins with %s and goes on in figures',
    (word) => {
      expect(isTotalRow({ cells: [...cells('', word, '12'), { kind: 'number', text: '380' }] })).toBe(true);
    },
  );

  it('may be written out in words', () => {
    expect(isTotalRow({ cells: cells('合计：', '大写：叁佰捌拾元整', '380') })).toBe(true);
    expect(isTotalRow({ cells: cells('总计', '共3人', '人民币壹仟壹佰肆拾元整') })).toBe(true);
    expect(isNoteRow({ cells: cells('——以下空白——') })).toBe(true);
    expect(isNoteRow({ cells: cells('填报单位（章）：濠溪村委会') })).toBe(true);
  });

  it('is no person whose row only sounds like it', () => {
    expect(isTotalRow({ cells: cells('合计', '王明') })).toBe(false);
    expect(isTotalRow({ cells: cells('1', '合计') })).toBe(false);
    expect(isTotalRow({ cells: cells('濠溪村', '王万元', '380') })).toBe(false);
    expect(isTotalRow({ cells: cells('共和村', '12') })).toBe(false);
    expect(isNoteRow({ cells: cells('说明村', '王明') })).toBe(false);
  });
});
