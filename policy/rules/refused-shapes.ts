/**
 * Shapes of rules that real notices have and the format can't carry. They are refused by name, each with what to do, so that
 * nobody writes them as something else that comes out wrong.
 */
const byTheHour = '格式只认日期，不认钟点：请写成钟点之前的最后一整天，并在条款说明里写明钟点';
const byTheMonth = '格式不能按月计费：请不要折算成全年的数，这份通知请由经办窗口计算，并用 silence 规则说明';
const addition = '格式不能带自愿加缴的项目：只写人人要交的部分，自愿的部分用 information 规则说明';
const severalYears = '格式一份通知只管一个年度：一次交几年的，请每个年度各写一份';

const amountLimit =
  '格式只带能替谁缴、最多几个人、账户里最少留多少：另外限了金额的，不要写这条规则，用 information 说明，请人到窗口办';

const refused: ReadonlyMap<string, string> = new Map([
  ['hour', byTheHour],
  ['time-of-day', byTheHour],
  ['monthly', byTheMonth],
  ['voluntary-addition', addition],
  ['years', severalYears],
  ['mostFen', amountLimit],
]);

/** Why a kind of rule or a field of this name is refused, in the author's language; null for any other name. */
export function whyRefused(name: string): string | null {
  return refused.get(name) ?? null;
}
