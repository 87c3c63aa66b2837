import type { PersonEntry } from '../../../contract/claims';
import { checkCharacter } from '../../../contract/identity-document';
import { dailyLimits } from '../../../server/identity/daily-limits';
import { TestServer } from '../test-server';
import { asGuardian, father, newborn, nothing, onBehalf, ruizhou } from '../sample';

let server: TestServer;
beforeEach(() => {
  server = new TestServer('2023-11-20');
});

let requests = 0;
async function add(payer: string, person: PersonEntry, consent = onBehalf): Promise<string> {
  requests += 1;
  const { relative } = await server.resident(payer, 'family.add', {
    requestId: `request-${requests}`,
    person,
    relation: consent === asGuardian ? 'child' : 'parent',
    region: ruizhou,
    claims: nothing,
    consent,
  });
  return relative.relativeId;
}

describe('joining a number', () => {
  it('tells nothing of it to who has one already', async () => {
    await add('oOther', father);
    const passport = { kind: 'passport', number: 'E12345678' } as const;
    const relativeId = await add('oThief', { name: '某人', document: passport, birthDate: '1958-05-12' });
    const { document } = father;
    const refusal = await server.refusedResident('oThief', 'person.join-number', { relativeId, document });
    expect(refusal.code).toBe('HAS_NUMBER');
  });

  it('counts among the day’s tries by number, and is logged for finding callers who search for people', async () => {
    const digits = '36990120231001003';
    const document = { kind: 'resident-id', number: digits + checkCharacter(digits) } as const;
    await add('oOther', { name: '别家孩子', document }, asGuardian);
    const relativeId = await add('oThief', newborn, asGuardian);
    const join = () => server.refusedResident('oThief', 'person.join-number', { relativeId, document });
    for (let tries = 1; tries < dailyLimits['name-and-number'].perDay; tries += 1) {
      expect((await join()).code).toBe('NUMBER_TAKEN');
    }
    expect((await join()).code).toBe('TOO_MANY_LOOKUPS');
    const log = server.store.snapshot('lookup-log');
    expect(log).toHaveLength(dailyLimits['name-and-number'].perDay - 1);
    expect(log.every(({ found }) => found === true)).toBe(true);
  });
});
