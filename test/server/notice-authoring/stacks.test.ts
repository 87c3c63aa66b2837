import { officerActions } from '../../../server/actions/officer/actions';
import { dispatch } from '../../../server/platform';
import { day, hour } from './authors';
import {
  Offices,
  byCity,
  byProvince,
  city,
  cityForForesters,
  province,
  shippedCity,
  withForesters,
  withoutForesters,
} from './jilin';

let offices: Offices;
beforeEach(async () => {
  offices = await Offices.open();
  await offices.publish(withForesters, byProvince, province);
});

const named =
  /补充它的《.*》（jilin-city-2024），规则 top-up，who\.0\.identities\.\d：用了 own-forest-worker/;
const instead = /请在这一版里留着它用到的内容，或者请发布它的单位先改：.*identities/;

describe('a new version of what others are laid over', () => {
  it('that drops an identity which one of them uses is refused: which one, where, and what to write', async () => {
    await offices.publish(cityForForesters, byCity, city);
    const { read, problems } = await offices.drafted(withoutForesters, 'oProvince');
    expect(problems).toMatchObject([{ rule: null, field: null }]);
    expect(problems[0]?.message).toMatch(named);
    expect(problems[0]?.message).toMatch(instead);
    const request = { ...read, inForceFrom: null };
    const refusal = await offices.refusedOfficer('oProvince', 'notices.propose', request);
    expect(refusal.code).toBe('NOTICE_WRONG');
    expect(refusal.message).toMatch(named);
  });

  it('is refused too where the one that uses it only waits for its hour', async () => {
    const read = await offices.proposed(cityForForesters, 'oCity', offices.time + 20 * day);
    await offices.officer('oCityToo', 'notices.agree', read);
    const { problems } = await offices.drafted(withoutForesters, 'oProvince');
    expect(problems[0]?.message).toMatch(named);
  });

  it('that leaves out a place of which one of them speaks is refused', async () => {
    const { problems } = await offices.drafted({ ...withForesters, regions: ['220500'] }, 'oProvince');
    expect(problems[0]?.message).toMatch(/（jilin-city-2024），overlays：.*不在《.*》管的地区里/);
  });

  it('is agreed to where none of them uses what it drops', async () => {
    await offices.publish(withoutForesters, byProvince, province);
  });

  it('is not agreed to where one of them came to use it after it was proposed', async () => {
    const read = await offices.proposed(withoutForesters, 'oProvince');
    await offices.publish(cityForForesters, byCity, city);
    const refusal = await offices.refusedOfficer('oProvinceToo', 'notices.agree', read);
    expect(refusal.message).toMatch(named);
  });
});

async function unfit() {
  const { chains } = await offices.officer('oCity', 'notices.chains', { region: city });
  return chains.find((one) => one.notice === 'jilin-city-2024')?.unfit;
}

describe('a version that others are laid over, taken out', () => {
  const request = { notice: 'jilin-province-2024', number: 1 } as const;
  const asked = { ...request, reason: 'error' } as const;

  it('is stopped all the same, after it was said which of them doesn’t fit any more', async () => {
    await offices.publish(cityForForesters, byCity, city);
    const { says } = await offices.officer('oProvince', 'notices.withdrawal-preview', asked);
    expect(says[0]).toBe('撤回以后，执行随程序发布的一版。');
    expect(says[1]).toMatch(named);
    expect(says[1]).toContain('这不妨碍撤回，请告诉发布它的单位：');
    const words = '金额写错了，应是380元';
    const { inForce } = await offices.officer('oProvince', 'notices.withdraw', { ...request, words });
    expect(inForce).toBe(0);
    offices.pass(hour);
    const facts = { id: 'f', region: '220202', year: 2024 };
    const { determination } = await offices.resident('oAnyone', 'determination.get', { facts });
    expect(determination.payFen).toBe(39_000);
    expect(await unfit()).toMatchObject([expect.stringMatching(/^规则 top-up，.*用了 own-forest-worker/)]);
    await offices.publish(withForesters, byProvince, province);
    expect(await unfit()).toEqual([]);
  });

  it('says nothing of those that fit the version before as well', async () => {
    expect(await offices.officer('oProvince', 'notices.withdrawal-preview', asked)).toEqual({
      inForce: 0,
      says: ['撤回以后，执行随程序发布的一版。'],
    });
  });

  it('is told of too where one that doesn’t fit only waits for its hour', async () => {
    const read = await offices.proposed(cityForForesters, 'oCity', offices.time + 20 * day);
    await offices.officer('oCityToo', 'notices.agree', read);
    const { says } = await offices.officer('oProvince', 'notices.withdrawal-preview', asked);
    expect(says[1]).toMatch(named);
  });

  it('with none before it that could hold again, stops those laid over it', async () => {
    const ended = { ...request, reason: 'ended' } as const;
    const { says } = await offices.officer('oProvince', 'notices.withdrawal-preview', ended);
    expect(says).toEqual([
      expect.stringMatching(/^不再执行以后，这份通知没有一版在执行/),
      expect.stringMatching(/^补充它的《.*》（jilin-city-2024）也跟着停下/),
    ]);
  });

  it('gives one back that doesn’t fit what it is laid over: that is said before', async () => {
    await offices.publish(cityForForesters, byCity, city);
    await offices.publish({ ...shippedCity, title: '吉林市的通知（修改）' }, byCity, city);
    await offices.publish(withoutForesters, byProvince, province);
    const last = { notice: 'jilin-city-2024', number: 2, reason: 'error' } as const;
    const { says } = await offices.officer('oCity', 'notices.withdrawal-preview', last);
    expect(says).toEqual([
      '撤回以后，执行第1版。',
      expect.stringMatching(/^再执行的那一版，和它补充的通知对不上：规则 top-up，.*own-forest-worker/),
    ]);
  });
});

