import * as v from 'valibot';
import {
  type NoticeDraftActions,
  mostTrialCases,
  withdrawalReasons,
  endingReasons,
} from '../../../contract/notice-drafts';
import { notOwnWords } from '../../../policy/notice/consistency/words';
import { requireOfficer } from '../../officer-access';
import {
  agree,
  chainsOf,
  draftView,
  end,
  propose,
  removeDraft,
  saveDraft,
  sendBack,
  setPaper,
  versionText,
  withdraw,
  withdrawalPreview,
} from '../../notice-authoring';
import { type LoggedActionTable, type Cloud, part } from '../../platform';
import { noticeId, paperText } from './notice-parts';

const draftId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, '草稿编号有误，请返回列表重新打开。'));
const revision = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const number = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999));
const asRead = { draftId, revision };
const reason = v.pipe(part.shortText, v.minLength(4, '请把原因写清楚一点，至少4个字。'));

/** Residents read why a version was taken out: the same is refused in it as in a notice's own words. */
const publicReason = v.pipe(
  reason,
  v.check(
    (text) => notOwnWords(text) === null,
    ({ input }) => {
      const why = notOwnWords(input);
      return why === null ? '' : `${why.problem}。请${why.instead}。`;
    },
  ),
);

const withdrawalReason = v.picklist(withdrawalReasons, '请选择撤回的原因。');

const trial = v.strictObject({
  name: v.pipe(part.shortText, v.minLength(1, '请写试算的是谁，比如“低保老人”。')),
  facts: v.record(v.string(), v.unknown()),
  payFen: v.nullable(part.typedFen),
  coverFrom: v.exactOptional(part.calendarDay),
  coverTo: v.exactOptional(part.calendarDay),
});
const trials = v.pipe(v.array(trial), v.maxLength(mostTrialCases, `试算最多${mostTrialCases}个。`));

/** What the author was asked back, as he was asked. There are fewer than rules and clauses. */
const mostConfirmed = 1_000;
const finding = v.strictObject({
  rule: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  field: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  message: v.pipe(v.string(), v.maxLength(1_000)),
});

function author(cloud: Cloud) {
  return requireOfficer(cloud, 'notices');
}

/** What officers with the duty `notices` ask: to write a notice, lay it before a second one, agree, take it back. */
export const noticeDraftActions: LoggedActionTable<NoticeDraftActions> = {
  'notices.chains': {
    logged: { not: 'notices and drafts name nobody' },
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, { region }) => chainsOf(cloud, await author(cloud), region),
  },
  'notices.version': {
    logged: { not: 'published is public' },
    parse: v.strictObject({ notice: noticeId, number }),
    run: async (cloud, request) => versionText(cloud, await author(cloud), request),
  },
  'notices.draft-save': {
    logged: 'act',
    // Whatever the text is, it is kept: what is wrong in it is said by the answer.
    parse: v.strictObject({ ...asRead, region: part.regionCode, json: v.string(), trials }),
    run: async (cloud, request) => saveDraft(cloud, await author(cloud), request),
  },
  'notices.draft-paper': {
    logged: 'act',
    parse: v.strictObject({ ...asRead, paper: paperText }),
    run: async (cloud, request) => setPaper(cloud, await author(cloud), request),
  },
  'notices.draft': {
    logged: { not: 'a draft names nobody' },
    parse: v.strictObject({ draftId }),
    run: async (cloud, request) => draftView(cloud, await author(cloud), request.draftId),
  },
  'notices.draft-remove': {
    logged: 'act',
    parse: v.strictObject(asRead),
    run: async (cloud, request) => removeDraft(cloud, await author(cloud), request),
  },
  'notices.propose': {
    logged: 'act',
    parse: v.strictObject({
      ...asRead,
      inForceFrom: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
      confirmed: v.exactOptional(v.pipe(v.array(finding), v.maxLength(mostConfirmed))),
    }),
    run: async (cloud, request) => propose(cloud, await author(cloud), request),
  },
  'notices.agree': {
    logged: 'act',
    parse: v.strictObject(asRead),
    run: async (cloud, request) => agree(cloud, await author(cloud), request),
  },
  'notices.send-back': {
    logged: 'act',
    parse: v.strictObject({ ...asRead, why: reason }),
    run: async (cloud, request) => sendBack(cloud, await author(cloud), request),
  },
  'notices.withdrawal-preview': {
    logged: { not: 'says what would hold, of notices alone' },
    parse: v.strictObject({ notice: noticeId, number, reason: withdrawalReason }),
    run: async (cloud, request) => withdrawalPreview(cloud, await author(cloud), request),
  },
  'notices.withdraw': {
    logged: 'act',
    parse: v.strictObject({
      notice: noticeId,
      number,
      words: publicReason,
    }),
    run: async (cloud, request) => withdraw(cloud, await author(cloud), request),
  },
  'notices.end': {
    logged: 'act',
    parse: v.strictObject({
      notice: noticeId,
      number,
      reason: v.picklist(endingReasons, '请选择停止的原因。'),
      words: publicReason,
    }),
    run: async (cloud, request) => end(cloud, await author(cloud), request),
  },
};
