import * as v from 'valibot';
import type { FileTextActions } from '../../../contract/files';
import { requireOfficer } from '../../officer-access';
import { type LoggedActionTable, chineseText } from '../../platform';

export const fileTextActions: LoggedActionTable<FileTextActions> = {
  'files.read-text': {
    logged: { not: 'turns the caller’s own bytes into text and keeps nothing' },
    parse: v.strictObject({
      base64: v.pipe(v.string(), v.minLength(4), v.maxLength(80_000), v.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
    }),
    run: async (cloud, { base64 }) => {
      await requireOfficer(cloud, null);
      return { text: chineseText(Buffer.from(base64, 'base64')) };
    },
  },
};
