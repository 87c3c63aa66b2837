import { fen } from '../../../policy/money';
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

/** Students' cover begins with the school year. */
function coverOfStudents() {
  const whole = notice();
  const clause = whole.rules[0]?.clause;
  const days = { from: '2023-09-01', to: '2024-08-31' };
  const cover = { rule: 'students', clause, kind: 'cover', who: [{ isStudent: true }], ...days };
  return { ...whole, rules: [...whole.rules, cover] };
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
    ['a rule by a fact that no record carries', coverOfStudents(), 'isStudent'],
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

  it('is held against the trial cases: Jincheng 4.4 leaves 76 of 380 yuan to who has dibao', async () => {
    const identities = [{ code: 'dibao', since: '2022-01-01' }];
    const facts = { payOn: '2023-11-20', identities };
    const right = { name: '低保老人', facts, payFen: fen(7_600) };
    expect(await problemsOf(notice(), { trials: [right] })).toEqual([]);
    const wrong = { ...right, payFen: fen(7_000) };
    expect(await problemsOf(notice(), { trials: [wrong] })).toEqual([
      { rule: null, field: 'trials', message: '试算“低保老人”：按通知应是70.00元，按规则算出76.00元。' },
    ]);
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
    await office.officer('oAuthor', 'notices.draft-save', request);
    expect(await office.officer('oAuthor', 'notices.draft-save', request)).toMatchObject({ revision: 1 });
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
    await office.officer('oSecond', 'notices.agree', changed);
    expect(await text()).toEqual({ loaded: true, clauses: paper });
  });

  it('is removed', async () => {
    const read = await office.draft('{}');
    await office.officer('oSecond', 'notices.draft-remove', read);
    const { drafts } = await office.officer('oAuthor', 'notices.chains', { region: jincheng });
    expect(drafts).toEqual([]);
  });
});
