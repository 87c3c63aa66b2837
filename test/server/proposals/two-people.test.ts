import { bySelf, daughter, father, nothing } from '../sample';
import { jincheng, type PaymentTestServer, officer, startTestServer } from '../money';
import { act, ask, balances, proposalId, proposed, refusal } from './proposing';

const second = 'officer-2';
let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.hireOfficer(second, [jincheng]);
});

function held() {
  return server.one('proposals', proposalId);
}

describe('what takes two officers', () => {
  it('has no effect by one, and has it once another agreed', async () => {
    await proposed(server);
    expect(server.all('mutual-aid-accounts')).toEqual([]);
    expect(held()).toMatchObject({ state: 'proposed', sums: { rows: 1, sumFen: 100_000 } });
    const agreed = await ask(server, second, 'proposals.agree', { proposalId });
    expect(agreed).toEqual({ state: 'done', applied: 1, parts: 1 });
    expect(server.all('mutual-aid-accounts')).toMatchObject([{ balanceFen: 100_000 }]);
  });

  it('keeps no name and no number outside its seal, and nothing at all once it holds', async () => {
    await proposed(server);
    expect(server.dump()).not.toContain(daughter.name);
    expect(server.dump()).not.toContain(daughter.document.number);
    await ask(server, second, 'proposals.agree', { proposalId });
    expect(server.all('proposal-parts')).toMatchObject([{ sealed: null, subjects: [] }]);
  });

  it('is shown to the second with sums and masked lines', async () => {
    await proposed(server);
    const { proposals } = await ask(server, second, 'proposals.list', { region: jincheng, state: 'open' });
    expect(proposals).toMatchObject([{ proposalId, own: false, sums: { rows: 1, sumFen: 100_000 } }]);
    const { whyNot, rows } = await ask(server, second, 'proposals.get', { proposalId });
    expect(whyNot).toBeNull();
    expect(rows).toMatchObject([{ name: '王*', words: '余额1000元' }]);
    expect(JSON.stringify(rows)).not.toContain(daughter.document.number);
  });

  it('is counted by kind for who looks, those of others apart, and found by its kind and place', async () => {
    await proposed(server);
    const listed = (by: string, more: object = {}) =>
      ask(server, by, 'proposals.list', { region: jincheng, state: 'open', ...more });
    expect((await listed(second)).kinds).toEqual([{ act, waiting: 1, byOthers: 1 }]);
    expect((await listed(officer)).kinds).toEqual([{ act, waiting: 1, byOthers: 0 }]);
    expect((await listed(second, { act })).proposals).toHaveLength(1);
    const others = await listed(second, { act: 'mutual-aid.import-bindings' });
    expect(others.proposals).toEqual([]);
    expect(others.kinds).toHaveLength(1);
    expect((await listed(second, { state: 'ended' })).kinds).toEqual([]);
  });

  it('holds for the same word said again, and changes nothing by it', async () => {
    await proposed(server);
    await ask(server, second, 'proposals.agree', { proposalId });
    const stored = () => [server.all('mutual-aid-accounts'), server.all('ledger'), server.all('proposals')];
    const before = stored();
    expect(await ask(server, second, 'proposals.agree', { proposalId })).toMatchObject({ state: 'done' });
    expect(stored()).toEqual(before);
  });
});

describe('the second officer', () => {
  it('is not the one who proposed it', async () => {
    await proposed(server);
    const refused = await refusal(server, officer, 'proposals.agree', { proposalId });
    expect(refused).toMatchObject({ code: 'NOT_SECOND' });
    expect(refused.message).toContain('另一位经办人');
    expect((await ask(server, officer, 'proposals.get', { proposalId })).whyNot).toContain('另一位经办人');
  });

  it('is not the same one with another WeChat: by name, or by who he proved to be', async () => {
    const { name } = server.one('officers', officer);
    await server.hireOfficer(second, [jincheng], ` ${name}`);
    await proposed(server);
    expect((await refusal(server, second, 'proposals.agree', { proposalId })).code).toBe('NOT_SECOND');
    await server.hireOfficer(second, [jincheng]);
    for (const openId of [officer, second]) {
      const self = { personId: 'the-same', at: 1 };
      await server.cloudFor('').db.put('payers', { _id: openId, self, relatives: [], revision: 1 });
    }
    expect((await refusal(server, second, 'proposals.agree', { proposalId })).code).toBe('NOT_SECOND');
  });

  it('has the same duty and answers for the place; anybody else learns nothing of it', async () => {
    await proposed(server);
    const { db } = server.cloudFor('');
    await db.put('officers', { _id: second, name: '别的事', regions: [jincheng], duties: ['contacts'] });
    expect((await refusal(server, second, 'proposals.agree', { proposalId })).code).toBe('NO_PROPOSAL');
    await server.hireOfficer(second, ['360000']);
    expect((await refusal(server, second, 'proposals.agree', { proposalId })).code).toBe('NO_PROPOSAL');
  });

  it('may sit in the office above, or in a neighbouring one for which he was named', async () => {
    await proposed(server);
    const neighbour = server.one('officers', second);
    const { db } = server.cloudFor('');
    await db.put('officers', { ...neighbour, regions: ['140400'], secondFor: ['140500'] });
    expect(await ask(server, second, 'proposals.agree', { proposalId })).toMatchObject({ state: 'done' });
    await server.hireOfficer('above', ['140000']);
    const other = 'b'.repeat(32);
    const content = balances('900', father, 'b-2');
    await ask(server, officer, 'proposals.propose', { proposalId: other, act, part: 1, parts: 1, content });
    expect(await ask(server, 'above', 'proposals.agree', { proposalId: other })).toMatchObject({
      state: 'done',
    });
  });

  it('proposes nothing for the neighbour', async () => {
    const neighbour = server.one('officers', second);
    await server
      .cloudFor('')
      .db.put('officers', { ...neighbour, regions: ['140400'], secondFor: [jincheng] });
    const request = { proposalId, act, part: 1, parts: 1, content: balances('1000') };
    expect((await refusal(server, second, 'proposals.propose', request)).code).toBe('OTHER_REGION');
  });
});

