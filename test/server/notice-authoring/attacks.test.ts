import { officerActions } from '../../../server/actions/officer/actions';
import { dispatch } from '../../../server/platform';
import { setOfficer } from '../../../server/actions/operator/set-officer';
import { Office, day, hour, jincheng, notice } from './authors';

let office: Office;
beforeEach(async () => {
  office = await Office.open();
});

const dearer = notice({}, 40_000);

async function codeOf(openId: string, action: Parameters<Office['refusedOfficer']>[1], request: object) {
  return (await office.refusedOfficer(openId, action, request)).code;
}

describe('who wants to bring a notice out without the right to', () => {
  it('as nobody, or as an officer without the duty, learns nothing and changes nothing', async () => {
    const { db } = office.cloudFor('');
    await db.put('officers', { _id: 'oRoster', name: '王五', regions: [jincheng], duties: ['roster'] });
    const read = await office.proposed(dearer);
    const before = office.dump(['audit-log']);
    for (const openId of ['oStranger', 'oRoster']) {
      const draft = { ...read, region: jincheng, json: '{}', trials: [] };
      const taken = { notice: 'jincheng-2024', number: 0, words: '金额写错了' };
      expect(await codeOf(openId, 'notices.draft-save', draft)).toBe('NOT_AN_OFFICER');
      expect(await codeOf(openId, 'notices.propose', { ...read, inForceFrom: null })).toBe('NOT_AN_OFFICER');
      expect(await codeOf(openId, 'notices.agree', read)).toBe('NOT_AN_OFFICER');
      expect(await codeOf(openId, 'notices.withdraw', taken)).toBe('NOT_AN_OFFICER');
      expect(await codeOf(openId, 'notices.draft', { draftId: read.draftId })).toBe('NOT_AN_OFFICER');
    }
    expect(office.dump(['audit-log'])).toBe(before);
  });

  it('for a place of another office, under its own draft, is told which place', async () => {
    const draft = { draftId: 'b'.repeat(32), revision: 0, region: '140400', trials: [] };
    const json = JSON.stringify(notice({ id: 'beside-2024', regions: ['140400', '140502'] }));
    const { revision } = await office.officer('oBeside', 'notices.draft-save', { ...draft, json });
    const request = { draftId: draft.draftId, revision, inForceFrom: null };
    expect(await office.refusedOfficer('oBeside', 'notices.propose', request)).toMatchObject({
      code: 'NOTICE_WRONG',
      field: 'notice.regions',
    });
  });

  it('learns what waits for its hour only where it is to hold', async () => {
    const read = await office.proposed(dearer, office.time + 20 * day);
    await office.officer('oSecond', 'notices.agree', read);
    const version = { notice: 'jincheng-2024', number: 1 };
    expect(await codeOf('oBeside', 'notices.version', version)).toBe('OTHER_REGION');
    await office.officer('oProvince', 'notices.version', version);
    // Nor by a draft of his own under its id.
    const draft = { draftId: 'b'.repeat(32), revision: 0, region: '140400', trials: [] };
    const json = JSON.stringify({ id: version.notice });
    await office.officer('oBeside', 'notices.draft-save', { ...draft, json });
    const { before } = await office.officer('oBeside', 'notices.draft', { draftId: draft.draftId });
    expect(before).toBeNull();
    office.pass(20 * day);
    await office.officer('oBeside', 'notices.version', version);
  });

  it('can’t begin it in the past', async () => {
    const read = await office.draft(dearer);
    const request = { ...read, inForceFrom: office.time - day };
    expect(await codeOf('oAuthor', 'notices.propose', request)).toBe('HOUR_WRONG');
  });
});

