import type { TrialCase } from '../../../policy/authoring/trial-cases';
import { fen } from '../../../policy/money';
import type { NoticeDocument } from '../../../policy';
import { day } from './authors';
import { Offices, byProvince, city, cityForForesters, province, withForesters } from './jilin';

/** What the city's clerk worked out on paper: somebody with no identity pays the province's 380 yuan, and the city's 10 for care. */
const ordinary: TrialCase = {
  name: '没有身份的成年人',
  facts: { region: '220202', payOn: '2023-11-20' },
  payFen: fen(39_000),
};
function atPremium(premiumFen: number): NoticeDocument {
  const text = JSON.stringify(withForesters)
    .replace(/380元/g, `${premiumFen / 100}元`)
    .replace(/38000/g, String(premiumFen));
  return JSON.parse(text) as NoticeDocument;
}

let offices: Offices;
beforeEach(async () => {
  offices = await Offices.open();
  await offices.publish(withForesters, byProvince, province);
});

/** Brings the city's notice out with trial cases, at once or for an hour to come. */
async function cityWith(trials: readonly TrialCase[], inForceFrom: number | null = null): Promise<void> {
  const draftId = 'e'.repeat(32);
  const json = JSON.stringify(cityForForesters);
  const draft = { draftId, revision: 0, region: city, json, trials };
  const { revision, problems } = await offices.officer('oCity', 'notices.draft-save', draft);
  expect(problems).toEqual([]);
  await offices.officer('oCity', 'notices.propose', { draftId, revision, inForceFrom });
  const { from } = await offices.officer('oCityToo', 'notices.agree', { draftId, revision });
  if (inForceFrom === null) offices.pass(from - offices.time);
}

async function asked(content: NoticeDocument) {
  const { read } = await offices.drafted(content, 'oProvince');
  return { read, ...(await offices.officer('oProvince', 'notices.draft', { draftId: read.draftId })) };
}

const changed =
  /^补充它的《.*》（jilin-city-2024）的试算“没有身份的成年人”，照这一版变了：要缴的 390元 → 410元，对吗？/;

describe('a new version of what a narrower notice is laid over', () => {
  it('asks back each trial case of that one that comes out otherwise: which notice, which case, before and after', async () => {
    await cityWith([ordinary]);
    const { problems, toConfirm } = await asked(atPremium(40_000));
    expect(problems).toEqual([]);
    expect(toConfirm).toMatchObject([{ message: expect.stringMatching(changed) }]);
  });

  it('asks them back too where that one only waits for its hour', async () => {
    await cityWith([ordinary], offices.time + 20 * day);
    const { problems, toConfirm } = await asked(atPremium(40_000));
    expect(problems).toEqual([]);
    expect(toConfirm).toMatchObject([{ message: expect.stringMatching(changed) }]);
  });

  it('is told so to both officers: to one before he proposes, to the other before he agrees', async () => {
    await cityWith([ordinary]);
    const { read, toConfirm: confirmed } = await asked(atPremium(40_000));
    const request = { ...read, inForceFrom: null };
    expect((await offices.refusedOfficer('oProvince', 'notices.propose', request)).code).toBe(
      'NOT_CONFIRMED',
    );
    await offices.officer('oProvince', 'notices.propose', { ...request, confirmed });
    const { proposal } = await offices.officer('oProvinceToo', 'notices.draft', { draftId: read.draftId });
    expect(proposal?.confirmed).toMatchObject([{ message: expect.stringMatching(changed) }]);
    await offices.officer('oProvinceToo', 'notices.agree', read);
  });

  it('isn’t agreed to where such a case came after it was proposed', async () => {
    const read = await offices.proposed(atPremium(40_000), 'oProvince');
    await cityWith([ordinary]);
    expect(await offices.refusedOfficer('oProvinceToo', 'notices.agree', read)).toMatchObject({
      code: 'NOT_CONFIRMED',
      message: expect.stringContaining('要缴的 390元 → 410元'),
    });
  });

  it('asks nothing back where it comes out as before', async () => {
    await cityWith([ordinary]);
    expect((await asked({ ...withForesters, title: '关于居民医保缴费的通知（修改）' })).toConfirm).toEqual(
      [],
    );
  });
});

describe('a version that others are laid over, taken out', () => {
  const request = { notice: 'jilin-province-2024', number: 2, reason: 'error' } as const;
  const back =
    /^补充它的《.*》（jilin-city-2024）的试算“没有身份的成年人”，撤回以后变了：要缴的 410元 → 390元。/;

  it.each([
    ['holds', null],
    ['waits for its hour', 20 * day],
  ])('says which trial cases of one that %s come out otherwise then', async (_which, after) => {
    await offices.publish(atPremium(40_000), byProvince, province);
    await cityWith([{ ...ordinary, payFen: fen(41_000) }], after === null ? null : offices.time + after);
    const { says } = await offices.officer('oProvince', 'notices.withdrawal-preview', request);
    expect(says).toEqual(['撤回以后，执行第1版。', expect.stringMatching(back)]);
  });
});
