import { termsAt, termsOfClause } from '../../../src/answers/terms';

function explained(region: string): Readonly<Record<string, string>> {
  return Object.fromEntries(termsAt(region, 2024).map(({ name, says }) => [name, says]));
}

describe('a word of a notice is explained as that notice explains it', () => {
  it('in Ruizhou 3.1: six categories, two kinds of people', () => {
    const words = explained('360983001');
    for (const who of ['残疾军人', '三属', '两红', '老复员军人', '带病回乡', '参战参试']) {
      expect(words['六类对象']).toContain(who);
    }
    expect(words['两类人员']).toContain('军队转业干部');
    expect(words['失业退役士兵（14 类）']).toContain('没有列出');
  });

  it('in Hunan 1: who is monitored, once for its three identities', () => {
    expect(explained('430102')['监测对象']).toContain('突发严重困难户');
    expect(termsAt('430102', 2024)).toHaveLength(1);
  });

  it('in Jincheng 4.1 and 4.3', () => {
    const words = explained('140502');
    expect(words['易返贫致贫人口']).toContain('已经是低保对象、特困人员等的，不算在里面');
    expect(words['特困人员']).toContain('农村五保户');
  });

  it('in Jilin city 1: severe means grade one or two, which the province doesn’t say', () => {
    expect(explained('220202')['重度残疾人']).toContain('一级或二级');
    expect(explained('220102')['重度残疾人']).toBeUndefined();
  });
});

it('a clause explains only its own words', () => {
  expect(termsOfClause('jincheng-2024', '4.3').map(({ name }) => name)).toEqual(['特困人员']);
  expect(termsOfClause('jincheng-2024', '4.4')).toEqual([]);
});
