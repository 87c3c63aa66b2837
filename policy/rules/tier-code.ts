import * as v from 'valibot';
import { tierCode } from '../parse-fact-sheet';

/** The code by which rules and fact sheets name a tier. */
export const tierSchema = v.pipe(
  v.string(),
  v.regex(tierCode, '档次的代码用小写字母、数字和连字符，最多20个，例如 low'),
);
