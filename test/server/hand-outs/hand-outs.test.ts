import { handOut } from '../../../server/hand-outs';
import { runTimer } from '../../../server/actions/timer';
import { RefusalError } from '../../../server/platform';
import type { Officer } from '../../../server/schema';
import { TestServer } from '../test-server';

const [officer, colleague] = ['oOfficer', 'oColleague'];
const hourMs = 3_600_000;
let server: TestServer;
beforeEach(async () => {
  server = new TestServer();
  await server.hireOfficer(officer, ['140502']);
  await server.hireOfficer(colleague, ['140502']);
});

const body = Buffer.from('姓名\r\n王小明\r\n');
const needs = { duty: 'money', region: '140502' } as const;

function made(name = '应缴清册.csv') {
  return handOut(server.cloudFor(officer), { _id: officer }, { name, body, ...needs });
}

async function runUpkeep(): Promise<void> {
  await runTimer(server.cloudFor('', 'timer'), 'upkeep');
}

describe('a file made for an officer', () => {
  it('is listed and opened by him alone', async () => {
    const file = await made();
    expect(await server.askFiles(officer, 'hand-outs.list', {})).toEqual({ files: [file] });
    const { name, link } = await server.askFiles(officer, 'hand-outs.open', { handOutId: file.handOutId });
    expect(name).toBe('应缴清册.csv');
    expect(link).toContain('hand-outs/');
    expect(await server.askFiles(colleague, 'hand-outs.list', {})).toEqual({ files: [] });
    const refusal = await server.refusedFiles(colleague, 'hand-outs.open', { handOutId: file.handOutId });
    expect(refusal.code).toBe('NO_HAND_OUT');
    const nobody = await server.refusedFiles('oResident', 'hand-outs.open', { handOutId: file.handOutId });
    expect(nobody.code).toBe('NOT_AN_OFFICER');
  });

  it('is opened no more once its duty or its place is taken from him', async () => {
    const { handOutId } = await made();
    const { db } = server.cloudFor('', 'function');
    const held = await db.get('officers', officer);
    if (held === null) throw new Error('nobody is hired');
    const refusedAs = async (now: Officer) => {
      await db.put('officers', now);
      return (await server.refusedFiles(officer, 'hand-outs.open', { handOutId })).code;
    };
    expect(await refusedAs({ ...held, duties: ['roster'] })).toBe('NOT_AN_OFFICER');
    expect(await refusedAs({ ...held, regions: ['430102'] })).toBe('OTHER_REGION');
    await db.put('officers', { ...held, regions: ['140500'], duties: ['money'] });
    await server.askFiles(officer, 'hand-outs.open', { handOutId });
  });

  it('that an older version made, without its place, is made again', async () => {
    const { handOutId } = await made();
    const { db } = server.cloudFor('', 'function');
    const held = await db.get('hand-outs', handOutId);
    if (held === null) throw new Error('none is kept');
    const { duty: _duty, region: _region, ...older } = held;
    await db.put('hand-outs', older);
    const refusal = await server.refusedFiles(officer, 'hand-outs.open', { handOutId });
    expect(refusal.code).toBe('NO_HAND_OUT');
  });

  it('goes after a day, and its list with it', async () => {
    const { handOutId } = await made();
    server.pass(24 * hourMs - 1);
    await runUpkeep();
    expect(server.files.paths).toHaveLength(1);
    server.pass(1);
    expect((await server.refusedFiles(officer, 'hand-outs.open', { handOutId })).message).toContain('24小时');
    await runUpkeep();
    expect(server.files.paths).toEqual([]);
    expect([...server.store.all('hand-outs')]).toEqual([]);
  });

  it('whose keeping was cut off leaves nothing behind', async () => {
    const cloud = server.cloudFor(officer);
    const lost = { ...cloud, files: { ...cloud.files, keep: () => Promise.reject(new Error('away')) } };
    await expect(handOut(lost, { _id: officer }, { name: 'a.csv', body, ...needs })).rejects.toThrow('away');
    const [{ _id } = { _id: '' }] = [...server.store.all('hand-outs')];
    const refusal = await server.refusedFiles(officer, 'hand-outs.open', { handOutId: String(_id) });
    expect(refusal.code).toBe('NO_HAND_OUT');
    server.pass(25 * hourMs);
    await runUpkeep();
    expect([...server.store.all('hand-outs')]).toEqual([]);
  });

  it('stands in the audit log each time that it is opened, by a hash of what is in it', async () => {
    const { handOutId } = await made();
    await server.askFiles(officer, 'hand-outs.open', { handOutId });
    const [entry] = [...server.store.all('audit-log')].filter(({ action }) => action === 'hand-outs.open');
    expect(entry).toMatchObject({ actor: officer, file: { number: handOutId } });
    expect(JSON.stringify(entry)).not.toContain('王小明');
  });

  it('of more than 10 MB is refused with what to do', async () => {
    const large = handOut(
      server.cloudFor(officer),
      { _id: officer },
      {
        name: 'a.xlsx',
        body: new Uint8Array(10 * 1024 * 1024 + 1),
        ...needs,
      },
    );
    await expect(large).rejects.toThrow(RefusalError);
    await expect(large).rejects.toMatchObject({ refusal: { code: 'HAND_OUT_TOO_LARGE' } });
  });

  it('has an ending that offices open', async () => {
    await expect(made('清册.exe')).rejects.toThrow(RangeError);
  });
});