describe('who would be his own second officer', () => {
  it('with a second WeChat, while a colleague proposed what he wrote', async () => {
    await office.hireOfficer('oAuthorAgain', [jincheng], '测试员oAuthor');
    const read = await office.draft(dearer);
    await office.officer('oSecond', 'notices.propose', { ...read, inForceFrom: null });
    expect(await codeOf('oAuthorAgain', 'notices.agree', read)).toBe('SAME_PERSON');
  });

  it('with a second WeChat under his name typed otherwise', async () => {
    await office.hireOfficer('oAuthorAgain', [jincheng], '测试员 ｏＡｕｔｈｏｒ');
    const read = await office.proposed(dearer);
    expect(await codeOf('oAuthorAgain', 'notices.agree', read)).toBe('SAME_PERSON');
  });

  it.each([
    ['the one who wrote was', 'oAuthor', 'oAuthorAgain'],
    ['the one who would agree was', 'oAuthorAgain', 'oAuthor'],
  ])('with a second WeChat, after %s renamed by the operator', async (_who, renamed, other) => {
    const set = (openId: string, name: string) =>
      setOfficer(office.cloudFor('', 'function'), {
        openId,
        name,
        regions: [jincheng],
        duties: ['notices'],
      });
    await set(renamed, '张三');
    await set(renamed, '张三丰');
    await set(renamed, '李四');
    await set(other, '张三');
    const read = await office.draft(dearer);
    await office.officer('oSecond', 'notices.propose', { ...read, inForceFrom: null });
    expect(await codeOf('oAuthorAgain', 'notices.agree', read)).toBe('SAME_PERSON');
  });

  it('with a second WeChat under another name, once an office’s code has told who he is', async () => {
    await office.hireOfficer('oAlias', [jincheng], '赵六');
    const { db } = office.cloudFor('');
    for (const _id of ['oAuthor', 'oAlias']) {
      await db.put('payers', { _id, self: { personId: 'one', at: 1 }, relatives: [], revision: 1 });
    }
    const read = await office.draft(dearer);
    await office.officer('oSecond', 'notices.propose', { ...read, inForceFrom: null });
    expect(await codeOf('oAlias', 'notices.agree', read)).toBe('SAME_PERSON');
  });
});

describe('who proposed something and was dismissed since', () => {
  it.each([
    ['his duty', { regions: [jincheng], duties: ['roster'] }],
    ['his places', { regions: ['140502'], duties: ['notices'] }],
  ] as const)('of %s: nobody agrees to it, until another one proposes it', async (_what, left) => {
    const read = await office.proposed(dearer);
    await office
      .cloudFor('', 'function')
      .db.put('officers', { _id: 'oAuthor', name: '测试员oAuthor', ...left });
    expect(await codeOf('oSecond', 'notices.agree', read)).toBe('AUTHOR_GONE');
    await office.hireOfficer('oThird', [jincheng]);
    const { revision } = await office.officer('oThird', 'notices.propose', { ...read, inForceFrom: null });
    await office.officer('oSecond', 'notices.agree', { ...read, revision });
  });

  it('has no word in an end either', async () => {
    const asked = { notice: 'jincheng-2024', number: 0, reason: 'ended', words: '并入全省的通知' } as const;
    await office.officer('oAuthor', 'notices.end', asked);
    await office.cloudFor('', 'function').db.remove('officers', 'oAuthor');
    expect(await codeOf('oSecond', 'notices.end', asked)).toBe('AUTHOR_GONE');
  });
});

