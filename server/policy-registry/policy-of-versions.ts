import { type NoticeDocument, readNotice, shippedNotices, versionOf } from '../../policy';
import type { Cloud } from '../platform';
import type { NoticeVersion, Provenance } from '../schema';
import type { PolicyInForce } from './policy-in-force';
import { policyInForce, policyOf } from './registry';

/** A version of a notice stands under few numbers: published again as it was, or withdrawn and shipped. */
const mostOfOneVersion = 20;

/**
 * The policy by which something was answered: what is paid goes on by the version it was paid under, whatever holds today.
 * Null where a version is not stored, or can't be read any more.
 */
export async function policyOfVersions(
  cloud: Cloud,
  { noticeVersions }: Provenance,
): Promise<PolicyInForce | null> {
  const inForce = await policyInForce(cloud);
  const atHand = [...inForce.policy.documents, ...shippedNotices];
  const notices: NoticeDocument[] = [];
  for (const [id, version] of Object.entries(noticeVersions)) {
    const held = atHand.find((notice) => notice.id === id && versionOf(notice) === version);
    const notice = held ?? (await readStored(cloud, id, version));
    if (notice === null) return null;
    notices.push(notice);
  }
  return notices.every((notice) => inForce.policy.documents.includes(notice)) ? inForce : policyOf(notices);
}

async function readStored(cloud: Cloud, id: string, version: string): Promise<NoticeDocument | null> {
  const found = await cloud.db.find('notice-versions', { filter: { version }, limit: mostOfOneVersion });
  const stored = found.find(({ notice }) => notice === id);
  return stored === undefined ? null : readable(cloud, stored);
}

function readable(cloud: Cloud, { _id, json }: NoticeVersion): NoticeDocument | null {
  try {
    return readNotice(JSON.parse(json), _id);
  } catch {
    cloud.log('notice-version-unreadable', { notice: _id });
    return null;
  }
}
