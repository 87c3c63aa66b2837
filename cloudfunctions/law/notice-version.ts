import { createHash } from 'node:crypto';
import type { NoticeDocument } from '../../policy/notice/document';

/** A notice's version: a hash of what it says, so that any change is another version and no change is none. */
export const versionOf = (notice: NoticeDocument): string =>
  createHash('sha256').update(canonical(notice)).digest('hex').slice(0, 12);

/** JSON with every object's fields in order, so that the order in which they were written doesn't matter. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, held]) => `${JSON.stringify(name)}:${canonical(held)}`);
  return `{${fields.join(',')}}`;
};
