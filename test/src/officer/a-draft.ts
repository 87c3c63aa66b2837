import type { DraftView } from '../../../contract/notice-drafts';
import jinchengNotice from '../../../policy/notices/jincheng-2024.json';

export const jincheng = '140500';
export const draftId = 'a'.repeat(32);
export const json = JSON.stringify(jinchengNotice);

/** Jincheng's notice of 2024 as a draft for a second version of it. */
export const draft: DraftView = {
  draftId,
  region: jincheng,
  notice: 'jincheng-2024',
  title: '晋城市的通知',
  year: 2024,
  revision: 3,
  updatedAt: 0,
  proposal: null,
  sentBack: null,
  json,
  trials: [],
  paper: [{ clause: '1', paragraphs: ['（测试）每人三百八十元'] }],
  problems: [],
  toConfirm: [],
  before: { notice: 'jincheng-2024', number: 1, json },
  under: [],
  mayAgree: { may: false, why: '这份草稿还没有提出。' },
};
