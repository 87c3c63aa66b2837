import * as v from 'valibot';
import { tierCode } from '../parse-fact-sheet';

/** The code that a notice gives a tier; in a form it is given, and nobody reads it. */
export const newTierSchema = v.pipe(
  v.string(),
  v.regex(tierCode, '档次的代码用小写字母、数字和连字符，最多20个，例如 low'),
);

/** The code by which a rule names one of the notice's tiers: in a form, one of their names is chosen. */
export const tierSchema = v.pipe(v.string(), v.regex(tierCode, '要写“缴费档次”（tiers）里有的一档'));
