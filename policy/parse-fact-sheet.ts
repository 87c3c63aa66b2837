import { type Day, parseDay } from './calendar';
import {
  circumstanceCodes,
  historyCounts,
  historyFacts,
  identityAttributes,
  identityCodes,
  identityFlags,
  sexes,
} from './fact-sheet';
import type { FactSheet, HistoryFact, InsuranceHistory } from './fact-sheet';
import { isFen } from './money';
import { isOwnIdentityCode } from './own-identities';
import { isRegionCode } from './region-names';

export type FactSheetErrorCode =
  'not-an-object' | 'missing' | 'unknown-field' | 'unknown-code' | 'bad-type' | 'bad-date' | 'bad-range';

/**
 * A value that is no fact sheet. `field` is the way to what is wrong (`identities[0].since`), null where the whole is;
 * `message` is Chinese and says what to do.
 */
export class FactSheetError extends Error {
  override readonly name = 'FactSheetError';
  constructor(
    readonly code: FactSheetErrorCode,
    readonly field: string | null,
    message: string,
  ) {
    super(message);
  }
}

type Fields = Readonly<Record<string, unknown>>;

const sheetFields = new Set([
  'id',
  'region',
  'year',
  'payOn',
  'birthDate',
  'sex',
  'student',
  'householdHere',
  'parentInsured',
  'ltciPilot',
  'tier',
  'identities',
  'circumstances',
  'insurance',
  'paidBefore',
]);
const insuranceFields: ReadonlySet<string> = new Set(historyFacts);
export const mostInsuredYears = 100;
const identityFields = new Set<string>(['code', 'since', 'until', 'region', ...identityAttributes]);
const circumstanceFields = new Set(['code', 'on']);
const paidFields = new Set(['on', 'amountFen']);
const knownIdentities: ReadonlySet<unknown> = new Set(identityCodes);
const knownSexes: ReadonlySet<unknown> = new Set(sexes);
const knownCircumstances: ReadonlySet<unknown> = new Set(circumstanceCodes);

/** A tier's code is the notice's own. */
export const tierCode = /^(?=.{1,20}$)[a-z0-9]+(-[a-z0-9]+)*$/;
const firstYear = 2000;
const lastYear = 2100;

/**
 * Checks a value from outside and gives it back as the fact sheet that it is, the same object.
 *
 * @throws FactSheetError for the first thing that is wrong
 */
export function parseFactSheet(value: unknown): FactSheet {
  const sheet = fieldsOf(value, null, sheetFields);
  text(sheet.id, 'id');
  region(sheet.region, 'region');
  wholeNumber(sheet.year, 'year', firstYear, lastYear);
  const payOn = day(sheet.payOn, 'payOn');
  if (sheet.birthDate !== undefined && day(sheet.birthDate, 'birthDate') > payOn) {
    throw new FactSheetError('bad-range', 'birthDate', '出生日期晚于缴费日期，请核对这两个日期');
  }
  if (sheet.sex !== undefined) code(sheet.sex, 'sex', knownSexes, '性别');
  yesOrNo(sheet.student, 'student');
  yesOrNo(sheet.householdHere, 'householdHere');
  yesOrNo(sheet.parentInsured, 'parentInsured');
  yesOrNo(sheet.ltciPilot, 'ltciPilot');
  if (sheet.tier !== undefined) tier(sheet.tier);
  each(sheet.identities, 'identities', identity);
  each(sheet.circumstances, 'circumstances', circumstance);
  if (sheet.insurance !== undefined) insurance(sheet.insurance);
  if (sheet.paidBefore !== undefined) paidBefore(sheet.paidBefore, payOn);
  return value as FactSheet;
}

function identity(value: unknown, path: string): void {
  const held = fieldsOf(value, path, identityFields);
  if (!isOwnIdentityCode(text(held.code, `${path}.code`))) {
    code(held.code, `${path}.code`, knownIdentities, '身份');
  }
  const since = day(held.since, `${path}.since`);
  if (held.until !== undefined && day(held.until, `${path}.until`) < since) {
    throw new FactSheetError('bad-range', `${path}.until`, '身份的截止日期早于认定日期，请核对这两个日期');
  }
  if (held.region !== undefined) region(held.region, `${path}.region`);
  if (held.disabilityGrade !== undefined) wholeNumber(held.disabilityGrade, `${path}.disabilityGrade`, 1, 4);
  for (const attribute of identityFlags) yesOrNo(held[attribute], `${path}.${attribute}`);
}

function circumstance(value: unknown, path: string): void {
  const event = fieldsOf(value, path, circumstanceFields);
  code(event.code, `${path}.code`, knownCircumstances, '情况');
  if (event.on !== undefined) day(event.on, `${path}.on`);
}

