import { type PaymentTestServer, jincheng, startTestServer } from '../../money';
import { asGuardian, daughter, dibao, father, newborn, nothing, ruizhou } from '../../sample';
import { fileOf, header, paid } from './tax-office';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

/** The only record of the year. */
function record() {
  const [only, ...others] = server.all('records');
  if (only === undefined || others.length > 0) throw new Error(`${others.length} records more than one`);
  return only;
}

function openCases() {
  return server.all('cases').filter(({ state }) => state === 'open');
}

describe('a line that is not as it should be', () => {
  it('with another amount insures, and is a case with what was due', async () => {
    const answer = await server.byTwo('elsewhere.import', fileOf([paid(father, { yuan: '350' })]));
    expect(answer).toMatchObject({ enrolled: 1, amountDiffers: 1 });
    expect(record().state).toBe('insured');
    expect(openCases()).toMatchObject([{ kind: 'elsewhere-amount', amountFen: 35_000 }]);
    expect(openCases()[0]?.summary).toContain('应缴380元');
  });

  it.each([
    ['another name', paid({ ...father, name: '李四' }), 'name'],
    [
      'a wrong check digit',
      paid({ ...father, document: { kind: 'resident-id', number: '369901195805120018' } }),
      'document.number',
    ],
    ['another place', paid(father, { region: jincheng }), '参保地代码'],
    ['a place that is none', paid(father, { region: '36098' }), '参保地代码'],
    ['a day to come', paid(father, { on: '2023-11-21' }), '缴费日期'],
    ['a day that is none', paid(father, { on: '2023-02-30' }), '缴费日期'],
    ['no amount', paid(father, { yuan: '三百八' }), '缴费金额(元)'],
    ['a tenth of a fen', paid(father, { yuan: '380.001' }), '缴费金额(元)'],
    ['a year without a notice', paid(father, { year: '2030' }), '参保年度'],
    ['no channel', paid(father, { channel: '' }), '缴费渠道'],
    ['no number of its own', paid(father, { number: '' }), '缴费编号'],
  ])('with %s is named by row and column, and the others are taken', async (_, wrong, field) => {
    await server.certify(father, ruizhou, dibao);
    const answer = await server.byTwo('elsewhere.import', fileOf([paid(daughter), wrong]));
    expect(answer).toMatchObject({ taken: 1, enrolled: 1, rejected: [{ row: 2, field }] });
  });

  it.each(['2023/11/15', '2023.11.15', '2023年11月15日', '20231115', '2023-11-15'])(
    'is of the day however a spreadsheet writes it: %s',
    async (on) => {
      expect(await server.byTwo('elsewhere.import', fileOf([paid(father, { on })]))).toMatchObject({
        enrolled: 1,
      });
      expect(record().insurance?.on).toBe('2023-11-15');
    },
  );

  it('with a document that carries no birth date counts for whom his family has entered, and for nobody else', async () => {
    const line = paid(newborn).replace('居民身份证', '出生医学证明');
    const early = await server.byTwo('elsewhere.import', fileOf([line]));
    expect(early.rejected).toMatchObject([
      { row: 1, field: '证件号码', message: expect.stringContaining('请他的家人先登记') },
    ]);
    await server.resident('oDaughter', 'family.add', {
      requestId: 'request-newborn',
      person: newborn,
      relation: 'child',
      region: ruizhou,
      claims: nothing,
      consent: asGuardian,
    });
    const later = await server.byTwo('elsewhere.import', fileOf([line], 'bank-2'));
    expect(later).toMatchObject({ taken: 1, enrolled: 1, rejected: [] });
  });

  it('with a kind of document that nobody knows is named by its words', async () => {
    const line = paid(father).replace('居民身份证', '学生证');
    expect(await server.byTwo('elsewhere.import', fileOf([line]))).toMatchObject({
      taken: 0,
      rejected: [{ row: 1, field: '证件类型', message: '不认识的证件类型“学生证”。' }],
    });
  });

  it('comes in whichever order of columns', async () => {
    const turned = (line: string): string => line.split(',').reverse().join(',');
    const csv = [header, paid(father)].map(turned).join('\n');
    expect(await server.byTwo('elsewhere.import', { region: ruizhou, number: 'turned', csv })).toMatchObject({
      enrolled: 1,
    });
  });

  it('of a file that lacks a column is nobody’s', async () => {
    const refusal = await server.refusedByTwo('elsewhere.import', {
      region: ruizhou,
      number: 'short',
      csv: '姓名\n王建国',
    });
    expect(refusal.code).toBe('FILE_WRONG');
  });
});
