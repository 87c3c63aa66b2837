import { pages } from './pages';
import type { BrowserPhone } from '../browser/browser-phone';
import type { LocalCloud } from '../local-cloud';
import type { PageState } from './page-state';
import { type DraftRead, type NoticeEdit, draftOfNextVersion } from './prepared';

const author = 'oSampleOfficerRuizhou';
const second = 'oSampleOfficerGaoan';

/** 400 instead of 380 yuan: what everybody pays changes, and what it is held against. */
const dearer: NoticeEdit = (notice) => ({
  ...notice,
  rules: notice.rules.map((rule) => (rule['kind'] === 'premium' ? { ...rule, amountFen: 40_000 } : rule)),
});

/** Of our own making, in the form in which a paper comes: numbered by 一、（一）. */
const paper = [
  '虚构的参保缴费通知',
  '各村、社区：',
  '一、参保范围',
  '户籍在本街道、没有参加职工医保的居民。',
  '二、缴费',
  '（一）每人缴380元。',
  '（二）9月15日到12月31日缴。',
  '三、资助',
  '低保对象少缴一半。',
].join('\n');

/** Hand-worked cases: the first as the notice has it (二（一）: 380 yuan), the second with a slip in it. */
const trials = [
  { name: '普通居民', facts: { payOn: '2023-11-20', birthDate: '1980-05-01' }, payFen: 38_000 },
  { name: '算错的例子', facts: { payOn: '2023-11-20', birthDate: '1980-05-01' }, payFen: 36_000 },
];

async function openDraft(phone: BrowserPhone, { draftId }: DraftRead): Promise<void> {
  await phone.open(`${pages.officerNoticeDraft}?id=${draftId}`);
}

/** The page is longer than a picture: the part that the state is about stands at its top, below the preview's bar. */
function lookAt({ page }: BrowserPhone, id: string): Promise<void> {
  return page
    .locator(`[id="${id}"]:visible`)
    .first()
    .evaluate((element) => {
      const part = element.closest<HTMLElement>('.section, .beside') ?? (element as HTMLElement);
      part.style.scrollMarginTop = '56px';
      part.scrollIntoView({ block: 'start' });
    });
}

interface Part {
  readonly name: string;
  /** What of the page the picture begins with. */
  readonly at: string;
  readonly draft?: Parameters<typeof draftOfNextVersion>[1];
  readonly act: (phone: BrowserPhone) => Promise<void>;
}

/** What an officer does on the draft's page, one part of it after the other. */
const parts: readonly Part[] = [
  {
    name: 'rule-added',
    at: 'clause-2.1',
    async act(phone) {
      await phone.tap('add-rule-2.1');
      await phone.tap('add-rule-2.1-premium');
      await phone.gone('add-rule-2.1-premium');
    },
  },
  {
    name: 'own-identity',
    at: 'notice-identities',
    async act(phone) {
      await phone.input('new-identity-input', '独生子女户');
      await phone.tap('add-identity');
      await phone.appears('notice-identities-0-remove');
    },
  },
  {
    name: 'paper-split',
    at: 'paper',
    async act(phone) {
      await phone.tap('load-paper');
      await phone.input('paper-input', paper);
      await phone.appears('paper-split');
    },
  },
  {
    name: 'effects',
    at: 'show-effects',
    draft: { edit: dearer },
    async act(phone) {
      await phone.tap('show-effects');
      await phone.appears('effects');
    },
  },
  {
    name: 'trials',
    at: 'trials-differ',
    draft: { trials },
    async act(phone) {
      await phone.tap('new-trial-open');
      await phone.appears('new-trial');
    },
  },
];

async function propose(cloud: LocalCloud): Promise<DraftRead> {
  const read = await draftOfNextVersion(cloud, { edit: dearer });
  const officer = cloud.caller(author);
  const opened = await officer('officer', { action: 'notices.draft', draftId: read.draftId });
  const { toConfirm: confirmed } = (opened as { readonly data: { readonly toConfirm: readonly object[] } })
    .data;
  await officer('officer', { action: 'notices.propose', ...read, inForceFrom: null, confirmed });
  return read;
}

/** A notice that is being written, part by part, and as the second officer and its author meet it once it is proposed. */
export const statesOfDrafts: readonly PageState[] = [
  {
    name: 'officer-notice-draft',
    page: 'officerNoticeDraft',
    user: author,
    async arrive(phone, cloud) {
      await openDraft(phone, await draftOfNextVersion(cloud));
      await phone.appears('continue');
    },
  },
  ...parts.map(({ name, at, draft, act }): PageState => ({
    name: `officer-notice-draft-${name}`,
    page: 'officerNoticeDraft',
    user: author,
    async arrive(phone, cloud) {
      await openDraft(phone, await draftOfNextVersion(cloud, draft));
      await phone.appears('continue');
      await act(phone);
      await lookAt(phone, at);
    },
  })),
  {
    name: 'officer-notice-proposed',
    page: 'officerNoticeDraft',
    user: second,
    async arrive(phone, cloud) {
      await openDraft(phone, await propose(cloud));
      await phone.appears('differences');
      await phone.appears('agree');
    },
  },
  {
    name: 'officer-notice-proposed-by-oneself',
    page: 'officerNoticeDraft',
    user: author,
    async arrive(phone, cloud) {
      await openDraft(phone, await propose(cloud));
      await phone.appears('may-not');
    },
  },
];
