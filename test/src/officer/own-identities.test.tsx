import { createHash } from 'node:crypto';
import { render, screen } from '@testing-library/react';
import type { DraftView } from '../../../contract/notice-drafts';
import type { NoticeDocument } from '../../../policy';
import jinchengNotice from '../../../policy/notices/jincheng-2024.json';
import { isoDay } from '../../../policy/calendar';
import DraftPage from '../../../src/officer/notice-draft/index';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { tap, type, words } from './fields';

const jincheng = '140500';
const draftId = 'a'.repeat(32);

const draft: DraftView = {
  draftId,
  region: jincheng,
  notice: 'jincheng-2024',
  title: '晋城市的通知',
  year: 2024,
  revision: 3,
  updatedAt: 0,
  proposal: null,
  sentBack: null,
  json: JSON.stringify(jinchengNotice),
  trials: [],
  paper: [],
  problems: [],
  toConfirm: [],
  before: null,
  under: [],
  mayAgree: { may: false, why: '这份草稿还没有提出。' },
};

/** The code that an author never sees: of the name, so that it is the same in every notice of the place. */
function codeOf(name: string): string {
  return `own-${createHash('sha256').update(name).digest('hex').slice(0, 10)}`;
}
const onlyChild = codeOf('独生子女户');

let server: ServerDouble;
beforeEach(async () => {
  device.reset();
  device.params = { id: draftId };
  server = new ServerDouble();
  const me = { name: '陈*', regions: [jincheng], duties: ['notices'], today: isoDay('2023-11-20') };
  server.answer('officer.me', me);
  server.answer('notices.draft', draft);
  server.answer('notices.draft-save', { revision: 4, problems: [], toConfirm: [] });
  render(<DraftPage />);
  await screen.findByText('一条一条对照');
});

async function save(): Promise<NoticeDocument> {
  tap('continue');
  await screen.findByText(/^存好了/, {}, { timeout: 10_000 });
  const sent = server.asked.filter(({ action }) => action === 'notices.draft-save').at(-1);
  return JSON.parse(String(sent?.json)) as NoticeDocument;
}
function add(name: string): void {
  type('new-identity', name);
  tap('add-identity');
}
/** Chooses it in the rule that aids those on dibao, or takes it out there. */
function chooseInDibao(): void {
  tap('rule-dibao-who-0-identities-choose');
  tap(`rule-dibao-who-0-identities-${onlyChild}`);
}

describe('an identity of the place’s own', () => {
  it('is added by its name, gets a code, and is chosen in a rule by its name', async () => {
    add('独生子女户');
    tap('rule-dibao-open');
    chooseInDibao();
    expect(words('rule-dibao')).toContain('独生子女户');
    const { identities, rules } = await save();
    expect(identities).toEqual([{ code: onlyChild, name: '独生子女户' }]);
    expect(rules.find(({ rule }) => rule === 'dibao')).toMatchObject({
      who: [{ identities: ['dibao', onlyChild] }],
    });
  });

  it('has what a roster says of its holders besides, or nothing', async () => {
    add('独生子女户');
    tap('notice-identities-0-attributes-disabilityGrade');
    tap('notice-identities-0-attributes-student');
    expect((await save()).identities?.[0]?.attributes).toEqual(['disabilityGrade', 'student']);
    tap('notice-identities-0-attributes-disabilityGrade');
    tap('notice-identities-0-attributes-student');
    expect((await save()).identities).toEqual([{ code: onlyChild, name: '独生子女户' }]);
  });

  it('is called otherwise at once in every rule that names it, open or not', () => {
    add('独生子女户');
    tap('rule-dibao-open');
    chooseInDibao();
    tap('rule-dibao-open');
    type('notice-identities-0-name', '独生子女领证户');
    expect(words('rule-dibao')).toContain('独生子女领证户');
  });

  it('stays as long as a rule names it, which is said by clause and kind', async () => {
    add('独生子女户');
    tap('rule-dibao-open');
    chooseInDibao();
    tap('notice-identities-0-remove');
    expect(words('notice-identities-0-in-use')).toContain('还有规则用着它，不能去掉');
    expect(words('notice-identities-0-in-use')).toContain('通知四、4：资助参保');
    expect((await save()).identities).toHaveLength(1);
    tap(`rule-dibao-who-0-identities-${onlyChild}`);
    expect(document.getElementById('notice-identities-0-in-use')).toBeNull();
    tap('notice-identities-0-remove');
    expect(await save()).toEqual(jinchengNotice);
  });

  it('is not added where everybody has it, or it is there already', () => {
    type('new-identity', '低保对象');
    expect(words('new-identity')).toContain('“低保对象”已经有了，在规则里可以直接选。');
    expect(document.getElementById('add-identity')).toBeNull();
    add('独生子女户');
    type('new-identity', '独生子女户');
    expect(document.getElementById('add-identity')).toBeNull();
  });

  it('may take a name that another one gave up', async () => {
    add('独生子女户');
    type('notice-identities-0-name', '独生子女领证户');
    add('独生子女户');
    expect((await save()).identities).toEqual([
      { code: onlyChild, name: '独生子女领证户' },
      { code: `${onlyChild}-2`, name: '独生子女户' },
    ]);
  });
});
