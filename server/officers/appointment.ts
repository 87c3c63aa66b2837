import { dutyNames } from '../../contract/duty-names';
import { type Appointment, dutiesFromAbove, dutiesOfOperator } from '../../contract/officers';
import { liesIn, regionPath } from '../../policy/region-names';
import { refuse } from '../platform';
import type { Officer } from '../schema';

/**
 * What an office may give: duties in its own place and below it, but none of the operator's, and those that watch over the others only
 * to places strictly below it, so that nobody chooses who watches over him. Throws `NOT_TO_GIVE`.
 */
export function requireGivable(office: string, { regions, duties }: Appointment): void {
  if (regions.some((region) => !liesIn(region, office))) {
    throw notToGive('regions', '负责的地方要在本单位的范围以内，请重新选择。');
  }
  const operators = duties.find((duty) => dutiesOfOperator.includes(duty));
  if (operators !== undefined) {
    throw notToGive('duties', `“${dutyNames[operators]}”只能由运维人员设置。`);
  }
  const watching = duties.find((duty) => dutiesFromAbove.includes(duty));
  if (watching !== undefined && regions.includes(office)) {
    throw notToGive(
      'duties',
      `本单位的“${dutyNames[watching]}”要由上级单位给。您可以给下级单位的人，负责的地方选下级。`,
    );
  }
}

/**
 * Whom an office may change or end: who acts in its places alone, and, where he watches over others, only below it. Throws
 * `NO_OFFICER` where he is not of its places, `NOT_TO_GIVE` where another office or the operator has to do it.
 */
export function requireBelow(office: string, officer: Officer | null): asserts officer is Officer {
  if (officer === null || officer.ended !== undefined) throw noOfficer();
  if (officer.regions.some((region) => !liesIn(region, office))) throw noOfficer();
  if (officer.duties.some((duty) => dutiesOfOperator.includes(duty))) {
    throw notToGive('officerId', '这位经办人有运维人员给的职责，只能由运维人员改。');
  }
  const watches = officer.duties.some((duty) => dutiesFromAbove.includes(duty));
  if (watches && officer.regions.includes(office)) {
    throw notToGive('officerId', '这位经办人管经办人员或操作月报，要由上级单位改。');
  }
}

/** Chinese, for who agrees to it: `名册、资金；山西省晋城市城区`. */
export function appointmentWords({ regions, duties }: Appointment): string {
  const places = regions.map((region) => regionPath(region).join(''));
  return `${duties.map((duty) => dutyNames[duty]).join('、')}；负责${places.join('、')}`;
}

export function noOfficer(): Error {
  return refuse('NO_OFFICER', '没有找到这位经办人，或者他已经不是经办人，请刷新名单。');
}

function notToGive(field: string, words: string): Error {
  return refuse('NOT_TO_GIVE', words, { field });
}
