import { fen } from '../../../policy/money';
import { holdings } from '../../../server/personal-data/holdings';
import database from '../../../server/schema/database.json';
import { type PaymentTestServer, jincheng, officer, startTestServer } from '../money';
import { daughter, dibao, father, ruizhou, tekun } from '../sample';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function tie(openId: string, person = father): Promise<void> {
  const { code } = await server.officer(officer, 'codes.issue', { ...person, region: jincheng });
  await server.resident(openId, 'self.confirm', { ...person, code });
}

async function copy(openId: string) {
  const { parts, name } = await server.resident(openId, 'me.copy', {});
  return { name, parts: new Map(parts.map((part) => [part.heading, part])), text: JSON.stringify(parts) };
}

it('knows of every collection what it holds of people', () => {
  expect(Object.keys(holdings).sort()).toEqual(database.collections.map(({ name }) => name).sort());
});

describe('the copy of everything', () => {
  it('has for the person himself his number, what offices certified, and what was applied for and insured', async () => {
    await server.certify(father, jincheng, dibao);
    const record = await server.enrol('oDaughter', father, jincheng);
    // Jincheng 4.4: 76 yuan on dibao.
    const orderId = await server.place('oDaughter', [record], fen(7_600));
    server.shop.pay(orderId);
    await server.callback(orderId);
    await tie('oFather');
    const { name, parts, text } = await copy('oFather');
    expect(name).toBe('王**');
    expect(parts.get('姓名和证件')?.entries[0]?.facts).toContainEqual(['证件号码', '369901195805120017']);
    expect(parts.get('部门认定的身份')?.entries[0]?.facts).toContainEqual([
      '低保对象',
      '2022-06-01起，认定地山西省晋城市城区',
    ]);
    expect(parts.get('参保记录')?.entries[0]?.facts).toContainEqual([
      '参保',
      '2023-11-20，山西省晋城市城区，缴76元',
    ]);
    // Jincheng 1 and 4.4, each figure with the clause that carries it.
    const facts = new Map(parts.get('参保记录')?.entries[0]?.facts);
    expect(facts.get('个人缴费标准')).toMatch(/^380元（《.*》一）$/);
    expect(facts.get('低保对象资助')).toMatch(/^少缴304元（《.*》四、4）$/);
    expect(facts.get('应缴')).toBe('76元');
    // Its notice doesn't say from when one is covered.
    expect(facts.has('待遇')).toBe(false);
    // The whole record stands there too, without a word of who else is in it.
    expect(parts.get('参保记录')?.entries[0]).toHaveProperty('stored.insurance.determination.payFen', 7_600);
    expect(text).not.toContain('oDaughter');
  });

  it('says by which clause one pays nothing, and from when one is covered', async () => {
    await server.certify(father, ruizhou, tekun);
    await server.enrol('oFather', father, ruizhou, 'self');
    await tie('oFather');
    const { parts } = await copy('oFather');
    const facts = new Map(parts.get('参保记录')?.entries[0]?.facts);
    expect(facts.get('特困人员资助')).toMatch(/^少缴380元（《.*》三（一）.*）$/);
    expect(facts.get('应缴')).toBe('0元');
    expect(facts.get('待遇')).toMatch(/^2024年1月1日到2024年12月31日（《.*》四（一）、四（二）.*）$/);
  });

  it('has for a payer his list, his orders and his links, and of others no more than he may know', async () => {
    await server.certify(father, jincheng, dibao);
    const record = await server.enrol('oDaughter', father, jincheng);
    const orderId = await server.place('oDaughter', [record], fen(7_600));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const { parts, text } = await copy('oDaughter');
    expect([...parts.keys()]).toEqual(['您的家人名单', '参保记录', '您的缴费订单']);
    expect(parts.get('您的缴费订单')?.entries[0]?.facts).toContainEqual(['金额', '76元']);
    // Who paid, what for, and that he is on dibao, is the father's to know.
    expect(parts.get('参保记录')?.entries[0]?.facts).toEqual([
      ['年度', '2024'],
      ['参保', '已经参保'],
      ['您的登记', '有'],
    ]);
    expect(text).not.toContain('dibao');
    expect(text).not.toContain('低保');
    expect(text).not.toContain(father.document.number);
  });

  it('is empty for who was never here', async () => {
    expect((await copy('oNobody')).parts.size).toBe(0);
  });

  it('says of each part what an erasure does with it', async () => {
    await tie('oDaughter', daughter);
    await server.enrol('oDaughter', father, jincheng);
    const { parts } = await copy('oDaughter');
    expect(parts.get('您的家人名单')?.erasure).toBe('goes');
    expect(parts.get('参保记录')?.erasure).toBe('renamed');
  });
});
