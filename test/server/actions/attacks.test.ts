import type { OfficerActions } from '../../../contract/officer';
import type { PersonEntry } from '../../../contract/claims';
import { checkCharacter } from '../../../contract/identity-document';
import { TestServer } from '../test-server';
import {
  child,
  claiming,
  dibao,
  father,
  grandmother,
  jilinCity,
  nothing,
  onBehalf,
  ruizhou,
  tekun,
} from '../sample';

const year = 2024;
const place = { region: ruizhou, year };

function guess(sequence: number): PersonEntry {
  const digits = `36990119800101${String(sequence).padStart(3, '0')}`;
  return { name: '某某', document: { kind: 'resident-id', number: digits + checkCharacter(digits) } };
}

describe('someone with a list of numbers', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = new TestServer('2023-11-20');
    await server.hireOfficer('oOfficer', [ruizhou]);
    const rows = [{ ...father, identities: [dibao] }];
    await server.byTwo('roster.import', { batch: 'b001', part: 1, region: ruizhou, rows }, 'oOfficer');
  });

  it('learns nothing from a wrong name: it reads like an unknown number, and costs the same round trips', async () => {
    // A first call of all, so that what an instance keeps for a minute is there for both.
    await server.resident('oThief', 'person.lookup', { ...father, ...place });
    server.roundTrips = 0;
    const wrongName = await server.resident('oThief', 'person.lookup', {
      ...father,
      name: '王建军',
      ...place,
    });
    const tripsForWrongName = server.roundTrips;
    server.roundTrips = 0;
    const unknown = await server.resident('oThief', 'person.lookup', { ...guess(1), ...place });
    expect(wrongName).toEqual(unknown);
    expect(wrongName).toMatchObject({ found: false });
    expect(server.roundTrips).toBe(tripsForWrongName);
  });

  it('learns with the right name what is due and whether it is paid, and no more', async () => {
    const answer = await server.resident('oPayer', 'person.lookup', { ...father, ...place });
    expect(answer).toEqual({
      found: true,
      person: { name: '王**', document: '369***********0017' },
      state: 'to-pay',
      dueFen: 6000,
      paid: false,
    });
  });

  it('is stopped after twenty tries a day, and logged by hash', async () => {
    for (let sequence = 1; sequence <= 20; sequence += 1) {
      await server.resident('oThief', 'person.lookup', { ...guess(sequence), ...place });
    }
    const refusal = await server.refusedResident('oThief', 'person.lookup', { ...father, ...place });
    expect(refusal.code).toBe('TOO_MANY_LOOKUPS');
    const log = server.store.snapshot('lookup-log');
    expect(log).toHaveLength(20);
    expect(JSON.stringify(log)).not.toContain('oThief');
    expect(JSON.stringify(log)).not.toContain('19800101');
    await expect(server.resident('oOther', 'person.lookup', { ...father, ...place })).resolves.toBeDefined();
    server.setToday('2023-11-21');
    await expect(server.resident('oThief', 'person.lookup', { ...father, ...place })).resolves.toBeDefined();
  });

  it('is stopped when adding relatives instead', async () => {
    let refusals = 0;
    for (let sequence = 1; sequence <= 45; sequence += 1) {
      const { name, document } = father;
      const reply = await server.refusedResident('oThief', 'family.add', {
        requestId: `request-${sequence}`,
        person: { name: `${name}${String.fromCodePoint(0x4e00 + sequence)}`, document },
        relation: 'parent',
        region: ruizhou,
        claims: nothing,
        consent: onBehalf,
      });
      if (reply.code === 'TOO_MANY_LOOKUPS') refusals += 1;
      else expect(reply.code).toBe('PERSON_MISMATCH');
    }
    expect(refusals).toBe(5);
  });
});

describe('someone with another’s ids', () => {
  let server: TestServer;
  let recordId: string;
  let relativeId: string;
  beforeEach(async () => {
    server = new TestServer('2023-11-20');
    await server.hireOfficer('oOfficer', [ruizhou]);
    await server.hireOfficer('oElsewhere', [jilinCity]);
    const { record } = await server.resident('oDaughter', 'records.enrol', {
      person: father,
      ...place,
      claims: claiming(dibao),
      consent: onBehalf,
    });
    ({ recordId } = record);
    const { relatives } = await server.resident('oDaughter', 'family.list', { year });
    relativeId = relatives[0]?.relativeId ?? '';
  });

  it('finds a record of another like one that never was', async () => {
    const foreign = await server.refusedResident('oThief', 'records.correct', {
      recordId,
      region: jilinCity,
    });
    const none = await server.refusedResident('oThief', 'records.correct', {
      recordId: `${'0'.repeat(24)}-2024`,
      region: jilinCity,
    });
    expect(foreign).toEqual(none);
    expect((await server.resident('oThief', 'records.mine', {})).records).toEqual([]);
  });

  it('and says nothing of another’s relative', async () => {
    const request = { relativeId, year, paid: true };
    const refusal = await server.refusedResident('oThief', 'family.say-paid-elsewhere', request);
    expect(refusal.code).toBe('NO_RELATIVE');
  });

  it.each(['family.edit', 'family.remove', 'family.withdraw-consent', 'family.invite'] as const)(
    'finds no relative of another by %s',
    async (action) => {
      expect((await server.refusedResident('oThief', action, { relativeId })).code).toBe('NO_RELATIVE');
    },
  );

  it('and an office elsewhere can confirm nothing here', async () => {
    const { applications } = await server.officer('oOfficer', 'applications.awaiting', place);
    const applicationId = applications[0]?.applicationId ?? '';
    const request = { recordId, applicationId, identities: [tekun], circumstances: [] };
    expect((await server.refusedOfficer('oElsewhere', 'roster.confirm', request)).code).toBe(
      'NO_APPLICATION',
    );
    expect((await server.refusedOfficer('oElsewhere', 'applications.awaiting', place)).code).toBe(
      'OTHER_REGION',
    );
  });
});

