import type { DeskActions } from '../../../contract/desk';
import type { OfficerDuty } from '../../../contract/officer';
import { officerTable } from '../../../server/actions/officer';
import { nextLook } from '../../../server/desk/told-of-work';
import { type PaymentTestServer, startTestServer } from '../money';

const county = '140502';
const street = '140502001';
const [anna, bo] = ['oAnna', 'oBo'];
const hour = 3_600_000;

let server: PaymentTestServer;
let proposed = 0;

async function name(openId: string, called: string, duties: readonly OfficerDuty[], regions = [county]) {
  await server.cloudFor('').db.put('officers', { _id: openId, name: called, regions, duties });
}

async function ask<Name extends keyof DeskActions & string>(
  openId: string,
  action: Name,
  request: DeskActions[Name]['request'],
): Promise<DeskActions[Name]['data']> {
  const reply = await server.call(officerTable, openId, { action, ...request });
  if (!reply.ok) throw new Error(`refused: ${reply.error.code} ${reply.error.message}`);
  return reply.data as DeskActions[Name]['data'];
}

function agree(openId = anna) {
  return ask(openId, 'desk.agree-to-message', {});
}

/** Somebody wants a new officer for a street. */
async function propose(by = bo, region = county): Promise<void> {
  proposed += 1;
  const proposalId = proposed.toString(16).padStart(32, '0');
  const content = { invitationId: proposalId, region, name: '李四', regions: [street], duties: ['roster'] };
  const part = { proposalId, act: 'officers.invite', part: 1, parts: 1, content };
  const reply = await server.call(officerTable, by, { action: 'proposals.propose', ...part });
  if (!reply.ok) throw new Error(`refused: ${reply.error.code} ${reply.error.message}`);
}

/** Hours go by, the timer with them. */
async function hours(count: number): Promise<void> {
  for (let time = 0; time < count; time += 1) {
    server.pass(hour);
    await server.tick();
  }
}

function told(openId = anna) {
  return server.sent.filter((one) => one.openId === openId && one.kind === 'office-work');
}

beforeEach(async () => {
  // Monday, 20 November 2023, noon.
  server = await startTestServer();
  await name(anna, '安娜', ['officers', 'money']);
  await name(bo, '波', ['officers']);
});

it('looks at nine, eleven, two and four, from Monday to Friday', () => {
  const at = (day: string, time: string): number => Date.parse(`${day}T${time}:00+08:00`);
  expect(nextLook(at('2023-11-20', '08:00'))).toBe(at('2023-11-20', '09:00'));
  expect(nextLook(at('2023-11-20', '09:00'))).toBe(at('2023-11-20', '11:00'));
  expect(nextLook(at('2023-11-20', '16:00'))).toBe(at('2023-11-21', '09:00'));
  expect(nextLook(at('2023-11-24', '17:00'))).toBe(at('2023-11-27', '09:00'));
});

describe('an officer who agreed to be told of his office’s work', () => {
  it('is told of a proposal for his word by counts alone, once for each consent', async () => {
    expect(await agree()).toEqual({ messagesLeft: 1 });
    server.pass(60_000);
    await propose();
    await hours(5);
    expect(told().map(({ words, page, day, amount }) => [words, page, day, amount])).toEqual([
      ['1件待您核对', 'officer/home/index', '2023年11月20日', undefined],
    ]);
    await propose();
    await hours(48);
    expect(told().length).toBe(1);
    expect((await ask(anna, 'desk.waiting', { region: county })).messagesLeft).toBe(0);
  });

  it('is told nothing of what was there before, nor of what he proposed himself', async () => {
    await propose();
    server.pass(60_000);
    await agree();
    await propose(anna);
    await hours(5);
    expect(told()).toEqual([]);
  });

  it('is told of all that came by one message, in at most twenty signs', async () => {
    await agree();
    server.pass(60_000);
    await propose();
    await propose();
    await server.cloudFor('').db.put('cases', {
      _id: 'case-1',
      kind: 'bill-missing',
      state: 'open',
      places: [county],
      at: server.cloudFor('').now(),
      summary: '账单',
    } as never);
    await hours(3);
    expect(told().map(({ words }) => words)).toEqual(['2件待您核对，1件新待办']);
    for (const { words = '' } of told()) expect(words.length).toBeLessThanOrEqual(20);
  });

  it('is told of residents who ask to have benefits again, or for money that is paid back', async () => {
    await name(anna, '安娜', ['roster', 'money']);
    await agree();
    server.pass(60_000);
    const cloud = server.cloudFor('');
    const { db } = cloud;
    const of = { places: [street, county], year: 2024 };
    await db.put('duplicates', { _id: 'asked', ...of, state: 'open', askedAt: cloud.now() } as never);
    await db.put('duplicates', { _id: 'before', ...of, state: 'open', askedAt: 1 } as never);
    const applied = (_id: string, by: string, at: number) =>
      db.put('reimbursements', {
        ...{ _id, ...of, state: 'applied', updatedAt: cloud.now() },
        history: [{ event: 'applied', by, at }],
      } as never);
    await applied('of-a-resident', 'oResident', cloud.now());
    await applied('changed-alone', 'oResident', 1);
    await applied('of-himself', `office:${anna}`, cloud.now());
    await hours(5);
    expect(told().map(({ words }) => words)).toEqual(['1人申请恢复待遇，1人申领补贴']);
    for (const { words = '' } of told()) expect(words.length).toBeLessThanOrEqual(20);
  });

  it('is told of what nobody answered for a working day and rose to his office', async () => {
    await name('oStreet', '田', ['officers'], [street]);
    await agree();
    server.pass(60_000);
    await propose('oStreet', street);
    await hours(20);
    expect(told()).toEqual([]);
    await hours(10);
    expect(told().map(({ words }) => words)).toEqual(['1件没人答复']);
  });

  it('is told of a duty of the notice on its last day: Jincheng’s Friday', async () => {
    server.setToday('2023-11-23');
    await agree();
    await hours(20);
    expect(told()).toEqual([]);
    await hours(2);
    expect(told().map(({ words }) => words)).toEqual(['1项任务到期']);
  });

  it('is told in working hours alone, and nothing is read at others but the message', async () => {
    await agree();
    server.pass(8 * hour);
    await propose();
    await hours(11);
    expect(told()).toEqual([]);
    await hours(3);
    expect(told().length).toBe(1);
  });

  it('hears no more once he is none, or took it back', async () => {
    await agree();
    await agree(bo);
    expect(await agree(bo)).toEqual({ messagesLeft: 2 });
    expect(await ask(bo, 'desk.end-messages', {})).toEqual({ messagesLeft: 0 });
    const ended = { at: 1, by: bo, reason: '调走' } as never;
    await server.cloudFor('').db.updateIf('officers', anna, {}, { ended });
    server.pass(60_000);
    await propose();
    await hours(5);
    expect(server.sent).toEqual([]);
    expect(server.all('agreed-messages')).toEqual([]);
  });

  it('doesn’t find it among what he agreed to as a resident', async () => {
    await agree();
    expect(await server.resident(anna, 'messages.mine', {})).toEqual({ agreed: [], offered: [] });
  });
});

it('nobody else may agree to it', async () => {
  const reply = await server.call(officerTable, 'oStranger', { action: 'desk.agree-to-message' });
  expect(reply).toMatchObject({ ok: false });
  expect(server.all('agreed-messages')).toEqual([]);
});
