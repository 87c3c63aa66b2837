import * as v from 'valibot';
import { isoDay, parseDay } from '../calendar';
import { isClause } from '../clause';
import { funds } from '../determination';
import { circumstanceCodes, identityAttributes, identityCodes } from '../fact-sheet';
import type { OwnIdentityCode } from '../fact-sheet';
import { identityName } from '../names';
import { isOwnIdentityCode } from '../own-identities';
import { isRegionCode } from '../region-names';
import { type Fen, isFen } from '../money';

/** Schemas of the values that rules are made of. Messages are for the office that writes a notice's file. */
export const clause = v.pipe(
  v.string(),
  v.check(isClause, '条款号要写成 2.4 这样，或 preamble、closing、annex'),
);
export const day = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(parseDay(text)), '日期要写成 2023-12-31 这样，并且真有这一天'),
  v.transform(isoDay),
);
export const fen = v.pipe(
  v.number(),
  v.check((value) => isFen(value), '金额要用分，是不小于 0 的整数'),
  v.transform((amount) => amount as Fen),
);
export const people = v.pipe(v.number(), v.integer('人数要填整数'), v.minValue(0, '人数不能是负的'));
export const days = v.pipe(v.number(), v.integer('要填整数'), v.minValue(1), v.maxValue(3660));
export const text = v.pipe(v.string(), v.trim(), v.minLength(1, '不能是空的'), v.maxLength(400));
const ownIdentityCode = v.custom<OwnIdentityCode>(
  (value) => typeof value === 'string' && isOwnIdentityCode(value),
  '当地自己的身份，代码写成 own-one-child 这样：own- 开头，小写字母、数字和连字符',
);
export const identity = v.union(
  [v.picklist(identityCodes), ownIdentityCode],
  `只能填这些里的一个：${identityCodes.map((code) => `${code}（${identityName(code)}）`).join('、')}；` +
    '当地自己的身份写 own- 开头的代码，并在通知的 identities 里写它的名称',
);
/** An identity of the place's own, as a notice declares it. */
export const ownIdentity = v.strictObject({
  code: ownIdentityCode,
  name: v.pipe(text, v.maxLength(30)),
  attributes: v.optional(v.pipe(v.array(v.picklist(identityAttributes)), v.minLength(1))),
});
export const circumstance = v.picklist(circumstanceCodes, '没有这种情况代码');
export const fund = v.picklist(funds, '没有这种资金代码');
export const region = v.pipe(v.string(), v.check(isRegionCode, '地区代码是 6 位、9 位或 12 位数字'));

/** What every rule has: its own name in the notice and the clause that carries it. */
export const ruleEntries = {
  rule: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '规则名用小写字母、数字和连字符')),
  clause,
};
