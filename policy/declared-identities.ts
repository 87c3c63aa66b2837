import type { FactSheet } from './fact-sheet';
import { isOwn, ownIdentitiesOf } from './own-identities';
import { FactSheetError } from './parse-fact-sheet';
import type { Policy } from './policy';

/**
 * The same fact sheet, whose identities of a place's own its notices declare: the engine passes over others without a word.
 * A place without a notice declares none, and is told to have no notice.
 *
 * @throws FactSheetError for the first that they don't
 */
export function withDeclaredIdentities(policy: Policy, sheet: FactSheet): FactSheet {
  const { identities = [], region, year } = sheet;
  if (!identities.some(({ code }) => isOwn(code))) return sheet;
  const notices = policy.noticesAt(region, year);
  if (notices.length === 0) return sheet;
  const own = ownIdentitiesOf(notices);
  const at = identities.findIndex(({ code }) => isOwn(code) && own.every((one) => one.code !== code));
  if (at === -1) return sheet;
  const named = own.map(({ code, name }) => `${code}（${name}）`).join('、');
  throw new FactSheetError(
    'unknown-code',
    `identities[${at}].code`,
    `这个地方${year}年度的通知里没有这种身份${named === '' ? '' : `，有的是：${named}`}，请核对代码、地区和年度`,
  );
}