function insurance(value: unknown): void {
  const history = fieldsOf(value, 'insurance', insuranceFields);
  yesOrNo(history.insuredLastYear, 'insurance.insuredLastYear');
  for (const name of historyCounts) {
    if (history[name] !== undefined) wholeNumber(history[name], `insurance.${name}`, 0, mostInsuredYears);
  }
  const problem = problemOfHistory(history);
  if (problem !== null) throw new FactSheetError('bad-range', `insurance.${problem.field}`, problem.message);
}

/** What of a history contradicts the rest of it, and what to do; null where it can be so. */
export function problemOfHistory({
  insuredLastYear,
  unbrokenYears = 0,
  missedYears = 0,
  repaidYears = 0,
}: InsuranceHistory): { readonly field: HistoryFact; readonly message: string } | null {
  if (missedYears > 0 && (insuredLastYear === true || unbrokenYears > 0)) {
    return { field: 'missedYears', message: '上一年参保了就没有断缴，请核对这几项' };
  }
  if (repaidYears > missedYears) {
    return { field: 'repaidYears', message: '补缴的年数不能多于断缴的年数，请核对' };
  }
  if (insuredLastYear === false && unbrokenYears > 0) {
    return { field: 'unbrokenYears', message: '上一年没有参保就不算连续，请核对' };
  }
  return null;
}

function paidBefore(value: unknown, payOn: Day): void {
  const paid = fieldsOf(value, 'paidBefore', paidFields);
  if (day(paid.on, 'paidBefore.on') > payOn) {
    throw new FactSheetError('bad-range', 'paidBefore.on', '已缴费的日期晚于要算的日期，请核对这两个日期');
  }
  const { amountFen } = paid;
  if (amountFen === undefined) throw missing('paidBefore.amountFen');
  if (typeof amountFen !== 'number') throw badType('paidBefore.amountFen', '数字');
  if (!isFen(amountFen)) {
    throw new FactSheetError('bad-range', 'paidBefore.amountFen', '金额要用分，是不小于 0 的整数');
  }
}

function fieldsOf(value: unknown, path: string | null, known: ReadonlySet<string>): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (path === null) throw new FactSheetError('not-an-object', null, '内容不是一个对象，请按格式逐项填写');
    throw badType(path, '对象');
  }
  for (const key in value) {
    if (!known.has(key)) {
      const field = path === null ? key : `${path}.${key}`;
      throw new FactSheetError('unknown-field', field, `没有“${key.slice(0, 40)}”这一项，请删去或改正名称`);
    }
  }
  return value as Fields;
}

function each(value: unknown, path: string, check: (item: unknown, path: string) => void): void {
  if (value === undefined) return;
  if (!Array.isArray(value)) throw badType(path, '列表');
  for (let at = 0; at < value.length; at += 1) check(value[at], `${path}[${at}]`);
}

function text(value: unknown, path: string): string {
  if (value === undefined) throw missing(path);
  if (typeof value !== 'string') throw badType(path, '文字');
  return value;
}

function day(value: unknown, path: string): Day {
  const parsed = parseDay(text(value, path));
  if (Number.isNaN(parsed)) {
    throw new FactSheetError('bad-date', path, '日期要写成 2023-12-31 这样，并且真有这一天');
  }
  return parsed;
}

function region(value: unknown, path: string): void {
  if (!isRegionCode(text(value, path))) {
    throw new FactSheetError('unknown-code', path, '地区代码是 6 位、9 位或 12 位数字，请核对');
  }
}

function code(value: unknown, path: string, known: ReadonlySet<unknown>, what: string): void {
  const given = text(value, path);
  if (!known.has(given)) {
    throw new FactSheetError('unknown-code', path, `没有“${given.slice(0, 40)}”这种${what}代码，请核对`);
  }
}

function tier(value: unknown): void {
  if (!tierCode.test(text(value, 'tier'))) {
    throw new FactSheetError('unknown-code', 'tier', '档次要写通知里的代码，例如 low，请核对');
  }
}

function wholeNumber(value: unknown, path: string, least: number, most: number): void {
  if (value === undefined) throw missing(path);
  if (typeof value !== 'number') throw badType(path, '数字');
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new FactSheetError('bad-range', path, `要填 ${least} 到 ${most} 之间的整数`);
  }
}

function yesOrNo(value: unknown, path: string): void {
  if (value !== undefined && typeof value !== 'boolean') throw badType(path, 'true 或 false');
}

function missing(path: string): FactSheetError {
  return new FactSheetError('missing', path, '缺这一项，请补上');
}
function badType(path: string, wanted: string): FactSheetError {
  return new FactSheetError('bad-type', path, `这一项要填${wanted}`);
}