describe('someone who is no officer, or one of another place', () => {
  const draftId = '0'.repeat(32);
  const requests: { [Name in keyof OfficerActions]: OfficerActions[Name]['request'] } = {
    'officer.me': {},
    'applications.awaiting': place,
    'applications.alike': place,
    'applications.pictures': { recordId: `${'0'.repeat(24)}-2024`, applicationId: '0'.repeat(32) },
    'applications.phone': { recordId: `${'0'.repeat(24)}-2024`, applicationId: '0'.repeat(32) },
    'roster.confirm': {
      recordId: `${'0'.repeat(24)}-2024`,
      applicationId: '0'.repeat(32),
      identities: [],
      circumstances: [],
      decline: { reason: 'not-on-list' },
    },
    'codes.issue': { ...father, region: ruizhou },
    'places.set-contacts': { region: ruizhou, contacts: [] },
    'places.own': { region: ruizhou },
    'places.set-channels': { region: ruizhou, channels: [] },
    'places.own-channels': { region: ruizhou },
    'notices.duties': { region: ruizhou },
    'notices.chains': { region: ruizhou },
    'notices.version': { notice: 'ruizhou-2024', number: 0 },
    'notices.draft-save': { draftId, revision: 0, region: ruizhou, json: '{}', trials: [] },
    'notices.draft-paper': { draftId, revision: 1, paper: [{ clause: '1', paragraphs: ['甲'] }] },
    'notices.draft': { draftId },
    'notices.draft-remove': { draftId, revision: 1 },
    'notices.propose': { draftId, revision: 1, inForceFrom: null },
    'notices.agree': { draftId, revision: 1 },
    'notices.send-back': { draftId, revision: 1, why: '窗口写错了' },
    'notices.withdrawal-preview': { notice: 'ruizhou-2024', number: 0, reason: 'error' },
    'notices.withdraw': { notice: 'ruizhou-2024', number: 0, words: '金额写错了' },
    'notices.end': { notice: 'ruizhou-2024', number: 0, reason: 'ended', words: '不再单独执行' },
    'keys.rotate': {},
  };

  it.each(Object.entries(requests))('cannot call %s', async (action, request) => {
    const server = new TestServer('2023-11-20');
    const refusal = await server.refusedOfficer('oResident', action as keyof OfficerActions, request);
    expect(refusal.code).toBe('NOT_AN_OFFICER');
  });

  it('writes nothing outside his places, and certifies nothing for them', async () => {
    const server = new TestServer('2023-11-20');
    await server.hireOfficer('oElsewhere', [jilinCity]);
    for (const action of [
      'codes.issue',
      'places.set-contacts',
      'places.own',
      'places.set-channels',
      'places.own-channels',
      'notices.duties',
      'notices.chains',
      'notices.draft-save',
      'notices.withdrawal-preview',
      'notices.withdraw',
      'notices.end',
    ] as const) {
      const refusal = await server.refusedOfficer('oElsewhere', action, requests[action]);
      expect(refusal.code).toBe('OTHER_REGION');
    }
    const roster = { batch: 'b001', part: 1, region: ruizhou, rows: [{ ...father, identities: [tekun] }] };
    expect((await server.refusedByTwo('roster.import', roster, 'oElsewhere')).code).toBe('OTHER_REGION');
    const outcome = await server.byTwo(
      'roster.import',
      {
        batch: 'b002',
        part: 1,
        region: jilinCity,
        rows: [{ ...father, identities: [{ ...tekun, region: ruizhou }] }],
      },
      'oElsewhere',
    );
    expect(outcome).toMatchObject({ taken: 0, rejected: [{ row: 0, field: 'identities' }] });
    expect(server.store.snapshot('rosters')).toHaveLength(0);
  });
});

