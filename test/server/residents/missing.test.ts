import type { HandedOut } from '../../../contract/hand-outs';
import type { ResidentSheetActions } from '../../../contract/residents';
import { filesTable } from '../../../server/actions/files';
import { countOnSheet } from '../../../server/actions/files/residents';
import { mostOnSheet } from '../../../server/residents';
import { readTable } from '../../../server/spreadsheets';
import { dispatched } from '../said';
import type { PersonEntry } from '../../../contract/claims';
import { checkCharacter } from '../../../contract/identity-document';
import { runTimer } from '../../../server/actions/timer';
import { type PaymentTestServer, officer, startTestServer, year } from '../money';
import { daughter, father, grandmother, ruizhou, tekun } from '../sample';
import { ask, calledIn, handIn, haoxi, lives, missingIn, walkedIn, yuetan } from './lists';

/** Born 1 January 1970; area code 369901 belongs to no place. */
function somebody(at: number): PersonEntry {
  const digits = `36990119700101${String(at).padStart(3, '0')}`;
  return { name: '测试人', document: { kind: 'resident-id', number: digits + checkCharacter(digits) } };
}

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
  await handIn(server, [
    lives(father, {
      village: '濠溪',
      household: '0002',
      isHead: true,
      agent: '周有田',
      phone: '13800000000',
    }),
    lives(grandmother, { village: '濠溪', household: '0001', agent: '周有田' }),
    lives(daughter, { village: '月潭' }),
  ]);
});

/** Tekun pay nothing in Ruizhou: whoever applies is insured. */
async function insure(person = grandmother): Promise<void> {
  await server.certify(person, ruizhou, tekun);
  await server.enrol('oDaughter', person, ruizhou);
}

function tellLists(): Promise<void> {
  return runTimer(server.cloudFor('', 'timer'), 'progress');
}

function overview(region: string) {
  return ask(server, 'residents.overview', { region, year });
}

type Sheet = ResidentSheetActions['residents.walk-sheet']['data'];

async function sheet(action: keyof ResidentSheetActions, region: string): Promise<Sheet> {
  const reply = await dispatched(filesTable, server.cloudFor(officer), { action, region, year });
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
  return reply.data as Sheet;
}

/** All that stands in the cells of a workbook that was handed out. */
async function wordsOf({ handOutId }: HandedOut): Promise<string> {
  const body = server.files.open(`memory://files/hand-outs/${handOutId}`);
  const rows: unknown[] = [];
  for await (const row of readTable(body ?? new Uint8Array())) rows.push(row);
  return JSON.stringify(rows);
}

