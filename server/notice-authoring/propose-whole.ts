import type { DraftProblem } from '../../contract/notice-drafts';
import type { OperatorActions } from '../../contract/operator';
import { type Cloud, refuse } from '../platform';
import type { Officer } from '../schema';
import { saveDraft, setPaper } from './drafts';
import { propose } from './propose';
import { requirePublishable } from './require-publishable';
import { toConfirmOf } from './to-confirm';

/**
 * A notice written elsewhere, perhaps with its paper's text, laid before an officer of its places in one step. Nothing is
 * kept of one that is wrong. `confirmed`: how many unusual figures its author has looked at; another number than there are is
 * refused with all of them.
 */
export async function proposeWhole(
  cloud: Cloud,
  officer: Officer,
  { notice, inForceFrom, paper, confirmed = 0 }: OperatorActions['notices.propose']['request'],
): Promise<{ readonly draftId: string; readonly revision: number }> {
  const json = JSON.stringify(notice);
  const candidate = { json, trials: [], paper: paper ?? [], proposal: { inForceFrom } };
  const { regions } = (await requirePublishable(cloud, officer, candidate)).notice;
  const toConfirm = await toConfirmOf(cloud, officer, json);
  if (toConfirm.length !== confirmed) throw notConfirmed(toConfirm);
  const draftId = cloud.randomHex(16);
  const request = { draftId, revision: 0, region: regions[0] ?? '', json, trials: [] };
  const saved = await saveDraft(cloud, officer, request);
  const { revision } =
    paper === undefined
      ? saved
      : await setPaper(cloud, officer, { draftId, revision: saved.revision, paper });
  return {
    draftId,
    ...(await propose(cloud, officer, { draftId, revision, inForceFrom, confirmed: toConfirm })),
  };
}

function notConfirmed(toConfirm: readonly DraftProblem[]): Error {
  const all = toConfirm.map(({ message }) => message).join('');
  const words = `有${toConfirm.length}处和一般的不同，请对照通知核对：${all}核对无误的，写明确认了${toConfirm.length}处（confirmed）。`;
  return refuse('NOT_CONFIRMED', words, { field: 'confirmed' });
}
