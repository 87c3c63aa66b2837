import type { CertifiedIdentity } from '../../../policy/fact-sheet';
import { TestServer } from '../test-server';
import { claiming, dibao, father, nothing, onBehalf, ruizhou, tekun } from '../sample';

const year = 2024;
const jincheng = '140502';

let server: TestServer;
beforeEach(async () => {
  server = new TestServer('2023-11-20');
  await server.hireOfficer('oRuizhou', ['360983']);
  await server.hireOfficer('oJincheng', ['140500']);
});

function certify(officer: string, region: string, identity: CertifiedIdentity) {
  return server.byTwo(
    'roster.import',
    {
      batch: `b-${officer}-${identity.code}`,
      part: 1,
      region,
      rows: [{ ...father, identities: [identity] }],
    },
    officer,
  );
}

describe('an office reaches no further than its places', () => {
  it('nor with an identity: in another province it is a claim, until an office there confirms it', async () => {
    await certify('oRuizhou', ruizhou, tekun);
    const application = { person: father, region: jincheng, year, consent: onBehalf };
    const plain = await server.resident('oDaughter', 'records.enrol', { ...application, claims: nothing });
    // Jincheng 1: 380 yuan.
    expect(plain.record.status).toMatchObject({ state: 'to-pay', dueFen: 38_000 });
    const claimed = await server.resident('oSon', 'records.enrol', {
      ...application,
      claims: claiming(tekun),
    });
    expect(claimed.record.status.state).toBe('awaiting-confirmation');
    await certify('oJincheng', jincheng, tekun);
    const [record] = (await server.resident('oSon', 'records.mine', {})).records;
    expect(record?.status.state).toBe('nothing-to-pay');
  });

  it('nor with a code: it is issued where offices know the person, or nobody does', async () => {
    expect((await server.officer('oJincheng', 'codes.issue', { ...father, region: jincheng })).code).toMatch(
      /^\d{8}$/,
    );
    await certify('oRuizhou', ruizhou, dibao);
    const refusal = await server.refusedOfficer('oJincheng', 'codes.issue', { ...father, region: jincheng });
    expect(refusal).toMatchObject({ code: 'OTHER_REGION', field: 'document' });
    await server.hireOfficer('oStreet', [ruizhou]);
    expect((await server.officer('oStreet', 'codes.issue', { ...father, region: ruizhou })).known).toBe(true);
  });
});

it('two officers end a tie, and a new code makes the next', async () => {
  const tie = async (openId: string) => {
    const { code } = await server.officer('oRuizhou', 'codes.issue', { ...father, region: ruizhou });
    await server.resident(openId, 'self.confirm', { ...father, code });
  };
  const self = async (openId: string) => (await server.resident(openId, 'self.get', {})).person;
  await tie('oOther');
  expect(await self('oOther')).not.toBeNull();
  await server.untie(father, ruizhou, 'oRuizhou');
  await tie('oFather');
  expect(await self('oOther')).toBeNull();
  expect(await self('oFather')).not.toBeNull();
});

describe('an office', () => {
  it('keeps its places where their code was given up, without growing where a place was divided', async () => {
    // 公主岭 is 220184 since 2020; 莱芜市 (371200) was divided into districts of 济南 in 2018.
    await server.hireOfficer('oGongzhuling', ['220381']);
    await server.hireOfficer('oLaiwu', ['371200']);
    const awaiting = { region: '220184', year };
    expect(await server.officer('oGongzhuling', 'officer.me', {})).toMatchObject({ regions: ['220184'] });
    expect(await server.officer('oGongzhuling', 'applications.awaiting', awaiting)).toMatchObject({
      applications: [],
    });
    const jinan = { ...awaiting, region: '370100' };
    expect((await server.refusedOfficer('oLaiwu', 'applications.awaiting', jinan)).code).toBe('OTHER_REGION');
  });
});