describe('who is missing', () => {
  it('stands household by household, name in full and number masked, and nothing of what he is certified as', async () => {
    await server.certify(father, ruizhou, tekun);
    const { residents, next } = await ask(server, 'residents.missing', { region: haoxi, year });
    expect(residents.map(({ person, household }) => [person.name, household])).toEqual([
      ['陈桂花', '0001'],
      ['王建国', '0002'],
    ]);
    expect(residents[1]).toEqual({
      residentId: expect.any(String) as string,
      person: { name: '王建国', document: '369***********0017' },
      village: haoxi,
      household: '0002',
      isHead: true,
      hasPhone: true,
      listedTwice: false,
    });
    expect(next).toBeNull();
  });

  it('leaves the list the moment he is insured, and the counts when the lists are told', async () => {
    await insure();
    expect(await missingIn(server, haoxi)).toEqual(['王建国']);
    expect((await overview(haoxi)).whole).toEqual({ listed: 2, missing: 2 });
    await tellLists();
    expect((await overview(haoxi)).whole).toEqual({ listed: 2, missing: 1 });
    await tellLists();
    expect((await overview(haoxi)).whole).toEqual({ listed: 2, missing: 1 });
  });

  it('is missing again when his insurance is undone', async () => {
    const roster = {
      batch: 'wrong-list',
      part: 1,
      region: ruizhou,
      rows: [{ ...grandmother, identities: [tekun] }],
    };
    await server.byTwo('roster.import', roster);
    await server.enrol('oDaughter', grandmother, ruizhou);
    await tellLists();
    expect((await overview(haoxi)).whole).toEqual({ listed: 2, missing: 1 });
    await server.byTwo('roster.undo', roster);
    await tellLists();
    expect((await overview(haoxi)).whole).toEqual({ listed: 2, missing: 2 });
  });

  it('is not who was insured before the list came', async () => {
    await insure(father);
    await handIn(server, [lives(father, { village: '月潭' })], { batch: 'list-2' });
    expect(await missingIn(server, yuetan)).toEqual(['王芳']);
  });

  it('is counted in each village of a street, with each agent, and in the county', async () => {
    const street = await overview(ruizhou);
    expect(street.whole).toEqual({ listed: 3, missing: 3 });
    expect(street.places.filter(({ listed }) => listed > 0)).toEqual([
      { code: yuetan, name: '月潭村委会', listed: 1, missing: 1 },
      { code: haoxi, name: '濠溪村委会', listed: 2, missing: 2 },
    ]);
    expect(street.agents).toMatchObject([{ name: '周有田', missing: 2 }]);
    expect((await overview('360983')).whole).toEqual({ listed: 3, missing: 3 });
    expect((await overview('360900')).whole).toEqual({ listed: 3, missing: 3 });
  });

  it('is found by agent', async () => {
    const { agents } = await overview(ruizhou);
    const { agentId = '' } = agents[0] ?? {};
    const { residents } = await ask(server, 'residents.missing', { region: ruizhou, year, agentId });
    expect(residents.map(({ person }) => person.name)).toEqual(['陈桂花', '王建国']);
  });

  it('is nobody’s business elsewhere', async () => {
    await server.hireOfficer('oOther', ['360983002']);
    const request = { region: haoxi, year };
    await expect(ask(server, 'residents.missing', request, 'oOther')).rejects.toThrow('OTHER_REGION');
    const { residents } = await ask(server, 'residents.missing', request);
    const residentId = residents[1]?.residentId ?? '';
    expect(await ask(server, 'residents.phone', { residentId })).toMatchObject({ number: '13800000000' });
    await expect(ask(server, 'residents.phone', { residentId }, 'oOther')).rejects.toThrow('NO_RESIDENT');
    await expect(ask(server, 'residents.missing', { region: '360983', year })).rejects.toThrow(
      'REGION_TOO_WIDE',
    );
  });

  it('is in the audit log of whoever looked, by id and never by name or number', async () => {
    await sheet('residents.call-sheet', haoxi);
    const entry = server.all('audit-log').find(({ action }) => action === 'residents.call-sheet');
    expect(entry).toMatchObject({ kind: 'read', region: haoxi, people: 1 });
    expect(JSON.stringify(entry)).not.toMatch(/王建国|13800000000/);
  });

  it('has thirty telephone lists a day', async () => {
    for (let page = 0; page < 30; page += 1) await sheet('residents.call-sheet', haoxi);
    await expect(sheet('residents.call-sheet', haoxi)).rejects.toThrow('电话名单太多');
  });

  it('stands on a workbook for the officer who asked, numbers only where they are for calling', async () => {
    const walking = await sheet('residents.walk-sheet', haoxi);
    expect(walking).toMatchObject({ people: 2, file: { name: '上门名单-濠溪村委会-2024.xlsx' } });
    const calling = await sheet('residents.call-sheet', haoxi);
    expect(calling).toMatchObject({ people: 1, file: { name: '电话名单-濠溪村委会-2024.xlsx' } });
    expect(await wordsOf(walking.file)).toContain('王建国');
    expect(await wordsOf(walking.file)).not.toContain('13800000000');
    expect(await wordsOf(calling.file)).toContain('13800000000');
    expect(await wordsOf(calling.file)).toContain('只用来提醒参保');
  });

  it('stands whole on the sheet of a community of thousands, and a list beyond the limit says that it goes on', async () => {
    const [one] = server.all('residents').filter(({ village }) => village === yuetan);
    if (one === undefined) throw new Error('nobody lives there');
    const { db } = server.cloudFor('');
    for (let at = 1; at < 3_100; at += 1) {
      const household = String(at).padStart(5, '0');
      await db.put('residents', { ...one, _id: `${'c'.repeat(19)}${household}-1`, household });
    }
    const whole = await sheet('residents.walk-sheet', yuetan);
    expect(whole).toMatchObject({ people: 3_100, isCut: false });
    expect(await wordsOf(whole.file)).toContain('共3100人');
    // Ruizhou's largest community has 5,245.
    expect(mostOnSheet).toBeGreaterThan(5_245);
    const cut = await walkedIn(server, yuetan, 400);
    expect([cut.people.length, cut.isCut]).toEqual([400, true]);
    expect(countOnSheet(400, true)).toBe(
      '名单太长，没有列全：这里只有前400人，后面的请按村、按代办员分开取。',
    );
  });

  it('is listed page by page, each once, whatever the household', async () => {
    const some = Array.from({ length: 101 }, (_, at) => at);
    const rows = some.map((at) => lives(somebody(at), { village: '月潭', household: String(at % 7) }));
    await handIn(server, rows.slice(0, 100), { batch: 'many' });
    await handIn(server, rows.slice(100), { batch: 'many', part: 2 });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { residents: readonly { residentId: string }[]; next: string | null } = await ask(
        server,
        'residents.missing',
        { region: yuetan, year, after },
      );
      seen.push(...page.residents.map(({ residentId }) => residentId));
      after = page.next;
    } while (after !== null);
    expect(seen.length).toBe(102);
    expect(new Set(seen).size).toBe(102);
  });
});

describe('a list', () => {
  it('goes at the end of March after its year, and with it whoever nobody else holds', async () => {
    server.setToday('2025-03-31');
    await server.tick();
    expect(server.all('residents').length).toBe(3);
    server.setToday('2025-04-01');
    await server.tick();
    server.pass(20 * 60_000);
    await server.tick();
    expect([server.all('residents'), server.all('people'), server.all('village-agents')]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('stays for another year where the next year’s list has him', async () => {
    await handIn(server, [lives(father, { village: '濠溪' })], { year: 2025, batch: 'next-year' });
    server.setToday('2025-04-01');
    await server.tick();
    expect(server.all('residents')).toMatchObject([{ village: haoxi, years: [2025, 2024] }]);
  });
});

it('new keys seal the telephone numbers anew, and the old key may go', async () => {
  await handIn(server, [lives(father, { village: '月潭' })], { batch: 'list-2' });
  const [newest] = server.settings.encryptionKeys;
  const next = { version: (newest?.version ?? 1) + 1, bytes: Buffer.alloc(32, 9) };
  server.settings = { ...server.settings, encryptionKeys: [next, ...server.settings.encryptionKeys] };
  await server.hireOfficer('oKeys', ['360000']);
  const rotated = await server.officer('oKeys', 'keys.rotate', {});
  expect(rotated).toMatchObject({ done: true, remaining: 0 });
  server.settings = { ...server.settings, encryptionKeys: [next] };
  const undo = {
    region: ruizhou,
    year,
    batch: 'list-2',
    part: 1,
    rows: [lives(father, { village: '月潭' })],
  };
  await ask(server, 'residents.undo', { ...undo, phonesFrom: '村委会登记时说过' });
  expect(await calledIn(server, haoxi)).toMatchObject([{ phone: { number: '13800000000' } }]);
});
