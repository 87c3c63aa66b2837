import type { Cloud } from '../platform';
import type { Officer } from '../schema';
import { saveDraft } from './drafts';
import { propose } from './propose';
import { requirePublishable } from './require-publishable';

/** A notice written elsewhere, laid before an officer of its places in one step. Nothing is kept of one that is wrong. */
export async function proposeWhole(
  cloud: Cloud,
  officer: Officer,
  { notice, inForceFrom }: { readonly notice: object; readonly inForceFrom: number | null },
): Promise<{ readonly draftId: string; readonly revision: number }> {
  const json = JSON.stringify(notice);
  const { regions } = await requirePublishable(cloud, officer, { json, trials: [] });
  const draftId = cloud.randomHex(16);
  const request = { draftId, revision: 0, region: regions[0] ?? '', json, trials: [] };
  const { revision } = await saveDraft(cloud, officer, request);
  return { draftId, ...(await propose(cloud, officer, { draftId, revision, inForceFrom })) };
}
