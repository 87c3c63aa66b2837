import type { DeskActions } from '../../../contract/desk';
import { officerTable } from '../../../server/actions/officer';
import { County, county, newcomer, qian, street, sun, zhao } from '../officers/office';

let office: County;
beforeEach(async () => {
  office = await County.open();
});

async function waiting(openId: string, region = county): Promise<DeskActions['desk.waiting']['data']> {
  const reply = await office.call(officerTable, openId, { action: 'desk.waiting', region });
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data as DeskActions['desk.waiting']['data'];
}

function casesOf(count: number, kind: string, region = street) {
  return Promise.all(
    Array.from({ length: count }, (_, at) =>
      office.cloudFor('').db.put('cases', {
        _id: `${kind}-${at}`,
        kind,
        state: 'open',
        places: [region, county],
        at: office.cloudFor('').now() + at,
      } as never),
    ),
  );
}

describe('what waits for an officer', () => {
  it('is counted by kind, and only what his duties let him see', async () => {
    await casesOf(3, 'refund-requested');
    office.pass(1000);
    await casesOf(1, 'bill-missing');
    const { work } = await waiting(qian);
    expect(work).toEqual([
      { kind: 'cases', of: 'refund-requested', count: 3 },
      { kind: 'cases', of: 'bill-missing', count: 1 },
    ]);
    expect((await waiting(zhao)).work).toEqual([]);
  });

  it('stops at a hundred, whatever there is', async () => {
    await casesOf(130, 'refund-requested');
    expect((await waiting(qian)).work).toEqual([{ kind: 'cases', of: 'refund-requested', count: 100 }]);
  });

  it('names a proposal to others than who made it, and a newcomer to others than who gave the code', async () => {
    const proposalId = office.nextId();
    const content = {
      invitationId: proposalId,
      region: county,
      name: '郑七',
      regions: [street],
      duties: ['roster'],
    };
    const part = { proposalId, act: 'officers.invite' as const, part: 1, parts: 1, content };
    await office.proposals(zhao, 'proposals.propose', part);
    expect((await waiting(zhao)).work).toEqual([]);
    expect((await waiting(sun)).work).toEqual([{ kind: 'proposals', count: 1 }]);
    await office.proposals(sun, 'proposals.agree', { proposalId });
    const { code } = await office.ask(zhao, 'officers.give-code', { invitationId: proposalId });
    await office.ask(newcomer, 'officers.accept', { code });
    expect((await waiting(zhao)).work).toEqual([]);
    expect((await waiting(qian)).work).toEqual([{ kind: 'invitations', count: 1 }]);
  });

  it('is nothing of another place', async () => {
    const reply = await office.call(officerTable, zhao, { action: 'desk.waiting', region: '140521' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'OTHER_REGION' } });
  });

  it('takes six round trips side by side, beside who asks', async () => {
    await office.name('oAll', '全部', ['roster', 'money', 'officers']);
    await waiting('oAll');
    const before = office.roundTrips;
    await waiting('oAll');
    expect(office.roundTrips - before).toBeLessThanOrEqual(9);
  });
});
