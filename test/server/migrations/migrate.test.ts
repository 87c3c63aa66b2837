import { type Migration, migrate, migrations, pageSize } from '../../../server/migrations';
import { requestOfRefund } from '../../../server/billing/refund-requests';
import { readNotice } from '../../../policy';
import { summaryOf, versionOf } from '../../../policy/notice/summary';
import type { Cloud } from '../../../server/platform/cloud';
import type { CollectionName } from '../../../server/schema/collections';
import { dieEverywhere } from '../crash';
import { Release01TestServer, raw, said, storedBefore } from '../release-0-1';

const a = 'a'.repeat(32);
const c = 'c'.repeat(32);

/** As release 0.1 said it, but for the one word that was wrong: an approved request is approved, not replaced. */
const expected = said.map((order) => ({
  ...order,
  refunds: order.refunds.map((one) =>
    /-asked(-\d)?$/.test(one.refundId) && one.state === 'replaced' ? { ...one, state: 'approved' } : one,
  ),
}));

let server: Release01TestServer;
beforeEach(() => {
  server = new Release01TestServer();
});

function operator(one = server): Cloud {
  return one.cloudFor('', 'function');
}

/** What the migrations leave nothing in. */
const emptied = ['roster-batches', 'mutual-aid-imports'] as const;

/** Where each document lies, and what is in it. */
function everything(one: Release01TestServer): unknown {
  const names: readonly CollectionName[] = [
    'refunds',
    'refund-requests',
    'orders',
    'published-notices',
    'notice-chains',
    'notice-versions',
    'notice-places',
    'imports',
    ...emptied,
  ];
  return names.map((name) => raw(one, name));
}

/** The published notices as a phone gets them, with the version under which it keeps each; it must be able to read them. */
async function inForce(): Promise<readonly unknown[]> {
  const { notices } = await server.resident('oAnyone', 'notices.published', { have: {} });
  return notices.map(({ version, notice: sent }) => {
    const notice = readNotice(sent, 'sent.json');
    expect(versionOf(notice)).toBe(version);
    const silences = summaryOf(notice).silences.map(({ about }) => about);
    expect(silences).toContain('mutual-aid-account');
    const accountClauses = summaryOf(notice).mutualAidAccountRules.map(({ clause }) => clause);
    return { version, documentNumber: notice.documentNumber, accountClauses };
  });
}

