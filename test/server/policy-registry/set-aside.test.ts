import jilinCity from '../../../policy/notices/jilin-city-2024.json';
import type { NoticeDocument } from '../../../policy';
import { runTimer } from '../../../server/actions/timer';
import { withoutPlacesOfPublished } from '../../../server/policy-registry/set-aside';
import { Office, hour, jincheng, notice } from '../notice-authoring/authors';

const cities = 'jincheng-city-2024';

/**
 * An office that published its notice of 2024 before a release shipped one: the shipped one is ended, its place taken under
 * another id, and what is stored of the shipped one goes, as if nobody had heard of it then.
 */
async function publishedBefore(): Promise<Office> {
  const office = await Office.open();
  const ended = { notice: 'jincheng-2024', number: 0, reason: 'ended', words: '改用本市自己的通知' } as const;
  await office.officer('oAuthor', 'notices.end', ended);
  await office.officer('oSecond', 'notices.end', ended);
  office.pass(hour);
  await office.publish(notice({ id: cities }, 40_000), ['oAuthor', 'oSecond'], jincheng);
  const { db } = office.cloudFor('');
  await db.remove('notice-chains', 'jincheng-2024');
  await db.remove('notice-changes', 'jincheng-2024.0000-ended');
  office.pass(120_000);
  return office;
}

async function chainOf(office: Office, id: string) {
  const { chains } = await office.officer('oAuthor', 'notices.chains', { region: jincheng });
  return chains.find((one) => one.notice === id);
}

describe('a release that ships a notice of a place and year for which an office published one under another id', () => {
  it('takes nothing out of force: the office’s premium is asked for, the shipped one’s is not', async () => {
    const office = await publishedBefore();
    expect(await office.payFen()).toBe(40_000);
    const { entries } = await office.resident('oAnyone', 'notices.index', {});
    const here = (entries ?? []).filter(({ regions }) => regions.includes(jincheng));
    expect(here.map(({ id }) => id)).toEqual([cities]);
  });

  it('says so to the officers of the notices, and that theirs holds', async () => {
    const office = await publishedBefore();
    expect(await chainOf(office, cities)).toMatchObject({ inForce: 1, setAside: [] });
    const shipped = await chainOf(office, 'jincheng-2024');
    expect(shipped?.inForce).toBeNull();
    expect(shipped?.setAside).toEqual([
      expect.stringMatching(/^山西省晋城市执行的是经办机构发布的《.*》（jincheng-city-2024）/),
    ]);
  });

  it('says so in the log, once', async () => {
    const office = await publishedBefore();
    await runTimer(office.cloudFor('', 'timer'), 'upkeep');
    await runTimer(office.cloudFor('', 'timer'), 'upkeep');
    const lines = office.logged.filter((line) => line.includes('shipped-notice-set-aside'));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { event: 'shipped-notice-set-aside', notice: 'jincheng-2024', region: jincheng, by: cities },
    ]);
  });

  it('gives the office’s place to nobody where the shipped one is ended', async () => {
    const office = await publishedBefore();
    const ended = { notice: 'jincheng-2024', number: 0, reason: 'replaced', words: '本市另有通知' } as const;
    await office.officer('oAuthor', 'notices.end', ended);
    await office.officer('oSecond', 'notices.end', ended);
    const third = notice({ id: 'jincheng-third-2024' }, 41_000);
    const read = await office.draft(third);
    const refusal = await office.refusedOfficer('oAuthor', 'notices.propose', { ...read, inForceFrom: null });
    expect(refusal).toMatchObject({ code: 'OTHER_NOTICE', details: { notice: cities } });
    expect(await office.payFen()).toBe(40_000);
  });

  it('begins to hold once the office’s is withdrawn, and has the place then', async () => {
    const office = await publishedBefore();
    await office.officer('oSecond', 'notices.withdraw', { notice: cities, number: 1, words: '金额写错了' });
    office.pass(300_000);
    expect(await office.payFen()).toBe(38_000);
    const read = await office.draft(notice({ id: 'jincheng-third-2024' }, 41_000));
    const refusal = await office.refusedOfficer('oAuthor', 'notices.propose', { ...read, inForceFrom: null });
    expect(refusal).toMatchObject({ code: 'OTHER_NOTICE', details: { notice: 'jincheng-2024' } });
  });
});

describe('a shipped notice of a street inside the city of an office’s notice', () => {
  const yichun = '360900';

  async function published(): Promise<Office> {
    const office = await Office.open();
    for (const one of ['oYichun', 'oYichunToo']) await office.hireOfficer(one, [yichun]);
    const city = notice({ id: 'yichun-2024', regions: [yichun] }, 40_000);
    await office.publish(city, ['oYichun', 'oYichunToo'], yichun);
    return office;
  }

  it('holds there, and the office is told so and how its own comes to hold', async () => {
    const office = await published();
    expect(await office.payFen('360983001')).toBe(38_000);
    expect(await office.payFen('360902')).toBe(40_000);
    const { chains } = await office.officer('oYichun', 'notices.chains', { region: yichun });
    const told = Object.fromEntries(chains.map((one) => [one.notice, one.setAside]));
    expect(told).toEqual({
      'ruizhou-2024': [],
      'yichun-2024': [
        expect.stringMatching(/^江西省宜春市高安市瑞州街道执行的是随程序发布的《.*》（ruizhou-2024）/),
      ],
    });
  });

  it('is named in the log, once', async () => {
    const office = await published();
    await runTimer(office.cloudFor('', 'timer'), 'upkeep');
    await runTimer(office.cloudFor('', 'timer'), 'upkeep');
    const lines = office.logged.filter((line) => line.includes('shipped-notice-inside'));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { event: 'shipped-notice-inside', notice: 'ruizhou-2024', region: '360983001', of: 'yichun-2024' },
    ]);
  });
});

describe('what ships and has more places than the office’s', () => {
  const shipped = { number: 0, notice: jilinCity as unknown as NoticeDocument };
  const own = (changes: Partial<NoticeDocument>) => ({
    number: 1,
    notice: { ...shipped.notice, id: 'own-2024', regions: ['220202', '220211'], ...changes },
  });
  const places = (others: ReturnType<typeof own>) =>
    withoutPlacesOfPublished([shipped, others]).map(({ id, regions }) => [id, regions]);

  it('holds in those that are left', () => {
    expect(places(own({}))).toEqual([
      ['jilin-city-2024', ['220203', '220204']],
      ['own-2024', ['220202', '220211']],
    ]);
  });

  it('is one document however often it is asked for', () => {
    const [first] = withoutPlacesOfPublished([shipped, own({})]);
    expect(withoutPlacesOfPublished([shipped, own({})])[0]).toBe(first);
  });

  it.each([
    ['of another year', { year: 2025 }],
    ['laid over another one', { overlays: 'other-2024' }],
  ])('holds everywhere beside one %s', (_what, changes) => {
    expect(places(own(changes))[0]).toEqual(['jilin-city-2024', shipped.notice.regions]);
  });
});
