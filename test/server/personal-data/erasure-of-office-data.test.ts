import type { DuplicatesActions } from '../../../contract/duplicates';
import { officerTable } from '../../../server/actions/officer';
import { isoDay } from '../../../policy/calendar';
import { pseudonym } from '../../../server/identity/seal';
import { type PaymentTestServer, officer, startTestServer, year } from '../money';
import { handIn, lives } from '../residents/lists';
import { dispatched } from '../said';
import { father, grandmother, ruizhou, tekun } from '../sample';

/** No other text has it in it. */
const himself = 'oFatherWhoLeaves';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function ask<Name extends keyof DuplicatesActions & string>(
  action: Name,
  request: DuplicatesActions[Name]['request'],
): Promise<DuplicatesActions[Name]['data']> {
  const reply = await dispatched(officerTable, server.cloudFor(officer), { action, ...request });
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
  return reply.data as DuplicatesActions[Name]['data'];
}

async function bring(kind: 'employee' | 'dead', person: typeof father, since: string): Promise<string> {
  const part = { region: ruizhou, year, kind, batch: `${kind}-1`, part: 1, rows: [{ ...person, since }] };
  await ask('duplicates.import', part);
  const [one] = (await ask('duplicates.list', { region: ruizhou, year, state: 'open' })).duplicates;
  return one?.duplicateId ?? '';
}

/** A levy list, with files made for the officer. */
async function makeLevyList(on: string): Promise<void> {
  const levyListId = 'a'.repeat(32);
  await server.askFiles(officer, 'levy-lists.begin', { levyListId, region: '360983', year, on: isoDay(on) });
  await server.askFiles(officer, 'levy-lists.go-on', { levyListId });
}

/** On a list of residents, at work elsewhere, his benefits resting and asked for again, in a levy list. */
async function everythingOfOffices(): Promise<void> {
  await handIn(server, [lives(father, { village: '濠溪', household: '1', phone: '13800000000' })]);
  await server.certify(father, ruizhou, tekun);
  const recordId = await server.enrol(himself, father, ruizhou, 'self');
  const { code } = await server.officer(officer, 'codes.issue', { ...father, region: ruizhou });
  await server.resident(himself, 'self.confirm', { ...father, code });
  await server.resident(himself, 'messages.agree', { kinds: ['in-my-name'] });
  server.setToday('2024-03-01');
  const duplicateId = await bring('employee', father, '2024-02-01');
  const about = { duplicateId, region: ruizhou };
  await server.byTwo('duplicates.suspend', { ...about, from: '2024-02-01', reason: '参加了职工医保' });
  server.setToday('2024-06-03');
  await server.resident(himself, 'records.ask-to-resume', { recordId, workEndedOn: '2024-05-31' });
  await makeLevyList('2024-06-03');
}

function stored(): string {
  return server.dump() + server.logged.join('\n');
}

it('an erasure leaves no WeChat of who is on offices’ lists, in cases and in suspensions', async () => {
  await everythingOfOffices();
  const tokens = [himself, pseudonym(server.settings, 'caller', himself)];
  expect(stored()).toContain(himself);
  for (const name of ['residents', 'duplicates', 'hand-outs', 'agreed-messages'] as const) {
    expect([name, server.all(name).length]).not.toEqual([name, 0]);
  }
  expect((await server.resident(himself, 'me.erase', { fromLists: true })).done).toBe(true);
  // What was counted against him goes with the day.
  server.setToday('2024-06-05');
  await server.minutes(2);
  for (const token of tokens) expect(stored()).not.toContain(token);
  // What offices hold of him is theirs, and stays until it ends.
  expect(server.all('residents')).toHaveLength(1);
  expect(server.all('duplicates')).toHaveLength(1);
  expect(server.all('records')[0]?.suspensions).toHaveLength(1);
});

it('who is on offices’ lists alone is gone with them: no name, number or id of his is left but in the log', async () => {
  await handIn(server, [
    lives(grandmother, { village: '濠溪', phone: '13800000000' }),
    lives(father, { village: '濠溪' }),
  ]);
  await bring('dead', grandmother, '2023-11-01');
  await makeLevyList('2023-11-20');
  const ids = server.all('people').map(({ _id }) => _id);
  expect(ids).toHaveLength(2);
  // 31 March after the year, and what the timer does behind it.
  for (const today of ['2025-04-01', '2025-04-02', '2025-04-03', '2025-08-01']) {
    server.setToday(today);
    await server.minutes(2);
  }
  expect(server.all('people')).toEqual([]);
  const audited = JSON.stringify(server.all('audit-log'));
  const left = stored().replace(audited, '');
  for (const token of [...ids, father.name, grandmother.name, father.document.number, '13800000000']) {
    expect(left).not.toContain(token);
  }
});

it('an officer who erases his account as anybody is told of no work any more', async () => {
  const reply = await server.call(officerTable, officer, { action: 'desk.agree-to-message' });
  expect(reply.ok).toBe(true);
  await server.enrol(officer, father, ruizhou);
  expect(server.all('agreed-messages')).toHaveLength(1);
  await server.resident(officer, 'me.erase', { fromLists: false });
  expect(server.all('agreed-messages')).toEqual([]);
});