describe('an officer whom it concerns', () => {
  /** The officer has the person in his own family list. */
  async function takesIn(openId: string): Promise<void> {
    await server.enrol(openId, daughter, jincheng, 'child');
  }

  it('neither proposes it nor agrees to it, where it is about someone in his family list', async () => {
    await takesIn(second);
    await proposed(server);
    expect((await refusal(server, second, 'proposals.agree', { proposalId })).code).toBe('CONCERNED');
    const request = { proposalId: 'c'.repeat(32), act, part: 1, parts: 1, content: balances('1') };
    expect((await refusal(server, second, 'proposals.propose', request)).code).toBe('CONCERNED');
    expect(server.all('mutual-aid-accounts')).toEqual([]);
  });

  it('does not agree where the one who has him in his list is meant', async () => {
    await server.ask('daughter', 'mutual-aid.account', {});
    const { name, document } = daughter;
    const { code } = await server.officer(officer, 'codes.issue', { name, document, region: jincheng });
    await server.resident('daughter', 'self.confirm', { name, document, code });
    const mine = { name: father.name, document: father.document };
    const own = await server.officer(officer, 'codes.issue', { ...mine, region: jincheng });
    await server.resident(second, 'self.confirm', { ...mine, code: own.code });
    await server.resident('daughter', 'family.add', {
      requestId: 'father-1',
      person: father,
      relation: 'parent',
      region: jincheng,
      claims: nothing,
      consent: { ...bySelf, by: 'on-behalf' },
    });
    await proposed(server);
    expect((await refusal(server, second, 'proposals.agree', { proposalId })).code).toBe('CONCERNED');
  });

  it('who came to have to do with it after he agreed gives it no effect', async () => {
    await proposed(server);
    const { db } = server.cloudFor('');
    const decider = { id: second, name: '后来' };
    await db.put('proposals', { ...held(), state: 'applying', decider, decidedAt: 1, nextAt: 1 });
    await takesIn(second);
    await server.tick();
    expect(held().state).toBe('done');
    expect(server.all('proposal-parts')).toMatchObject([{ outcome: { refusal: { code: 'CONCERNED' } } }]);
    expect(server.all('mutual-aid-accounts')).toEqual([]);
  });
});

describe('stopping', () => {
  it('needs one only: its own takes it back, another refuses it, with a reason', async () => {
    await proposed(server);
    const reason = '选错了文件';
    expect(await ask(server, officer, 'proposals.stop', { proposalId, reason })).toEqual({
      state: 'withdrawn',
    });
    expect((await refusal(server, second, 'proposals.agree', { proposalId })).code).toBe('NOT_WAITING');
    const other = 'd'.repeat(32);
    const request = { proposalId: other, act, part: 1, parts: 1, content: balances('1000') };
    await ask(server, officer, 'proposals.propose', request);
    expect(await ask(server, second, 'proposals.stop', { proposalId: other, reason })).toEqual({
      state: 'refused',
    });
    expect(server.all('mutual-aid-accounts')).toEqual([]);
    await server.tick();
    expect(server.all('proposal-parts')).toEqual([]);
  });

  it('and agreeing at once end as one of them, never both', async () => {
    await proposed(server);
    await server.hireOfficer('officer-3', [jincheng]);
    await Promise.all([
      server.proposals(officer, 'proposals.stop', { proposalId, reason: '选错了文件' }),
      server.proposals(second, 'proposals.agree', { proposalId }),
      server.proposals('officer-3', 'proposals.agree', { proposalId }),
    ]);
    const { state, decider } = held();
    expect(server.all('mutual-aid-accounts')).toHaveLength(state === 'withdrawn' ? 0 : 1);
    expect([officer, second, 'officer-3']).toContain(decider?.id);
  });
});

it('an officer who has left since proposes nothing', async () => {
  await proposed(server);
  await server.cloudFor('').db.remove('officers', officer);
  expect((await refusal(server, second, 'proposals.agree', { proposalId })).code).toBe('PROPOSER_GONE');
});
