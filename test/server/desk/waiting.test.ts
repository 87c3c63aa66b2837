import type { DeskActions } from '../../../contract/desk';
import { officerTable } from '../../../server/actions/officer';
import { County, county, newcomer, qian, street, sun, zhao } from '../officers/office';

let office: County;
let lying = 0;
beforeEach(async () => {
  office = await County.open();
});

async function waiting(openId: string, region = county): Promise<DeskActions['desk.waiting']['data']> {
  const reply = await office.call(officerTable, openId, { action: 'desk.waiting', region });
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data as DeskActions['desk.waiting']['data'];
}

/** Stored as they lie there, with what the first page reads of them. */
async function lies(
  collection: 'duplicates' | 'reimbursements' | 'refund-dues' | 'uploads',
  count: number,
  of: object,
): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    lying += 1;
    const doc = { _id: `lies-${lying}`, places: [street, county], year: 2027, ...of };
    await office.cloudFor('').db.put(collection, doc as never);
  }
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

  it('hides no kind behind a longer one: 14 requests behind 286 others', async () => {
    await casesOf(200, 'paid-twice');
    await casesOf(60, 'amount-differs');
    await casesOf(26, 'bill-missing');
    office.pass(1000);
    await casesOf(14, 'refund-requested');
    await waiting(qian);
    const before = office.roundTrips;
    const { work } = await waiting(qian);
    expect(new Map(work.map(({ of, count }) => [of, count]))).toEqual(
      new Map([
        ['amount-differs', 60],
        ['bill-missing', 26],
        ['paid-twice', 100],
        ['refund-requested', 14],
      ]),
    );
    expect(work[work.length - 1]).toMatchObject({ of: 'refund-requested' });
    // Ten at most beside who asks, and three for what a hundred of them leaves.
    expect(office.roundTrips - before).toBeLessThanOrEqual(14);
  });

  it('hides no year behind another', async () => {
    await lies('refund-dues', 130, { state: 'due', year: 2026 });
    await lies('refund-dues', 5, { state: 'by-office' });
    expect((await waiting(qian)).work).toEqual([
      { kind: 'refund-dues', year: 2026, count: 100 },
      { kind: 'refund-dues', year: 2027, count: 5 },
    ]);
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

  it('is also what residents apply for, by year, and no long list hides it', async () => {
    await office.name('oRoster', '名册', ['roster']);
    await lies('duplicates', 120, { state: 'open' });
    await lies('duplicates', 1, { state: 'open', year: 2026, askedAt: 5, end: { end: 'suspended' } });
    await lies('duplicates', 1, { state: 'ended' });
    await lies('reimbursements', 2, { state: 'applied', year: 2026 });
    await lies('reimbursements', 1, { state: 'due' });
    await lies('refund-dues', 2, { state: 'due' });
    await lies('refund-dues', 1, { state: 'by-office' });
    await lies('refund-dues', 1, { state: 'given' });
    const { work } = await waiting('oRoster');
    expect(work).toEqual([
      { kind: 'resumptions', year: 2026, count: 1 },
      { kind: 'duplicates', year: 2027, count: 100 },
    ]);
    expect((await waiting(qian)).work).toEqual([
      { kind: 'applications', year: 2026, count: 2 },
      { kind: 'refund-dues', year: 2027, count: 3 },
    ]);
    expect((await waiting(zhao)).work).toEqual([]);
  });

  it('is a file of his duties that is checked and has rows to go', async () => {
    const checked = { state: 'checked', kind: 'payout', counts: { going: 2 } };
    await lies('uploads', 2, checked);
    await lies('uploads', 1, { ...checked, kind: 'roster' });
    await lies('uploads', 1, { ...checked, counts: { going: 0 } });
    await lies('uploads', 1, { ...checked, state: 'proposed' });
    expect((await waiting(qian)).work).toEqual([{ kind: 'uploads', count: 2 }]);
    expect((await waiting(zhao)).work).toEqual([]);
  });

  it('is nothing of another place', async () => {
    const reply = await office.call(officerTable, zhao, { action: 'desk.waiting', region: '140521' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'OTHER_REGION' } });
  });

  it('takes eleven round trips side by side, beside who asks: a kind each, for none may hide another', async () => {
    await office.name('oAll', '全部', ['roster', 'money', 'officers']);
    await waiting('oAll');
    const before = office.roundTrips;
    await waiting('oAll');
    expect(office.roundTrips - before).toBeLessThanOrEqual(14);
  });
});
