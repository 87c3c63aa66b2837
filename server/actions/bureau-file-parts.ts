import * as v from 'valibot';
import { fileNumberPattern } from '../registration';

export const fileNumber = v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/, '编号为1至40位字母、数字、横线。'));

export const registrationFileNumber = v.pipe(
  v.string(),
  v.regex(fileNumberPattern, '参保文件的编号像 YB-360983-000012，请从清单里选择。'),
);

/** A function is called with at most 100 KB; a Chinese sign is three bytes of it. */
const mostCsvBytes = 90_000;

export const csv = v.pipe(
  v.string(),
  v.minLength(1, '文件是空的。'),
  v.maxBytes(mostCsvBytes, '文件太大，请分开导入。'),
);