describe('the data of release 0.1', () => {
  it('is read as that release read it, before anything is migrated', async () => {
    expect(await server.saidNow()).toEqual(expected);
  });

  it('is read the same when it is migrated', async () => {
    expect(await migrate(operator())).toMatchObject({ done: true, remaining: [] });
    expect(await server.saidNow()).toEqual(expected);
  });

  it('is read the same after each single step', async () => {
    const steps: unknown[] = [];
    const oneByOne = migrations.map((migration): Migration => ({
      ...migration,
      step: async (cloud, cursor) => {
        const done = await migration.step(cloud, cursor);
        steps.push(await server.saidNow());
        return done;
      },
    }));
    await migrate(operator(), oneByOne);
    expect(steps).toEqual(Array(steps.length).fill(expected));
    // Two passes of each of which there is something to rewrite, one of the others.
    expect(steps.length).toBeGreaterThan(migrations.length);
  });

  it('ends with requests apart from refunds, and nothing lost', async () => {
    const before = storedBefore().get('refunds') ?? [];
    await migrate(operator());
    const requests = server.all('refund-requests');
    expect(requests.map(({ _id, state }) => [_id, state])).toEqual([
      [`${a}-0-asked`, 'declined'],
      [`${a}-0-asked-2`, 'requested'],
      [`${a}-1-asked`, 'approved'],
      [`${a}-2-asked`, 'declined'],
      [`${c}-0-asked`, 'approved'],
      [`${c}-1-asked`, 'requested'],
    ]);
    expect(requests[0]).toMatchObject({ note: '户口本写的就是瑞州街道', reason: 'wrong-place', line: 0 });
    const refunds = server.all('refunds').map(({ _id }) => _id);
    expect([...refunds, ...requests.map(({ _id }) => _id)].sort()).toEqual(
      before.map(({ _id }) => _id).sort(),
    );
    // One that was sent again under a new number is a refund, and stays.
    expect(refunds).toContain(`${'b'.repeat(32)}-all-late`);
    expect(server.all('refunds').filter((one) => requestOfRefund(one) !== null)).toEqual([]);
  });

  it('ends with no order under its old names, and every value kept', async () => {
    const before = storedBefore().get('orders') ?? [];
    await migrate(operator());
    for (const { purse, untold, tellAt, ...order } of before) {
      const stored = raw(server, 'orders').find(({ _id }) => _id === order._id);
      expect(stored).toEqual({
        ...order,
        paymentSource: purse,
        ...(untold === undefined ? {} : { outbox: untold, nextNotificationAt: tellAt }),
      });
    }
  });

  it('has an office’s notice in force, whose rule on mutual-aid accounts had another name', async () => {
    // The fixture's notice is of noon.
    server.setToday('2023-11-23');
    const [before] = await inForce();
    expect(before).toMatchObject({
      documentNumber: '晋市医保发〔2023〕32号（更正）',
      accountClauses: ['3.3'],
    });
    await migrate(operator());
    expect(await inForce()).toEqual([before]);
    expect(raw(server, 'published-notices')).toEqual([]);
    expect(JSON.stringify(raw(server, 'notice-versions'))).not.toContain('purse');
    expect(raw(server, 'notice-versions').map((one) => JSON.parse(String(one['json'])))).toEqual([
      expect.objectContaining({ format: 2 }),
    ]);
    expect(raw(server, 'notice-chains')).toMatchObject([
      { _id: 'jincheng-2024', entries: [{ number: 1, proposer: { id: 'officer-1' }, agreer: null }] },
    ]);
    expect(raw(server, 'notice-places')).toEqual([{ _id: '2024-140500', notice: 'jincheng-2024' }]);
  });

  it('migrated twice is migrated once', async () => {
    const first = await migrate(operator());
    expect(first).toMatchObject({ done: true, remaining: [] });
    const after = server.dump();
    expect(await migrate(operator())).toEqual({ done: true, remaining: [], migration: '', rewritten: 0 });
    expect(server.dump()).toBe(after);
  });
});

describe('a claimed day that nobody named', () => {
  // Ruizhou 二(二): the window opens on 15 September 2023; release 0.1 stored the day before for 以前.
  const claimed = (since: string) => ({ identities: [{ code: 'dibao' as const, since }], circumstances: [] });

  it('is marked for what was said, in records and with relatives', async () => {
    const record = server.all('records').find(({ applications }) => applications.length > 0);
    const payer = server.all('payers').find(({ relatives }) => relatives.length > 0);
    if (!record || !payer) throw new Error('no claims');
    const region = '360983001';
    const applications = record.applications.map((one) => ({
      ...one,
      region,
      claims: claimed('2023-09-14'),
    }));
    const relatives = payer.relatives.map((one) => ({ ...one, region, claims: claimed('2023-09-13') }));
    server.store.commit([
      { collection: 'records', id: record._id, doc: { ...record, applications } as never },
      { collection: 'payers', id: payer._id, doc: { ...payer, relatives } as never },
    ]);
    await migrate(operator());
    expect(server.one('records', record._id)?.applications[0]?.claims.identities).toEqual([
      { code: 'dibao', since: '2023-09-14', sinceSaid: 'before' },
    ]);
    // The 13th is a day that he named.
    expect(server.one('payers', payer._id)?.relatives[0]?.claims).toEqual(claimed('2023-09-13'));
  });
});

