import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import roster from '../../local/sample/seed/20-roster.json';
import familyAccount from '../../local/sample/seed/40-family-account.json';
import { consentVersion } from '../../contract/claims';
import type { Reply } from '../../contract/reply';
import { type Running, runLocalCloud } from '../server/platform/local-cloud';

/** The bundles as they are uploaded, on the real SDK, in the local cloud with the sample people. */
describe('the server as it is uploaded', () => {
  let running: Running;
  beforeAll(async () => {
    running = await runLocalCloud({ seeded: true });
  }, 60_000);
  afterAll(() => running.stop());

  const call = async (
    openId: string,
    name: string,
    event: object,
  ): Promise<Reply<Record<string, unknown>>> => {
    const identity = { openId, source: 'wx_client' };
    return (await running.cloud.functions.invoke(name, event, identity)) as Reply<Record<string, unknown>>;
  };
  const rosterRows = roster.flatMap(({ payload }) => payload.content?.rows ?? []);
  const person = (name: string) => {
    const found = rosterRows.find((row) => row.name === name);
    if (found === undefined) throw new Error(`no sample person ${name}`);
    return { name, document: found.document };
  };
  const application = {
    region: '360983001',
    year: 2024,
    claims: { identities: [], circumstances: [] },
    consent: { version: consentVersion, by: 'on-behalf' },
  };

  it('knows the sample father on dibao: 60 yuan until 31 December', async () => {
    const reply = await call('oSampleDaughterLi', 'resident', {
      action: 'records.enrol',
      person: person('李建国'),
      ...application,
    });
    expect(reply).toMatchObject({
      ok: true,
      data: { record: { status: { state: 'to-pay', dueFen: 6000, payUntil: '2023-12-31' } } },
    });
  });

  it('insures someone exempt at once, and only once', async () => {
    const request = { action: 'records.enrol', person: person('吴梅香'), ...application };
    expect(await call('oSampleDaughterLi', 'resident', request)).toMatchObject({ ok: true });
    expect(await call('oSampleSonLi', 'resident', request)).toMatchObject({
      ok: false,
      error: { code: 'ALREADY_INSURED' },
    });
  });

  it('gives two brothers and sisters at once one record of their grandmother', async () => {
    const request = { action: 'records.enrol', person: person('陈桂花'), ...application };
    const replies = await Promise.all(
      ['oSampleDaughterLi', 'oSampleSonLi'].map((openId) => call(openId, 'resident', request)),
    );
    const ids = replies.map((reply) =>
      reply.ok ? (reply.data.record as { recordId: string }).recordId : '',
    );
    expect(ids[0]).not.toBe('');
    expect(ids[1]).toBe(ids[0]);
  });

  it('ties a grandmother to her WeChat by a code from the office', async () => {
    const grandmother = person('陈桂花');
    const issued = await call('oSampleOfficerRuizhou', 'officer', {
      action: 'codes.issue',
      ...grandmother,
      region: '360983001',
    });
    const code = issued.ok ? issued.data.code : '';
    const confirmed = await call('oSampleGrandmother', 'resident', {
      action: 'self.confirm',
      ...grandmother,
      code,
    });
    expect(confirmed).toMatchObject({ ok: true, data: { person: { name: '陈**' } } });
  });

  it('has the sample employee’s binding and balance files taken whole, and once', async () => {
    const taken = [];
    for (const { openId, action, payload } of familyAccount) {
      if (action !== 'proposals.agree') continue;
      const { proposalId } = payload;
      const reply = await call(openId, 'officer', { action: 'proposals.get', proposalId });
      taken.push(reply.ok ? reply.data.outcomes : reply.error);
    }
    // Three relatives and one holder; the cloud read both files when it started.
    expect(taken).toEqual([
      [{ data: { taken: 3, rejected: [], repeated: false } }],
      [{ data: { taken: 1, rejected: [], repeated: false } }],
    ]);
  });

  it('shows the sample employee his account after he typed the office’s code', async () => {
    const holder = person('王志强');
    const account = { action: 'mutual-aid.account' };
    const stranger = await call('oSampleEmployeeJincheng', 'resident', account);
    expect(stranger).toMatchObject({ ok: true, data: { account: null } });
    const issued = await call('oSampleOfficerJincheng', 'officer', {
      action: 'codes.issue',
      ...holder,
      region: '140502',
    });
    const code = issued.ok ? issued.data.code : '';
    await call('oSampleEmployeeJincheng', 'resident', { action: 'self.confirm', ...holder, code });
    const known = await call('oSampleEmployeeJincheng', 'resident', account);
    expect(known).toMatchObject({
      ok: true,
      data: {
        account: {
          balanceFen: 60000,
          // Nothing is released for relatives before he says how much.
          usableFen: 0,
          asOf: '2022-12-31',
          relatives: [{ relation: 'parent' }, { relation: 'spouse' }, { relation: 'child' }],
        },
      },
    });
  });

  it('refuses residents what officers may', async () => {
    const reply = await call('oSampleVisitor', 'officer', { action: 'officer.me' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'NOT_AN_OFFICER' } });
  });

  it('has no number and no name in the logs, nor in any file of the database', () => {
    const people = [...rosterRows, { name: '冯丽', document: { number: '149901198111140067' } }];
    const files = readdirSync(running.dataDir, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => readFileSync(join(running.dataDir, name)));
    for (const { name, document } of people) {
      expect(running.lines.join('\n')).not.toContain(document.number);
      expect(running.lines.join('\n')).not.toContain(name);
      for (const bytes of files) {
        expect(bytes.includes(document.number)).toBe(false);
        expect(bytes.includes(name)).toBe(false);
      }
    }
    expect(running.lines.some((line) => line.includes('"event":"answered"'))).toBe(true);
  });
});
