import { takeOver } from '../../../policy/authoring';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import jilinCity from '../../../policy/notices/jilin-city-2024.json';
import { Office, jincheng, notice } from './authors';

let office: Office;
beforeEach(async () => {
  office = await Office.open();
});

async function problemsOf(content: unknown, trials = {}) {
  const { draftId } = await office.draft(content, trials);
  const draft = await office.officer('oAuthor', 'notices.draft', { draftId });
  expect(draft.json).toBe(typeof content === 'string' ? content : JSON.stringify(content));
  return draft.problems;
}

/** With fields of one rule otherwise. */
function withRule(name: string, change: object) {
  const whole = notice();
  return { ...whole, rules: whole.rules.map((one) => (one.rule === name ? { ...one, ...change } : one)) };
}

describe('a draft is kept whatever is wrong with it', () => {
  it.each([
    ['nothing at all', '', null],
    ['half a notice', '{"format":1,"id":"jin', null],
    ['a list', '[1,2]', null],
    ['a notice without rules', JSON.stringify({ ...notice(), rules: [] }), 'rules'],
    // Its window is another year's: that is said first.
    ['a year long gone', notice({ year: 2019 }), 'from'],
    ['a year far ahead', notice({ year: 2031 }), 'from'],
    ['a window that ends before it begins', withRule('window', { to: '2023-08-01' }), 'to'],
    [
      'yuan where fen belong',
      withRule('prone-to-poverty', { gives: { method: 'fixed', amountFen: 285 } }),
      'gives.amountFen',
    ],
    ['another’s place', notice({ regions: ['430100'] }), 'regions'],
    ['ten thousand rules', JSON.stringify({ rules: Array(10_000).fill({}) }), 'rules'],
    ['a hundred places', JSON.stringify({ regions: Array(100).fill(jincheng) }), 'regions'],
    ['a key of the language', '{"id":"a","__proto__":{"year":2024}}', null],
    ['a key of the language deep inside', '{"rules":[{"constructor":1}]}', 'rules.0'],
    ['markup in its words', notice({ title: '通知<img src=x onerror=alert(1)>' }), 'title'],
    ['a formula in its words', notice({ title: '=HYPERLINK("http://x")' }), 'title'],
    ['a sign that turns the words round', notice({ title: '通知\u202e' }), 'title'],
    ['no base to lie over', notice({ id: 'over-2024', overlays: 'no-such-2024' }), 'overlays'],
  ])('%s', async (_what, content, field) => {
    const [problem] = await problemsOf(content);
    expect(problem?.field).toBe(field);
    expect(problem?.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('nested too deep for any rule', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    expect(await problemsOf(deep)).toMatchObject([{ message: '内容套得太深，请按表格填写。' }]);
  });

  it('with a trial case of nobody: what is wrong with him is said', async () => {
    const trials = [{ name: '写错日期的', facts: { payOn: '2023-02-30' }, payFen: null }];
    const [problem] = await problemsOf(notice(), { trials });
    expect(problem).toMatchObject({ field: 'trials' });
    expect(problem?.message).toMatch(/^试算“写错日期的”：.*[\u4e00-\u9fff]/);
  });

  it('with a trial case of somebody: his number doesn’t go into the history', async () => {
    const facts = { payOn: '2023-11-20' };
    const trials = [{ name: '张三 11010519491231002X', facts, payFen: fen(38_000) }];
    const [problem] = await problemsOf(notice(), { trials });
    expect(problem).toMatchObject({ field: 'trials' });
    expect(problem?.message).toContain('不写真人的号码');
    expect(problem?.message).not.toContain('1231002');
  });

  it('and one more month of waiting for each year missed is nothing wrong', async () => {
    const whole = notice();
    const wait = { months: 3, counting: 'same-day', from: 'payment', perMissedYear: { months: 1, after: 0 } };
    const days = { from: '2024-01-01', to: '2024-12-31' };
    const clause = whole.rules[0]?.clause;
    const rule = { rule: 'missed', clause, kind: 'cover', who: [{ missedYearsAtLeast: 1 }], ...days, wait };
    const facts = { payOn: '2023-11-20', insurance: { missedYears: 2 } };
    // Paid on 20 November, three months and two more: cover begins on 20 April.
    const trials = [{ name: '断缴两年的', facts, payFen: fen(38_000), coverFrom: isoDay('2024-04-20') }];
    expect(await problemsOf({ ...whole, rules: [...whole.rules, rule] }, { trials })).toEqual([]);
  });

  it('and no shipped notice has anything wrong', async () => {
    expect(await problemsOf(notice())).toEqual([]);
  });

  it('unless it is too large: then the size is said, and what was kept stays', async () => {
    const { draftId, revision } = await office.draft(notice());
    const json = JSON.stringify({ title: '长'.repeat(22_000) });
    const request = { draftId, revision, region: jincheng, json, trials: [] };
    expect(await office.refusedOfficer('oAuthor', 'notices.draft-save', request)).toMatchObject({
      code: 'TOO_LARGE',
      message: '通知有65KB，最多64KB，没有保存。请把说明写短一点。',
    });
    const kept = await office.officer('oAuthor', 'notices.draft', { draftId });
    expect(kept.json).toBe(JSON.stringify(notice()));
  });
});

describe('a draft', () => {
  it('with a problem is not proposed', async () => {
    const read = await office.draft(notice({ year: 2019 }));
    const request = { ...read, inForceFrom: null };
    expect(await office.refusedOfficer('oAuthor', 'notices.propose', request)).toMatchObject({
      code: 'NOTICE_WRONG',
      field: 'notice.from',
    });
  });

  it('of a price of one fen is not proposed: somebody wrote yuan, or means to pay nothing', async () => {
    const read = await office.draft(withRule('premium', { amountFen: 1 }));
    const { problems } = await office.officer('oAuthor', 'notices.draft', { draftId: read.draftId });
    expect(problems).toContainEqual(expect.objectContaining({ rule: 'premium', field: 'amountFen' }));
    const request = { ...read, inForceFrom: null };
    expect((await office.refusedOfficer('oAuthor', 'notices.propose', request)).code).toBe('NOTICE_WRONG');
  });

  it('is held against the trial cases: Jincheng 4.4 leaves 76 of 380 yuan to who has dibao', async () => {
    const identities = [{ code: 'dibao', since: '2022-01-01' }];
    const facts = { payOn: '2023-11-20', identities };
    const right = { name: '低保老人', facts, payFen: fen(7_600) };
    expect(await problemsOf(notice(), { trials: [right] })).toEqual([]);
    const wrong = { ...right, payFen: fen(7_000) };
    expect(await problemsOf(notice(), { trials: [wrong] })).toEqual([
      { rule: null, field: 'trials', message: '试算“低保老人”：要缴的按通知应是70元，按规则算出76元。' },
    ]);
  });

  it('that a trial case contradicts is not proposed', async () => {
    const facts = { payOn: '2023-11-20' };
    const trials = [{ name: '一般居民', facts, payFen: fen(40_000) }];
    const read = await office.draft(notice(), { trials });
    const request = { ...read, inForceFrom: null };
    expect(await office.refusedOfficer('oAuthor', 'notices.propose', request)).toMatchObject({
      code: 'NOTICE_WRONG',
      message: '试算“一般居民”：要缴的按通知应是400元，按规则算出380元。',
    });
  });

  it('is held against the version before, and one of a new year against last year’s, however little is right', async () => {
    const before = async (content: unknown) => {
      const { draftId } = await office.draft(content);
      const draft = await office.officer('oAuthor', 'notices.draft', { draftId });
      return { notice: draft.before?.notice, number: draft.before?.number, under: draft.under };
    };
    const shipped = { notice: 'jincheng-2024', number: 0, under: [] };
    expect(await before(notice())).toEqual(shipped);
    expect(await before({ ...notice(), rules: [] })).toEqual(shipped);
    const { notice: next } = takeOver(notice(), 2025);
    expect(await before({ ...next, rules: [] })).toEqual(shipped);
    // A place may have brought out none for years.
    expect(await before({ ...next, id: 'jincheng-2027', year: 2027 })).toEqual(shipped);
    expect((await before({ id: 'nowhere-2025', year: 2025, regions: ['650100'] })).notice).toBeUndefined();
  });

  it('laid over another comes with that one, for the page to work out what changes', async () => {
    await office.hireOfficer('oJilin', ['220200']);
    const draftId = 'c'.repeat(32);
    const { json } = await office.officer('oJilin', 'notices.version', {
      notice: 'jilin-city-2024',
      number: 0,
    });
    const request = { draftId, revision: 0, region: '220200', json, trials: [] };
    await office.officer('oJilin', 'notices.draft-save', request);
    const { under } = await office.officer('oJilin', 'notices.draft', { draftId });
    expect(under.map((text) => (JSON.parse(text) as { id: string }).id)).toEqual(['jilin-province-2024']);
  });

  it('laid over another is held against whom and what that one declares', async () => {
    await office.hireOfficer('oJilin', ['220000']);
    const over = structuredClone(jilinCity);
    const group = { identities: ['own-nobody'] };
    const rules = over.rules.map((rule) =>
      'who' in rule ? { ...rule, who: [...(rule.who ?? []), group] } : rule,
    );
    const json = JSON.stringify({ ...over, rules });
    const request = { draftId: 'b'.repeat(32), revision: 0, region: '220000', json, trials: [] };
    const { problems } = await office.officer('oJilin', 'notices.draft-save', request);
    expect(problems[0]?.message).toContain('用了 own-nobody，通知里没有写明它是哪种身份');
  });

  it('is not changed by two from the same text', async () => {
    const { draftId, revision } = await office.draft(notice());
    const one = { draftId, revision, region: jincheng, json: '{"title":"甲"}', trials: [] };
    await office.officer('oAuthor', 'notices.draft-save', one);
    const other = { ...one, json: '{"title":"乙"}' };
    expect((await office.refusedOfficer('oSecond', 'notices.draft-save', other)).code).toBe(
      'CHANGED_MEANWHILE',
    );
  });

  it('saved twice, because the answer was lost, is saved once', async () => {
    const request = { draftId: 'e'.repeat(32), revision: 0, region: jincheng, json: '{}', trials: [] };
    const { revision } = await office.officer('oAuthor', 'notices.draft-save', request);
    office.pass(1);
    expect(await office.officer('oAuthor', 'notices.draft-save', request)).toMatchObject({ revision });
  });

  it('of a county takes no room from its province, and there is an end to them', async () => {
    await office.hireOfficer('oCounty', ['140521']);
    const content = { revision: 0, json: '', trials: [] };
    const [first, next] = ['d'.repeat(32), 'e'.repeat(32)];
    await office.officer('oProvince', 'notices.draft-save', { ...content, draftId: first, region: '140000' });
    office.pass(1);
    for (let made = 0; made < 50; made += 1) {
      const draftId = made.toString(16).padStart(32, 'c');
      await office.officer('oCounty', 'notices.draft-save', { ...content, draftId, region: '140521' });
    }
    const more = { ...content, draftId: next };
    expect(
      (await office.refusedOfficer('oCounty', 'notices.draft-save', { ...more, region: '140521' })).code,
    ).toBe('TOO_MANY_DRAFTS');
    await office.officer('oProvince', 'notices.draft-save', { ...more, region: '140000' });
    const { drafts } = await office.officer('oProvince', 'notices.chains', { region: '140000' });
    expect(drafts.slice(0, 2).map(({ draftId }) => draftId)).toEqual([next, first]);
  });

  it('is one of a hundred at most of an officer, in however many villages', async () => {
    const draftOf = (made: number) => ({
      draftId: made.toString(16).padStart(32, 'c'),
      revision: 0,
      region: `140521${String(made).padStart(3, '0')}`,
      json: '',
      trials: [],
    });
    for (let made = 1; made <= 100; made += 1) {
      await office.officer('oAuthor', 'notices.draft-save', draftOf(made));
    }
    expect((await office.refusedOfficer('oAuthor', 'notices.draft-save', draftOf(101))).code).toBe(
      'TOO_MANY_DRAFTS',
    );
    await office.officer('oSecond', 'notices.draft-save', draftOf(101));
  });

  it('is seen and changed by nobody of another place', async () => {
    const read = await office.draft(notice());
    const refusals = [
      office.refusedOfficer('oBeside', 'notices.draft', { draftId: read.draftId }),
      office.refusedOfficer('oBeside', 'notices.draft-remove', read),
      office.refusedOfficer('oBeside', 'notices.draft-save', {
        ...read,
        region: '140400',
        json: '{}',
        trials: [],
      }),
    ];
    for (const refusal of await Promise.all(refusals)) expect(refusal.code).toBe('OTHER_REGION');
    const { drafts } = await office.officer('oBeside', 'notices.chains', { region: '140400' });
    expect(drafts).toEqual([]);
  });

  it('carries the paper’s text, which residents read once it holds', async () => {
    const read = await office.draft(notice({}, 40_000));
    const paper = [{ clause: '1', paragraphs: ['每人四百元（测试）'] }];
    const { revision } = await office.officer('oAuthor', 'notices.draft-paper', { ...read, paper });
    const text = () => office.resident('oAnyone', 'notices.official-text', { notice: 'jincheng-2024' });
    expect((await text()).loaded).toBe(false);
    const changed = { draftId: read.draftId, revision };
    await office.officer('oAuthor', 'notices.propose', { ...changed, inForceFrom: null });
    const { from } = await office.officer('oSecond', 'notices.agree', changed);
    expect((await text()).loaded).toBe(false);
    office.pass(from - office.time);
    expect(await text()).toEqual({ loaded: true, clauses: paper });
  });

  it('carries no text beyond its own version: taken out, the one before it is read again', async () => {
    const paperOf = (words: string) => [{ clause: '1', paragraphs: [words] }];
    for (const [words, premiumFen] of [
      ['每人四百元（测试）', 40_000],
      ['每人四百八十元（测试）', 48_000],
    ] as const) {
      const read = await office.draft(notice({}, premiumFen));
      const request = { ...read, paper: paperOf(words) };
      const { revision } = await office.officer('oAuthor', 'notices.draft-paper', request);
      await office.officer('oAuthor', 'notices.propose', { ...read, revision, inForceFrom: null });
      const { from } = await office.officer('oSecond', 'notices.agree', { ...read, revision });
      office.pass(from - office.time);
    }
    const text = () => office.resident('oAnyone', 'notices.official-text', { notice: 'jincheng-2024' });
    expect((await text()).clauses).toEqual(paperOf('每人四百八十元（测试）'));
    const taken = { notice: 'jincheng-2024', number: 2, words: '金额写错了' } as const;
    const { from } = await office.officer('oAuthor', 'notices.withdraw', taken);
    office.pass(from - office.time);
    expect((await text()).clauses).toEqual(paperOf('每人四百元（测试）'));
  });

  it('that amends begins with the text of what it amends, and the second officer reads it', async () => {
    const paper = [{ clause: '1', paragraphs: ['每人四百元（测试）'] }];
    const first = await office.draft(notice({}, 40_000));
    const { revision } = await office.officer('oAuthor', 'notices.draft-paper', { ...first, paper });
    const changed = { draftId: first.draftId, revision };
    await office.officer('oAuthor', 'notices.propose', { ...changed, inForceFrom: null });
    const { from } = await office.officer('oSecond', 'notices.agree', changed);
    office.pass(from - office.time);
    const { draftId } = await office.proposed(notice({}, 41_000));
    expect((await office.officer('oSecond', 'notices.draft', { draftId })).paper).toEqual(paper);
  });

  it('leaves no text of another version to residents where its own has none', async () => {
    await office.publish(notice({}, 40_000), ['oAuthor', 'oSecond'], jincheng);
    const { db } = office.cloudFor('', 'function');
    const loadedBefore = {
      clauses: [{ clause: '1', paragraphs: ['旧的'] }],
      officerId: 'o',
      loadedAt: office.time,
    };
    await db.put('official-texts', { _id: 'jincheng-2024', ...loadedBefore });
    const text = await office.resident('oAnyone', 'notices.official-text', { notice: 'jincheng-2024' });
    expect(text).toEqual({ loaded: false, clauses: [] });
    const shipped = await office.resident('oAnyone', 'notices.official-text', { notice: 'hunan-2024' });
    expect(shipped.loaded).toBe(false);
    await db.put('official-texts', { _id: 'hunan-2024', ...loadedBefore });
    const loaded = await office.resident('oAnyone', 'notices.official-text', { notice: 'hunan-2024' });
    expect(loaded.clauses).toEqual(loadedBefore.clauses);
  });

  it.each([
    ['markup', '个人缴费<b>400</b>元'],
    ['a template', '个人缴费${price}元'],
    ['a formula', '=HYPERLINK("http://x")'],
    ['signs that nobody sees', '个人缴费\u202e400元'],
    ['somebody’s number', '联系人 11010519491231002X'],
  ])('takes no paper’s text with %s', async (_what, words) => {
    const read = await office.draft(notice({}, 40_000));
    const paper = [{ clause: '2.1', paragraphs: ['好的一段', words] }];
    const refusal = await office.refusedOfficer('oAuthor', 'notices.draft-paper', { ...read, paper });
    expect(refusal).toMatchObject({ code: 'PAPER_WRONG', field: 'paper' });
    expect(refusal.message).toContain('通知原文二（一）');
    const { paper: kept } = await office.officer('oAuthor', 'notices.draft', { draftId: read.draftId });
    expect(kept).toEqual([]);
  });

  it('is removed', async () => {
    const read = await office.draft('{}');
    await office.officer('oSecond', 'notices.draft-remove', read);
    const { drafts } = await office.officer('oAuthor', 'notices.chains', { region: jincheng });
    expect(drafts).toEqual([]);
  });
});