describe('a notice whose base was replaced by one under another id', () => {
  it('is laid over that one under an id of its own, and its office is told to take one', async () => {
    const ended = {
      notice: 'jilin-province-2024',
      number: 1,
      reason: 'replaced',
      words: '换了文件',
    } as const;
    await offices.officer('oProvince', 'notices.end', ended);
    await offices.officer('oProvinceToo', 'notices.end', ended);
    offices.pass(hour);
    await offices.publish({ ...withForesters, id: 'jilin-sheng-2024' }, byProvince, province);
    const moved = { ...cityForForesters, overlays: 'jilin-sheng-2024' };
    const { read } = await offices.drafted(moved, 'oCity');
    const request = { ...read, inForceFrom: null };
    const refusal = await offices.refusedOfficer('oCity', 'notices.propose', request);
    expect(refusal).toMatchObject({
      code: 'OTHER_NOTICE',
      message: expect.stringMatching(/补充 jilin-province-2024 的。.*请换一个编号/),
    });
    await offices.publish({ ...moved, id: 'jilin-shi-2024' }, byCity, city);
    const facts = { id: 'f', region: '220202', year: 2024 };
    const { determination } = await offices.resident('oAnyone', 'determination.get', { facts });
    expect(determination.payFen).toBe(39_000);
  });
});

describe('a notice laid over another', () => {
  it('is held against that one as it is stored, not as it was a minute ago', async () => {
    const read = await offices.proposed(cityForForesters, 'oCity');
    // Reads the chains for a minute to come.
    await offices.officer('oCityToo', 'notices.draft', { draftId: read.draftId });
    const dropped = await offices.proposed(withoutForesters, 'oProvince');
    await offices.officer('oProvinceToo', 'notices.agree', dropped);
    offices.pass(1000);
    const refusal = await offices.refusedOfficer('oCityToo', 'notices.agree', read);
    expect(refusal).toMatchObject({ code: 'NOTICE_WRONG', details: { rule: 'top-up' } });
  });

  it('is held against what that one will be, once a version of it waits', async () => {
    const later = await offices.proposed(withoutForesters, 'oProvince', offices.time + 20 * day);
    await offices.officer('oProvinceToo', 'notices.agree', later);
    const { problems } = await offices.drafted(cityForForesters, 'oCity');
    expect(problems).toMatchObject([{ rule: 'top-up' }]);
  });

  it('agreed to in the moment in which that one changes, is looked at again', async () => {
    const above = await offices.proposed(withoutForesters, 'oProvince');
    const below = await offices.proposed(cityForForesters, 'oCity');
    let between = true;
    // Right before the city's second officer writes, the province's has agreed.
    const cloud = offices.cloudFor('oCityToo', 'client', async (trip, when) => {
      if (when !== 'before' || trip.operation !== 'begin' || !between) return;
      between = false;
      await offices.officer('oProvinceToo', 'notices.agree', above);
    });
    const reply = await dispatch(officerActions, cloud, { action: 'notices.agree', ...below });
    expect(reply).toMatchObject({ ok: false, error: { code: 'BEFORE_CHANGED' } });
    offices.pass(hour);
    const { chains } = await offices.officer('oProvince', 'notices.chains', { region: province });
    expect(chains.find(({ notice }) => notice === 'jilin-city-2024')?.inForce).toBe(0);
  });

  it('agreed to at once with a change of that one: not both come to hold', async () => {
    const above = await offices.proposed(withoutForesters, 'oProvince');
    const below = await offices.proposed(cityForForesters, 'oCity');
    const replies = await Promise.allSettled([
      offices.officer('oProvinceToo', 'notices.agree', above),
      offices.officer('oCityToo', 'notices.agree', below),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
