import type { NoticeIndexReply } from '../../contract/notice-index';
import type { PublishedNotice } from '../../contract/resident';
import { sha256 } from '../../policy/digest';
import { noticeIndexOf } from '../../policy/notice-index';
import { type NoticeDocument, versionOf } from '../../policy';
import type { Cloud } from '../platform';
import type { PolicyInForce } from './policy-in-force';
import { policyInForce } from './registry';
import { shippedNotice } from './shipped';

/** Made once for each set of notices: every phone asks for it every minute. */
const indexes = new WeakMap<PolicyInForce, Required<NoticeIndexReply>>();

/** Every notice in force and where it speaks; without entries where the caller has this very index already. */
export async function noticeIndex(cloud: Cloud, have: string | undefined): Promise<NoticeIndexReply> {
  const policy = await policyInForce(cloud);
  const index = indexes.get(policy) ?? indexOf(policy);
  indexes.set(policy, index);
  return index.digest === have ? { digest: have, entries: null } : index;
}

function indexOf({ policy }: PolicyInForce): Required<NoticeIndexReply> {
  const entries = noticeIndexOf(policy.documents);
  return { digest: sha256(JSON.stringify(entries)).slice(0, 16), entries };
}

/** The notices in force with these ids; one that isn't is left out. */
export async function fetchNotices(
  cloud: Cloud,
  ids: readonly string[],
): Promise<readonly PublishedNotice[]> {
  const { policy } = await policyInForce(cloud);
  return policy.documents.filter(({ id }) => ids.includes(id)).map(sent);
}

/**
 * Those in force that apps of release 0.1 don't have in this version: they have no index, and what they shipped with is in
 * `have`. Goes with the release after next. `have`: notice id → version.
 */
export async function newerThan(
  cloud: Cloud,
  have: Readonly<Record<string, string>>,
): Promise<readonly PublishedNotice[]> {
  const { policy } = await policyInForce(cloud);
  return policy.documents.filter((notice) => isNews(notice, have)).map(sent);
}

function isNews(notice: NoticeDocument, have: Readonly<Record<string, string>>): boolean {
  const version = versionOf(notice);
  const shipped = shippedNotice(notice.id);
  const known = have[notice.id] ?? (shipped === undefined ? undefined : versionOf(shipped));
  return known !== version;
}

function sent(notice: NoticeDocument): PublishedNotice {
  return { id: notice.id, version: versionOf(notice), notice };
}
