import { sealDays } from '../../../server/audit';
import { PaymentTestServer } from '../money';

const minute = 60_000;
const auditor = 'oAuditor';

/** Officers of a county, of the one beside it and of their province, who have each looked at their lists; the next day, sealed. */
async function afterADay(): Promise<PaymentTestServer> {
  const server = new PaymentTestServer('2023-11-20');
  await server.hireOfficer('oClerk', ['140502'], '王芳');
  await server.hireOfficer('oBeside', ['140525'], '李强');
  await server.hireOfficer('oAbove', ['140000'], '赵敏');
  const held = { name: '审计员', regions: ['140500'], duties: ['audit'] } as const;
  await server.cloudFor('', 'function').db.put('officers', { _id: auditor, ...held });
  for (let times = 0; times < 3; times += 1) {
    await server.asOfficer('cases.list', { region: '140502' }, 'oClerk');
  }
  await server.officerRefusal('cases.list', { region: '140525' }, 'oClerk');
  await server.asOfficer('cases.list', { region: '140525' }, 'oBeside');
  await server.asOfficer('cases.list', { region: '140502' }, 'oAbove');
  server.setToday('2023-11-21');
  for (let run = 0; run < 2; run += 1) {
    await sealDays(server.cloudFor('', 'timer'));
    server.pass(minute);
  }
  return server;
}

describe('the month of a place', () => {
  it('names its own officers with what each did how often, refusals apart, and nobody who has more than the place', async () => {
    const server = await afterADay();
    const counted = { action: 'cases.list', kind: 'read', timesOutOfHours: 0, people: 0 };
    const report = { region: '140502', month: '2023-11' };
    expect(await server.asOfficer('audit.report', report, auditor)).toEqual({
      sealedUpTo: '2023-11-20',
      officers: [
        {
          name: '王芳',
          counts: expect.arrayContaining([
            { ...counted, outcome: 'done', times: 3 },
            { ...counted, outcome: 'OTHER_REGION', times: 1 },
          ]),
        },
      ],
    });
    const city = await server.asOfficer('audit.report', { ...report, region: '140500' }, auditor);
    expect(city.officers.map(({ name }) => name)).toEqual(['李强', '王芳']);
    const before = await server.asOfficer('audit.report', { ...report, month: '2023-10' }, auditor);
    expect(before).toEqual({ sealedUpTo: null, officers: [] });
  });

  it('is for who has the duty and the place, and each reading stands in the log', async () => {
    const server = await afterADay();
    const refused = async (openId: string, region: string) =>
      (await server.officerRefusal('audit.report', { region, month: '2023-11' }, openId)).code;
    expect(await refused('oClerk', '140502')).toBe('NOT_AN_OFFICER');
    expect(await refused(auditor, '360983')).toBe('OTHER_REGION');
    const outcomes = server.all('audit-log').filter(({ action }) => action === 'audit.report');
    expect(outcomes).toHaveLength(2);
    expect(outcomes.find(({ actor }) => actor === auditor)).toMatchObject({
      code: 'OTHER_REGION',
      kind: 'read',
    });
    const noMonth = { region: '140502', month: '2023-13' };
    const wrong = await server.officerRefusal('audit.report', noMonth, auditor);
    expect(wrong).toMatchObject({ message: '请写年月，例如 2026-10。' });
  });
});
