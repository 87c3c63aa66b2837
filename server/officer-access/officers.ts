import type { OfficerDuty } from '../../contract/officer';
import type { OfficerEnded } from '../../contract/officers';
import { liesIn } from '../../policy/region-names';
import { type Cloud, chinaDay, refuse, requireOpenId } from '../platform';
import { pseudonym } from '../identity';
import type { Officer } from '../schema';

/** The caller as an officer with a duty, who is named in the audit log from here on. Someone without it learns no more than someone who is no officer. */
export function requireOfficer(cloud: Cloud, duty: OfficerDuty | null): Promise<Officer> {
  return requireOfficerOfAny(cloud, duty === null ? null : [duty]);
}

/** The same for whoever has one of the duties. */
export async function requireOfficerOfAny(
  cloud: Cloud,
  duties: readonly OfficerDuty[] | null,
): Promise<Officer> {
  const officer = await cloud.db.get('officers', requireOpenId(cloud));
  cloud.notes.actor = officer?._id ?? null;
  if (officer?.ended !== undefined) throw ended(officer.ended);
  const has = (duty: OfficerDuty): boolean => officer?.duties.includes(duty) === true;
  if (officer !== null && (duties === null || duties.some(has))) return officer;
  throw notAnOfficer();
}

/** Of who is known as an officer already: that he has a duty; null: any. Throws `NOT_AN_OFFICER`. */
export function requireDuty({ duties }: Officer, duty: OfficerDuty | null): void {
  if (duty !== null && !duties.includes(duty)) throw notAnOfficer();
}

function notAnOfficer(): Error {
  return refuse('NOT_AN_OFFICER', '您没有办理这项工作的权限，请联系管理员。');
}

/** To himself alone: others read that he is no officer. */
function ended({ at, by, reason }: OfficerEnded): Error {
  const words = `您的经办职责已在${chinaDay(at)}由${by}结束：${reason}。有疑问请联系本单位或上级单位。`;
  return refuse('OFFICER_ENDED', words);
}

/** Under whose id the operator's acts stand; nobody among `officers`. */
export const operatorId = 'operator';

/** Whether a place is one of the officer's, or under one. */
export function isResponsibleFor(officer: Officer, region: string): boolean {
  return officer.regions.some((own) => liesIn(region, own));
}

/** Sees what belongs to no place: only the operator's own officers, who have the whole country. */
export function isOperator(officer: Officer): boolean {
  return officer.regions.includes('000000');
}

/** Throws `OTHER_REGION`. */
export function requireResponsible(officer: Officer, region: string, field = 'region'): void {
  if (isResponsibleFor(officer, region)) return;
  throw refuse('OTHER_REGION', '这个地方不在您负责的范围内，请联系当地经办机构。', { field });
}

/** An officer certifies identities of his own places alone, named or not. Throws `OTHER_REGION`. */
export function requireCertifiable(
  officer: Officer,
  identities: readonly { readonly region?: string }[],
): void {
  if (identities.every(({ region }) => region === undefined || isResponsibleFor(officer, region))) return;
  throw refuse('OTHER_REGION', '身份认定地不在您负责的范围内。', { field: 'identities' });
}

/** Stands for a payer in what an officer sees: his openId stays on the server. */
export function applicationId(cloud: Cloud, openId: string): string {
  return pseudonym(cloud.settings, 'application', openId);
}
