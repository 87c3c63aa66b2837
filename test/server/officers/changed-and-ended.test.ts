import { father } from '../sample';
import { County, county, qian, street, sun, zhao } from './office';

const clerk = 'oClerk';
let office: County;
beforeEach(async () => {
  office = await County.open();
  await office.name(clerk, '周五', ['roster'], [street]);
});

async function change(to: object, both?: readonly [string, string], name = '周五') {
  const officerId = await office.officerId(name);
  const content = { region: county, officerId, regions: [street], duties: ['roster', 'money'], ...to };
  return office.byBoth('officers.change', content, both);
}

describe('what an officer may do', () => {
  it('is changed by two, and he reads by whom', async () => {
    expect(await change({})).toBeNull();
    expect(office.stored(clerk)).toMatchObject({ duties: ['roster', 'money'], regions: [street] });
    expect(await office.officer(clerk, 'officer.me', {})).toMatchObject({
      changed: { by: ['赵一', '钱二'] },
    });
  });

  it('is never changed by himself: not proposed, not agreed to', async () => {
    await office.name(clerk, '周五', ['officers'], [street]);
    const own = {
      region: street,
      officerId: await office.officerId('周五'),
      regions: [street],
      duties: ['money'],
    };
    expect(await office.byBoth('officers.change', own, [clerk, zhao])).not.toBeNull();
    expect(await change({}, [zhao, clerk])).not.toBeNull();
    expect(office.stored(clerk)).toMatchObject({ duties: ['officers'] });
  });

  it('is not changed by two of whom one is of his family', async () => {
    const { db } = office.cloudFor('');
    const consent = { version: 'v', by: 'on-behalf', at: 1 } as const;
    await db.put('payers', {
      _id: clerk,
      self: { personId: 'clerk-himself', at: 1 },
      relatives: [],
      revision: 1,
    });
    const relative = { personId: 'clerk-himself', relation: 'child', region: county, consent } as never;
    await db.put('payers', { _id: qian, self: null, relatives: [relative], revision: 1 });
    expect(await change({})).toMatchObject({ code: 'CONCERNED' });
    expect(await change({}, [zhao, sun])).toBeNull();
  });

  it('of who appoints officers in the same place is changed from above alone', async () => {
    const refused = await change({ regions: [street], duties: ['roster'] }, [zhao, qian], '孙三');
    expect(refused).toMatchObject({ code: 'NOT_TO_GIVE', message: expect.stringContaining('上级') });
    const officerId = await office.officerId('孙三');
    const ending = { region: county, officerId, reason: '他管得太多' };
    expect(await office.refusal(zhao, 'officers.end', ending)).toMatchObject({ code: 'NOT_TO_GIVE' });
  });
});

describe('an officer who is ended', () => {
  const reason = '调到别的单位去了';
  const end = async () =>
    office.ask(sun, 'officers.end', { region: county, officerId: await office.officerId('周五'), reason });

  it('is none from that moment, by one, and reads who ended it and why', async () => {
    await end();
    expect(await office.refusedOfficer(clerk, 'officer.me', {})).toMatchObject({
      code: 'OFFICER_ENDED',
      message: expect.stringContaining('孙三结束：调到别的单位去了'),
    });
    expect(
      await office.refusedOfficer(clerk, 'applications.awaiting', { region: street, year: 2027 }),
    ).toMatchObject({
      code: 'OFFICER_ENDED',
    });
    const { officers } = await office.ask(zhao, 'officers.list', { region: county });
    expect(officers.find(({ name }) => name === '周五')).toMatchObject({
      duties: [],
      ended: { by: '孙三', reason },
    });
  });

  it('leaves nothing behind that another could agree to', async () => {
    await office.name('oTwo', '吴六', ['roster'], [street]);
    const proposalId = office.nextId();
    const content = {
      batch: 'b-01',
      part: 1,
      region: street,
      rows: [{ ...father, identities: [{ code: 'dibao', since: '2026-01-01' }] }],
    };
    const part = { proposalId, act: 'roster.import' as const, part: 1, parts: 1, content };
    expect(await office.proposals(clerk, 'proposals.propose', part)).toMatchObject({ ok: true });
    await end();
    expect(await office.proposals('oTwo', 'proposals.agree', { proposalId })).toMatchObject({
      ok: false,
      error: { code: 'PROPOSER_GONE' },
    });
  });

  it('does not end himself, and nobody of another place does', async () => {
    await office.name(clerk, '周五', ['officers'], [street]);
    const officerId = await office.officerId('周五');
    expect(await office.refusal(clerk, 'officers.end', { region: street, officerId, reason })).toMatchObject({
      code: 'CONCERNED',
    });
    await office.name('oAfar', '远方', ['officers'], ['140521']);
    expect(
      await office.refusal('oAfar', 'officers.end', { region: '140521', officerId, reason }),
    ).toMatchObject({
      code: 'NO_OFFICER',
    });
    expect(
      await office.refusal('oAfar', 'officers.end', { region: county, officerId, reason }),
    ).toMatchObject({
      code: 'OTHER_REGION',
    });
  });

  it('comes back by a new invitation as the one that he was', async () => {
    await end();
    const invitationId = await office.invited({ name: '周五一' });
    const { code } = await office.ask(zhao, 'officers.give-code', { invitationId });
    const { pairing } = await office.ask(clerk, 'officers.accept', { code });
    await office.ask(qian, 'officers.confirm', { invitationId, pairing });
    expect(office.stored(clerk)).toMatchObject({ name: '周五一', formerNames: ['周五'], duties: ['roster'] });
    expect(office.stored(clerk)).not.toHaveProperty('ended');
  });
});

describe('the list of officers', () => {
  it('is of one’s places, with duties and the last act, and without anybody’s openId', async () => {
    await office.name('oAfar', '远方', ['roster'], ['140521']);
    await office.officer(clerk, 'applications.awaiting', { region: street, year: 2027 });
    const page = await office.ask(zhao, 'officers.list', { region: county });
    expect(page.officers.map(({ name, duties }) => [name, duties])).toEqual([
      ['周五', ['roster']],
      ['孙三', ['officers']],
      ['赵一', ['officers']],
      ['钱二', ['officers', 'money']],
    ]);
    expect(page.officers[0]?.lastAct).toEqual(office.cloudFor('').now());
    expect(JSON.stringify(page)).not.toMatch(/oClerk|oZhao/);
    expect(await office.refusal(clerk, 'officers.list', { region: street })).toMatchObject({
      code: 'NOT_AN_OFFICER',
    });
  });
});
