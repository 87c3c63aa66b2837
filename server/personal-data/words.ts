import type { IdentityCode } from '../../policy/fact-sheet';
import { identityName } from '../../policy/names';
import { isOwnIdentityCode } from '../../policy/own-identities';
import { regionPath } from '../../policy/region-names';
import { correctionNames } from '../../contract/correction-names';
import { chinaDay } from '../platform';
import type { PersonCorrection, PersonEvent, RecordEventName } from '../schema';

export function nameOfIdentity(code: IdentityCode): string {
  return isOwnIdentityCode(code) ? '当地自己定的身份' : identityName(code);
}

/** What is stored about a person beside his records, as his copy says it. */
const personEventNames: Readonly<Record<PersonEvent['kind'], string>> = {
  listed: '被加进家人名单',
  'code-issued': '窗口发了一次性码',
  tied: '确认本人',
  'tie-ended': '本人确认解除',
  agreed: '同意家人看全部内容',
  revoked: '收回同意',
  corrected: '经办机构更正资料',
};

export function personEventName({ kind, corrected }: PersonEvent): string {
  return corrected === undefined ? personEventNames[kind] : `经办机构更正${correctionNames[corrected]}`;
}

export function correctionLine({ kind, at, region, reason }: PersonCorrection): string {
  return `${day(at)} ${placeOf(region)}的经办机构更正${correctionNames[kind]}：${reason}`;
}

export const recordEventNames: Readonly<Record<RecordEventName, string>> = {
  applied: '登记',
  'messages-agreed': '同意接收消息',
  'messages-refused': '不再接收消息',
  'correction-told': '经办机构的更正已发消息',
  redetermined: '按名册重新计算',
  'notice-changed': '按新通知重新计算',
  'claim-declined': '申报没有认可',
  'moved-to-another-year': '改到别的年度',
  'place-changed': '改了参保地',
  removed: '从家人名单删除',
  'consent-withdrawn': '撤回同意',
  reserved: '下了订单',
  released: '订单取消',
  'enrolled-exempt': '不用缴费，参保',
  insured: '缴费，参保',
  'paid-elsewhere': '在别处缴费，参保',
  'paid-elsewhere-too': '在别处又有一笔缴费',
  'elsewhere-undone': '别处的一笔缴费登记错了，已撤回',
  settled: '医保部门确认扣款',
  told: '列入给医保、税务部门的文件',
  registered: '医保部门已登记',
  'not-registered': '医保部门回执：没有登记',
  suspended: '居民医保待遇暂停',
  'resume-asked': '申请恢复居民医保待遇',
  'resume-declined': '恢复待遇的申请没有同意',
  resumed: '居民医保待遇恢复',
  died: '登记去世，系统里停保',
  'death-undone': '撤销去世的登记',
  uninsured: '参保停止',
};

/** As one calls it; the code of a place that has no name here. */
export function placeOf(region: string): string {
  return regionPath(region).join('') || region;
}

export function day(ms: number): string {
  return chinaDay(ms);
}

/** When a picture came, and its size in KB. */
export function pictureLine(at: number, bytes: number): string {
  return `${day(at)}传来，${Math.ceil(bytes / 1024)}KB`;
}
