import type { PaperClause } from '../../contract/notice-drafts';
import type { Cloud } from '../platform';
import type { Officer } from '../schema';
import { saveDraft, setPaper } from './drafts';
import { propose } from './propose';
import { requirePublishable } from './require-publishable';

interface Whole {
  readonly notice: object;
  readonly inForceFrom: number | null;
  readonly paper?: readonly PaperClause[];
}

/**
 * A notice written elsewhere, perhaps with its paper's text, laid before an officer of its places in one step. Nothing is
 * kept of one that is wrong.
 */
export async function proposeWhole(
  cloud: Cloud,
  officer: Officer,
  { notice, inForceFrom, paper }: Whole,
): Promise<{ readonly draftId: string; readonly revision: number }> {
  const json = JSON.stringify(notice);
  const candidate = { json, trials: [], paper: paper ?? [], proposal: { inForceFrom } };
  const { regions } = (await requirePublishable(cloud, officer, candidate)).notice;
  const draftId = cloud.randomHex(16);
  const request = { draftId, revision: 0, region: regions[0] ?? '', json, trials: [] };
  const saved = await saveDraft(cloud, officer, request);
  const { revision } =
    paper === undefined
      ? saved
      : await setPaper(cloud, officer, { draftId, revision: saved.revision, paper });
  return { draftId, ...(await propose(cloud, officer, { draftId, revision, inForceFrom })) };
}