describe('a migration', () => {
  it('cut off at any moment is readable there, and ends the same when it is called again', async () => {
    const deaths = await dieEverywhere({
      prepare: async () => ({ server: new Release01TestServer(), prepared: null }),
      act: (one, _, wire) => migrate(one.cloudFor('', 'function', wire)),
      recover: async (one) => {
        expect(await (one as Release01TestServer).saidNow()).toEqual(expected);
        expect(await migrate(operator(one as Release01TestServer))).toMatchObject({ done: true });
      },
      outcome: (one) => everything(one as Release01TestServer),
    });
    expect(deaths).toBeGreaterThan(100);
  });

  it('run by two at once ends the same as by one', async () => {
    const alone = new Release01TestServer();
    await migrate(operator(alone));
    const both = await Promise.all([migrate(operator()), migrate(operator())]);
    expect(both.map(({ done }) => done)).toEqual([true, true]);
    expect(everything(server)).toEqual(everything(alone));
  });

  it('stops after some seconds, says what is left, and goes on where it was', async () => {
    const one = server.all('refunds').find(({ _id }) => _id === `${a}-0-asked`);
    const copies = Array.from({ length: 2 * pageSize }, (_, at) => `${a}-${at + 10}-asked`);
    server.store.commit(
      copies.map((id) => ({ collection: 'refunds', id, doc: { ...one, _id: id } as never })),
    );
    const slow = migrations.map((migration): Migration => ({
      ...migration,
      step: (cloud, cursor) => {
        server.pass(30_000);
        return migration.step(cloud, cursor);
      },
    }));
    const answers = [];
    for (let calls = 0; calls < 20; calls += 1) {
      answers.push(await migrate(operator(), slow));
      if (answers.at(-1)?.done) break;
    }
    expect(answers[0]).toEqual({
      done: false,
      remaining: migrations.map(({ id }) => id),
      migration: '0001-refund-requests',
      // Two of the first page are refunds.
      rewritten: pageSize - 2,
    });
    expect(answers.at(-1)).toMatchObject({ done: true, remaining: [] });
    expect(server.all('refund-requests')).toHaveLength(6 + copies.length);
    expect(server.one('migrations', '0001-refund-requests')).toMatchObject({ rewritten: 6 + copies.length });
  });

  it('takes another pass for what an instance of the release before stored behind it', async () => {
    const late = storedBefore()
      .get('refunds')
      ?.find(({ _id }) => _id === `${a}-0-asked`);
    const withLate = migrations.map((migration): Migration => ({
      ...migration,
      step: async (cloud, cursor) => {
        const done = await migration.step(cloud, cursor);
        if (migration.number === 1 && server.all('migrations')[0]?.pass === 1) {
          server.store.commit([
            { collection: 'refunds', id: `${a}-00`, doc: { ...late, _id: `${a}-00` } as never },
          ]);
        }
        return done;
      },
    }));
    await migrate(operator(), withLate);
    expect(server.all('refund-requests').map(({ _id }) => _id)).toContain(`${a}-00`);
  });

  it('of a new environment has nothing to do', async () => {
    const fresh = new Release01TestServer();
    for (const [collection, docs] of storedBefore()) {
      fresh.store.commit(docs.map(({ _id }) => ({ collection, id: _id, doc: null })));
    }
    expect(await migrate(operator(fresh))).toEqual({
      done: true,
      remaining: [],
      migration: '',
      rewritten: 0,
    });
  });

  it('has a number, an id and a place of its own, in order', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, at) => at + 1));
    for (const { number, id } of migrations)
      expect(id).toMatch(new RegExp(`^${String(number).padStart(4, '0')}-`));
  });
});

describe('while nothing is migrated yet', () => {
  it('an officer decides what was asked before, and it is stored as a request', async () => {
    const { cases } = await server.asOfficer('cases.list', { region: '360000' });
    const waiting = cases.find(({ kind }) => kind === 'refund-requested');
    expect(waiting?.people).toHaveLength(1);
    const decision = { caseId: waiting?.caseId ?? '', decision: 'approve' as const, note: '看过死亡证明' };
    await server.asOfficer('cases.resolve', decision);
    expect(server.one('refund-requests', `${a}-0-asked-2`)).toMatchObject({ state: 'approved' });
    expect(server.all('refunds').map(({ _id }) => _id)).not.toContain(`${a}-0-asked-2`);
    const { order } = await server.ask('payer-1', 'order.get', { orderId: a });
    expect(order.lines[0]).toMatchObject({ state: 'refund-due' });
    await migrate(operator());
    expect(server.all('refund-requests')).toHaveLength(6);
  });

  it('what was declined before counts when it is asked for again', async () => {
    const asked = { orderId: a, line: 2, reason: 'paid-twice' as const };
    const refusal = await server.refusal('payer-1', 'refund.request', asked);
    expect(refusal.message).toContain('没有重复');
    await server.ask('payer-1', 'refund.request', { ...asked, reason: 'died' });
    expect(server.one('refund-requests', `${a}-2-asked-2`)).toMatchObject({ state: 'requested' });
  });

  it('what a payer had to be told before is sent when it is migrated', async () => {
    await migrate(operator());
    await server.minutes(1);
    expect(server.sent.map(({ key }) => key)).toContain(`${'d'.repeat(32)}-payment`);
  });
});
