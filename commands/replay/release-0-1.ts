import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type NoticeDocument, versionOf } from '../../policy';
import type { StoredAnswer, StoredVersion } from './replay';

const folder = join(__dirname, 'release-0.1');

/** The notices that release 0.1 shipped, as far as answers name them: it didn't store them yet. */
export function versionsOfRelease01(answers: readonly StoredAnswer[]): readonly StoredVersion[] {
  return readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as NoticeDocument)
    .map((notice) => ({ _id: notice.id, version: versionOf(notice), json: JSON.stringify(notice) }))
    .filter(({ _id, version }) => answers.some(({ noticeVersions }) => noticeVersions[_id] === version));
}