describe('an agreement', () => {
  it('is not for a paper’s text that came after it was proposed', async () => {
    const read = await office.proposed(dearer);
    const paper = [{ clause: '1', paragraphs: ['另一段'] }];
    const { revision } = await office.officer('oAuthor', 'notices.draft-paper', { ...read, paper });
    expect(await codeOf('oSecond', 'notices.agree', read)).toBe('CHANGED_MEANWHILE');
    expect(await codeOf('oSecond', 'notices.agree', { ...read, revision })).toBe('NOT_PROPOSED');
  });

  it('is not for another hour than the one that was read', async () => {
    const read = await office.proposed(dearer, office.time + 20 * day);
    const { revision } = await office.officer('oAuthor', 'notices.propose', { ...read, inForceFrom: null });
    expect(await codeOf('oSecond', 'notices.agree', read)).toBe('CHANGED_MEANWHILE');
    await office.officer('oSecond', 'notices.agree', { ...read, revision });
  });

  it('is not for another hour either where the draft was sent back in between', async () => {
    const read = await office.proposed(dearer, office.time + 20 * day);
    const why = '请再核对一次';
    const { revision } = await office.officer('oProvince', 'notices.send-back', { ...read, why });
    await office.officer('oAuthor', 'notices.propose', { ...read, revision, inForceFrom: null });
    expect(await codeOf('oSecond', 'notices.agree', read)).toBe('CHANGED_MEANWHILE');
  });

  it('is not for another text that was made under the id of the one that was read', async () => {
    const read = await office.proposed(dearer);
    await office.officer('oAuthor', 'notices.draft-remove', read);
    office.pass(1);
    const json = JSON.stringify(notice({}, 41_000));
    const again = { draftId: read.draftId, revision: 0, region: jincheng, json, trials: [] };
    const { revision } = await office.officer('oAuthor', 'notices.draft-save', again);
    const next = { draftId: read.draftId, revision };
    await office.officer('oAuthor', 'notices.propose', { ...next, inForceFrom: null });
    expect(await codeOf('oSecond', 'notices.agree', read)).toBe('CHANGED_MEANWHILE');
  });

  it('holds where the same proposal came twice', async () => {
    const read = await office.proposed(dearer);
    await office.officer('oAuthor', 'notices.propose', { ...read, inForceFrom: null });
    await office.officer('oSecond', 'notices.agree', read);
    expect(office.store.snapshot('notice-versions')).toHaveLength(1);
  });

  it('sent a second time makes no second version', async () => {
    const read = await office.proposed(dearer);
    await office.officer('oSecond', 'notices.agree', read);
    expect(await codeOf('oSecond', 'notices.agree', read)).toBe('NO_DRAFT');
    expect(await codeOf('oProvince', 'notices.agree', read)).toBe('NO_DRAFT');
    expect(office.store.snapshot('notice-versions')).toHaveLength(1);
  });

  it('to a text that is not written yet makes no version of the one before it', async () => {
    const read = await office.proposed(dearer);
    const next = { draftId: read.draftId, revision: read.revision + 1 };
    let trips = 0;
    // His second look: the first one asks who he is.
    const cloud = office.cloudFor('oSecond', 'client', async (_trip, when) => {
      if (when === 'before') trips += 1;
      if (when !== 'after' || trips !== 2) return;
      trips += 1;
      const json = JSON.stringify(notice({}, 41_000));
      await office.officer('oAuthor', 'notices.draft-save', { ...read, region: jincheng, json, trials: [] });
      await office.officer('oAuthor', 'notices.propose', { ...next, inForceFrom: null });
    });
    const reply = await dispatch(officerActions, cloud, { action: 'notices.agree', ...next });
    expect(reply).toMatchObject({ ok: false, error: { code: 'CHANGED_MEANWHILE' } });
    expect(office.store.snapshot('notice-versions')).toEqual([]);
  });

  it('and a withdrawal at once leave one order of things', async () => {
    await office.publish(dearer, ['oAuthor', 'oSecond'], jincheng);
    const read = await office.proposed(notice({}, 41_000), office.time + hour);
    const taken = { notice: 'jincheng-2024', number: 1, words: '金额写错了' } as const;
    await Promise.allSettled([
      office.officer('oSecond', 'notices.agree', read),
      office.officer('oProvince', 'notices.withdraw', taken),
    ]);
    const { chains } = await office.officer('oAuthor', 'notices.chains', { region: jincheng });
    const kinds = chains.flatMap(({ entries }) => entries.map(({ kind, number }) => `${kind} ${number}`));
    expect([
      ['published 1', 'published 2'],
      ['published 1', 'withdrawn 1', 'published 2'],
      ['published 1', 'withdrawn 1'],
    ]).toContainEqual(kinds);
  });
});
