import * as v from 'valibot';
import { isoDay, parseDay } from '../calendar';
import { isClause } from '../clause';
import { funds } from '../determination';
import { circumstanceCodes, identityCodes } from '../fact-sheet';
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
export const identity = v.picklist(identityCodes, '没有这种身份代码');
export const circumstance = v.picklist(circumstanceCodes, '没有这种情况代码');
export const fund = v.picklist(funds, '没有这种资金代码');
export const region = v.pipe(v.string(), v.check(isRegionCode, '地区代码是 6 位、9 位或 12 位数字'));

/** What every rule has: its own name in the notice and the clause that carries it. */
export const ruleEntries = {
  rule: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '规则名用小写字母、数字和连字符')),
  clause,
};