describe('someone who guesses a one-time code', () => {
  async function issued(): Promise<{
    readonly server: TestServer;
    readonly code: string;
    readonly wrong: string;
  }> {
    const server = new TestServer('2023-11-20');
    await server.hireOfficer('oOfficer', [ruizhou]);
    const { code } = await server.officer('oOfficer', 'codes.issue', { ...father, region: ruizhou });
    return { server, code, wrong: code === '00000000' ? '00000001' : '00000000' };
  }

  it('has ten tries a day, for whomever they are', async () => {
    const { server, wrong } = await issued();
    const codes = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      const person = attempt % 2 === 0 ? father : grandmother;
      codes.push((await server.refusedResident('oThief', 'self.confirm', { ...person, code: wrong })).code);
    }
    expect(codes).toEqual([...Array<string>(10).fill('CODE_WRONG'), 'TOO_MANY_LOOKUPS']);
  });

  it('doesn’t burn another’s: who has it in hand uses it after a hundred wrong tries of others', async () => {
    const { server, code, wrong } = await issued();
    for (let attempt = 0; attempt < 100; attempt += 1) {
      await server.refusedResident(`oThief${attempt % 10}`, 'self.confirm', { ...father, code: wrong });
    }
    await expect(server.resident('oFather', 'self.confirm', { ...father, code })).resolves.toBeDefined();
  });

  it('learns from neither words nor round trips whether name and number fit', async () => {
    const { server, code, wrong } = await issued();
    const tried = async (request: object) => {
      server.roundTrips = 0;
      const refusal = await server.refusedResident('oThief', 'self.confirm', request);
      return { refusal, trips: server.roundTrips };
    };
    // His first try of the day makes his counter.
    await tried({ ...guess(2), code });
    const rightPair = await tried({ ...father, code: wrong });
    expect(await tried({ ...father, name: '王建军', code })).toEqual(rightPair);
    expect(await tried({ ...guess(1), code })).toEqual(rightPair);
  });

  it('finds a used or old code void', async () => {
    const server = new TestServer('2023-11-20');
    await server.hireOfficer('oOfficer', [ruizhou]);
    const issue = async () =>
      (await server.officer('oOfficer', 'codes.issue', { ...father, region: ruizhou })).code;
    const used = await issue();
    await server.resident('oFather', 'self.confirm', { ...father, code: used });
    expect((await server.refusedResident('oThief', 'self.confirm', { ...father, code: used })).code).toBe(
      'CODE_WRONG',
    );
    await server.untie(father, ruizhou, 'oOfficer');
    const old = await issue();
    server.pass(72 * 3_600_000);
    expect((await server.refusedResident('oFather', 'self.confirm', { ...father, code: old })).code).toBe(
      'CODE_WRONG',
    );
  });
});

describe('numbers and names', () => {
  it('stand in no log, no stored document and no reply but a name to who typed it, whatever is done', async () => {
    const server = new TestServer('2023-11-20');
    await server.hireOfficer('oOfficer', [ruizhou]);
    const people = [father, grandmother, child];
    const replies: unknown[] = [];
    const toWhoTyped: unknown[] = [];
    const rows = people.slice(0, 2).map((person) => ({ ...person, identities: [dibao] }));
    replies.push(
      await server.byTwo('roster.import', { batch: 'b001', part: 1, region: ruizhou, rows }, 'oOfficer'),
    );
    for (const person of people) {
      const consent = { ...onBehalf, by: 'guardian' as const };
      toWhoTyped.push(
        await server.resident('oDaughter', 'records.enrol', {
          person,
          ...place,
          claims: claiming(dibao),
          consent,
        }),
      );
      replies.push(await server.resident('oDaughter', 'person.lookup', { ...person, ...place }));
    }
    toWhoTyped.push(await server.resident('oDaughter', 'family.list', { year }));
    toWhoTyped.push(await server.resident('oDaughter', 'records.mine', {}));
    replies.push(
      await server.refusedResident('oSon', 'records.enrol', {
        person: { ...father, name: '王建军' },
        ...place,
        claims: nothing,
        consent: onBehalf,
      }),
    );
    // An officer of the place compares names with papers; numbers he sees masked like everyone.
    const forOfficer = JSON.stringify(await server.officer('oOfficer', 'applications.awaiting', place));
    for (const { document } of people) expect(forOfficer).not.toContain(document.number.slice(6, 17));
    const { code } = await server.officer('oOfficer', 'codes.issue', { ...father, region: ruizhou });
    replies.push(await server.resident('oFather', 'self.confirm', { ...father, code }));
    const everything = [server.dump(), server.logged.join('\n'), JSON.stringify(replies)].join('\n');
    for (const { name, document } of people) {
      for (const said of [everything, JSON.stringify(toWhoTyped)]) {
        expect(said).not.toContain(document.number);
        expect(said).not.toContain(document.number.slice(6, 17));
      }
      expect(everything).not.toContain(name);
    }
    expect(server.dump()).not.toContain(code);
    expect(server.logged.length).toBeGreaterThan(10);
  });
});
