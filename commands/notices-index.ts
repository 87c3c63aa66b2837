/**
 * Writes `policy/notice-index.json`: where and for which year each shipped notice speaks, for the main package of the
 * mini-program, which must stay small.
 *
 *     npm run notices:index
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { shippedNotices } from '../policy/index';
import { noticeIndexOf } from '../policy/notice-index';

const file = path.resolve(__dirname, '../policy/notice-index.json');

async function write(): Promise<void> {
  const options = { ...(await resolveConfig(file)), filepath: file };
  writeFileSync(file, await format(JSON.stringify(noticeIndexOf(shippedNotices)), options));
}

void write();
