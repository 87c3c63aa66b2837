import { mostIndexBytes, type NoticeIndexReply } from '../../contract/notice-index';
import { utf8Length } from '../../contract/request-size';
import type { PublishedNotice, RecordActions } from '../../contract/resident';
import { sha256 } from '../../policy/digest';
import { type NoticeEntry, noticeIndexOf } from '../../policy/notice-index';
import { type NoticeDocument, versionOf } from '../../policy';
import type { Cloud } from '../platform';
import { envelopeBytes, indexPart } from './index-part';
import type { PolicyInForce } from './policy-in-force';
import { policyInForce } from './registry';
import { shippedNotice } from './shipped';

/** Made once for each set of notices: every phone asks for it every minute. */
const indexes = new WeakMap<PolicyInForce, WholeIndex>();

interface WholeIndex {
  readonly digest: string;
  readonly entries: readonly NoticeEntry[];
  readonly isSmall: boolean;
}

type Asked = RecordActions['notices.index']['request'];

/**
 * Every notice in force and where it speaks; of more than fit into one answer those at the places asked about. Without
 * entries where the caller has this very index already. An app that names no places knows no parts: it gets all.
 */
export async function noticeIndex(cloud: Cloud, { have, at }: Asked): Promise<NoticeIndexReply> {
  const policy = await policyInForce(cloud);
  const whole = indexes.get(policy) ?? indexOf(policy);
  indexes.set(policy, whole);
  const { digest, entries, isSmall } = whole;
  if (at === undefined || isSmall) return digest === have ? { digest, entries: null } : { digest, entries };
  const digestThere = sha256([digest, ...at].join(' ')).slice(0, 16);
  if (digestThere === have) return { digest: have, entries: null };
  return { digest: digestThere, ...indexPart(entries, at) };
}

function indexOf({ policy }: PolicyInForce): WholeIndex {
  const entries = noticeIndexOf(policy.documents);
  const json = JSON.stringify(entries);
  return {
    digest: sha256(json).slice(0, 16),
    entries,
    isSmall: utf8Length(json) < mostIndexBytes - envelopeBytes,
  };
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
