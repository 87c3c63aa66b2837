import { runTimer } from '../../../server/actions/timer';
import { father, nothing, onBehalf } from '../sample';
import { Office, day, hour, jincheng, notice } from './authors';

const two = ['oAuthor', 'oSecond'] as const;
const asked = { notice: 'jincheng-2024', number: 0, reason: 'ended', words: '并入全省的通知' } as const;

let office: Office;
beforeEach(async () => {
  office = await Office.open();
});

async function ending() {
  const { chains } = await office.officer('oSecond', 'notices.chains', { region: jincheng });
  return chains.find((one) => one.notice === 'jincheng-2024')?.ending;
}

describe('a version with which nothing is wrong', () => {
  it.each(['ended', 'replaced'] as const)(
    'is %s by two officers, and leaves the place without',
    async (reason) => {
      const request = { ...asked, reason };
      expect(await office.officer('oAuthor', 'notices.end', request)).toEqual({ from: null });
      office.pass(hour);
      expect(await office.payFen()).toBe(38_000);
      expect(await ending()).toMatchObject({
        number: 0,
        reason,
        words: asked.words,
        by: { id: 'oAuthor' },
        mayAgree: { may: true },
      });
      const { from } = await office.officer('oSecond', 'notices.end', request);
      expect(await office.payFen()).toBe(38_000);
      office.pass((from ?? 0) - office.time);
      expect(await office.payFen()).toBeNull();
      expect(await ending()).toBeNull();
      const { entries } = await office.resident('oAnyone', 'notices.index', {});
      expect(entries?.map(({ id }) => id)).not.toContain('jincheng-2024');
      const { chains } = await office.officer('oAuthor', 'notices.chains', { region: jincheng });
      expect(chains[0]?.entries).toMatchObject([
        { kind: 'withdrawn', reason, by: { id: 'oAuthor' }, agreer: { id: 'oSecond' } },
      ]);
    },
  );

  it('is not called withdrawn to those who were told by it: nothing was wrong', async () => {
    const request = { person: father, region: '140502', year: 2024, claims: nothing, consent: onBehalf };
    await office.resident('oDaughter', 'records.enrol', request);
    await office.officer('oAuthor', 'notices.end', asked);
    await office.officer('oSecond', 'notices.end', asked);
    office.pass(hour);
    await runTimer(office.cloudFor('', 'timer'), 'upkeep');
    const { records } = await office.resident('oDaughter', 'records.mine', {});
    expect(records[0]?.status.change).toMatch(
      /^通知有变动：2023年11月20日起不再执行《.*》（.*），原来应缴380元，现在没有收录通知。$/,
    );
  });

  it('is ended by nobody alone, however often he asks, nor with a second WeChat', async () => {
    await office.officer('oAuthor', 'notices.end', asked);
    expect(await office.officer('oAuthor', 'notices.end', asked)).toEqual({ from: null });
    await office.hireOfficer('oAgain', [jincheng], '测试员oAuthor');
    expect((await office.refusedOfficer('oAgain', 'notices.end', asked)).code).toBe('SAME_PERSON');
    office.pass(hour);
    expect(await office.payFen()).toBe(38_000);
  });

  it('is not ended by a second one who says something else: that is an asking of his own', async () => {
    await office.officer('oAuthor', 'notices.end', asked);
    const other = { ...asked, words: '市里另有规定' };
    expect(await office.officer('oSecond', 'notices.end', other)).toEqual({ from: null });
    expect(await ending()).toMatchObject({ words: '市里另有规定', by: { id: 'oSecond' } });
    expect((await office.officer('oAuthor', 'notices.end', other)).from).not.toBeNull();
  });

  it('is not ended where nobody agreed within a week', async () => {
    await office.officer('oAuthor', 'notices.end', asked);
    office.pass(7 * day);
    expect(await ending()).toBeNull();
    expect(await office.officer('oSecond', 'notices.end', asked)).toEqual({ from: null });
  });

  it('is not ended by an asking of before, once another version holds or it was taken out', async () => {
    await office.officer('oAuthor', 'notices.end', asked);
    await office.publish(notice({}, 40_000), two, jincheng);
    expect(await ending()).toBeNull();
    expect((await office.refusedOfficer('oSecond', 'notices.end', asked)).code).toBe('NOT_IN_FORCE');
    await office.officer('oAuthor', 'notices.end', { ...asked, number: 1 });
    const wrong = { notice: asked.notice, number: 1, words: '金额写错了' };
    await office.officer('oAuthor', 'notices.withdraw', wrong);
    expect(await ending()).toBeNull();
  });

  it('makes room, once it was replaced, for the one that replaces it, under an id of its own', async () => {
    const request = { ...asked, reason: 'replaced' } as const;
    await office.officer('oAuthor', 'notices.end', request);
    await office.officer('oSecond', 'notices.end', request);
    office.pass(hour);
    await office.publish(notice({ id: 'jincheng-2024-new' }, 41_000), two, jincheng);
    expect(await office.payFen()).toBe(41_000);
  });

  it('is asked to end by nobody of another place', async () => {
    expect((await office.refusedOfficer('oBeside', 'notices.end', asked)).code).toBe('OTHER_REGION');
  });
});

it('a withdrawal by one has no other reason than that the version is wrong', async () => {
  const request = { notice: 'jincheng-2024', number: 0, reason: 'ended', words: '并入全省的通知' };
  expect((await office.refusedOfficer('oAuthor', 'notices.withdraw', request)).code).toBe('BAD_REQUEST');
});
