import { madeUp, rowsOf, workbook, written } from './files';

describe('a roster as offices have it', () => {
  it.each(['roster.xlsx', 'roster-libreoffice.xlsx'])(
    'is read from %s with all that stands in it',
    async (name) => {
      const rows = await rowsOf(workbook(name));
      expect([...new Set(rows.map(({ sheet }) => sheet))]).toEqual(['低保', '监测户']);
      const lines = written(rows);
      expect(lines.slice(0, 6)).toEqual([
        '1: 某县2024年度资助参保人员名册',
        '2: 序号 | 村（社区） | 基本信息 |  |  | 认定日期 | 资助金额（元）',
        '3: 序号 | 村（社区） | 姓 名 | 身份证号码 | 身份类别 | 认定日期 | 资助金额（元）',
        '4: 1 | 东村 | 王小明 | 399999195805120018 | 低保对象 | 2023-09-01 | 170',
        '5: 2 | 东村 | 李 芳 | 399999196001010029  | 特困人员 | 2023.9.1 | 380',
        '6: 3 | 西村 | 陈桂花 | 399999194903010037 | 低保对象 | 2023年9月1日 | 170.5',
      ]);
      expect(lines.slice(7)).toEqual([
        '8: 合 计 |  |  |  |  |  | 720.5',
        '9: 填表人：王明 |  |  |  |  | 2023年9月2日',
        '1: 身份证号 | 姓名 | 身份 | 电话',
        '2: 399999197502030057 | 孙丽 | 防止返贫监测对象 | 0356-1234567',
        '4: 399999197502030137 | 周 明 | 防止返贫监测对象',
      ]);
    },
  );
});

describe('cells', () => {
  it.each(['cells.xlsx', 'cells-libreoffice.xlsx'])('of %s keep what they are', async (name) => {
    const [first, second, third] = await rowsOf(workbook(name));
    const kinds = (row = first): readonly string[] => (row?.cells ?? []).map((cell) => cell?.kind ?? '');
    expect(kinds(first)).toEqual([
      'text',
      name === 'cells.xlsx' ? 'error' : 'number',
      'boolean',
      'error',
      'number',
      'number',
      '',
      'text',
    ]);
    expect(first?.cells[7]?.text).toBe('a<b&c>"d"');
    expect(written(second === undefined ? [] : [second])).toEqual([
      '2: 2023-09-01 | 2023-09-01 12:00:00 | 2023-09-01 | 2023-09-01 | 45170 | 0.5 | 45170 | 1900-01-01 | 1900-03-01',
    ]);
    expect(kinds(second).filter((kind) => kind === 'number')).toHaveLength(3);
    expect(written(third === undefined ? [] : [third])).toEqual(['4:  | 空行之后']);
  });

  it('count their days from 1904 where the workbook does', async () => {
    const [, second] = await rowsOf(workbook('cells-1904.xlsx'));
    expect(second?.cells[0]).toEqual({ kind: 'date', text: '2027-09-02' });
    expect(second?.cells[4]).toEqual({ kind: 'number', text: '45170', from1904: true });
  });

  it('show rich text without its pronunciation, and shared and inline text alike', async () => {
    const rich = '<si><r><t>王</t></r><r><t xml:space="preserve"> 明</t></r><rPh><t>ワン</t></rPh></si>';
    const sheet =
      '<sheetData><row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>_x0041_&#x42;</t></is></c>' +
      '<c t="str"><f>A1</f><v>C</v></c><c t="d"><v>2023-09-01T00:00:00</v></c></row></sheetData>';
    expect(written(await rowsOf(madeUp({ sheet, sharedStrings: rich })))).toEqual([
      '1: 王 明 | AB | C | 2023-09-01',
    ]);
  });

  it('stand where they say, also with a prefix before every name and no place named', async () => {
    const sheet =
      '<x:sheetData xmlns:x="x"><x:row><x:c><x:v>1</x:v></x:c><x:c r="D1"><x:v>2</x:v></x:c><x:c><x:v>3</x:v></x:c></x:row>' +
      '<x:row r="7"><x:c><x:v>4</x:v></x:c></x:row><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData>' +
      '<x:mergeCells xmlns:x="x"><x:mergeCell ref="E1:E9"/></x:mergeCells>';
    expect(written(await rowsOf(madeUp({ sheet })))).toEqual([
      '1: 1 |  |  | 2 | 3',
      '7: 4 |  |  |  | 3',
      '8: 5 |  |  |  | 3',
    ]);
  });
});
