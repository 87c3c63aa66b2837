import type { Store } from '../../local/store/store';
import { NoticeError, type NoticeDocument, shippedNotices, readNotice, versionOf } from '../../policy';
import { currentNoticeShape, provenanceOfAnswer } from '../../server/policy-registry';
import type { EnrolmentRecord, Order } from '../../server/schema';
import { everyDocument, withStore } from '../restore/with-store';
import { versionsOfRelease01 } from './release-0-1';
import { type NoticesByVersion, type StoredAnswer, type StoredVersion, versionKey } from './replay';

export interface StoredData {
  readonly answers: readonly StoredAnswer[];
  readonly notices: NoticesByVersion;
  /** Stored versions that this release can't read, with the reason. */
  readonly unreadable: readonly string[];
}

/** Collections whose documents are a version of a notice, in `json`. */
const collectionsOfNotices = ['published-notices', 'notice-versions'];

/** What a copy of the data (see `restore:rehearse`) or a local data folder holds. Nothing in it is changed. */
export function readStored(copy: string): Promise<StoredData> {
  return withStore(copy, (store) => {
    const answers = [...answersOfRecords(store), ...answersOfOrders(store)];
    return { answers, ...noticesIn(store, answers) };
  });
}

function* answersOfRecords(store: Store): Iterable<StoredAnswer> {
  for (const { _id: recordId, applications, insurance } of everyDocument<EnrolmentRecord>(store, 'records')) {
    for (const [at, application] of applications.entries()) {
      yield answerOf(`record ${recordId}, application ${at + 1}`, recordId, application);
    }
    if (insurance !== null) yield answerOf(`record ${recordId}, insurance`, recordId, insurance);
  }
}

function* answersOfOrders(store: Store): Iterable<StoredAnswer> {
  for (const { _id, lines } of everyDocument<Order>(store, 'orders')) {
    for (const line of lines) yield answerOf(`order ${_id}, line ${line.line}`, line.recordId, line);
  }
}

function answerOf(
  where: string,
  recordId: string,
  { facts, determination, ...provenance }: Omit<StoredAnswer, 'where' | 'recordId'>,
): StoredAnswer {
  return { where, recordId, facts, determination, ...provenanceOfAnswer(provenance) };
}

/** The versions that this release ships, those of release 0.1, and those that the server kept and offices published. */
function noticesIn(
  store: Store,
  answers: readonly StoredAnswer[],
): Pick<StoredData, 'notices' | 'unreadable'> {
  const notices = new Map<string, NoticeDocument>(
    shippedNotices.map((notice) => [versionKey(notice.id, versionOf(notice)), notice]),
  );
  const unreadable: string[] = [];
  for (const stored of [
    ...versionsOfRelease01(answers),
    ...collectionsOfNotices.flatMap((name) => [...everyDocument<StoredVersion>(store, name)]),
  ]) {
    const { _id, version, versionBefore = version, json } = stored;
    try {
      const notice = readNotice(JSON.parse(inCurrentForm(json)), _id);
      for (const one of [version, versionBefore]) notices.set(versionKey(notice.id, one), notice);
    } catch (error) {
      if (!(error instanceof NoticeError || error instanceof SyntaxError)) throw error;
      unreadable.push(`${versionKey(_id, version)}: ${error.message}`);
    }
  }
  return { notices, unreadable };
}

/** A stored notice's text in the form that this release reads. */
function inCurrentForm(json: string): string {
  return currentNoticeShape({ _id: '', version: '', json, publishedAt: 0, officerId: '' }).json;
}
