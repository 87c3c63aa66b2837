import { sayDay } from '../../../contract/calendar-day';
import { inYuan } from '../../../policy/money';
import { chinaDay } from '../../platform';
import type { ChangedBy, Terms, ToldAnew } from '../../schema';

/** What changed for a payer since he was told, and by which paper: short, and true on any day afterwards. */
export function changeWords({ by, from, before, after }: ToldAnew): string {
  const day = sayDay(chinaDay(from));
  return `通知有变动：${day}起${happened[by.kind]}${paper(by)}，${differences(before, after).join('，')}。`;
}

const happened: Readonly<Record<ChangedBy['kind'], string>> = {
  published: '执行',
  withdrawn: '撤回了',
  ended: '不再执行',
};

function paper({ title, documentNumber }: ChangedBy): string {
  return `《${title}》${documentNumber === null ? '' : `（${documentNumber}）`}`;
}

function differences(before: Terms, after: Terms): readonly string[] {
  const bothPay = before.status === 'payable' && after.status === 'payable';
  return [
    ...difference(amountWords(before), amountWords(after)),
    ...(bothPay ? difference(untilWords(before), untilWords(after)).map((words) => `这个金额${words}`) : []),
    ...difference(coverWords(before), coverWords(after)).map((words) => `待遇享受期${words}`),
  ];
}

function difference(before: string, after: string): readonly string[] {
  return before === after ? [] : [`原来${before}，现在${after}`];
}

function amountWords({ status, payFen }: Terms): string {
  switch (status) {
    case 'payable':
      return payFen === null ? '可以缴费' : `应缴${inYuan(payFen)}`;
    case 'exempt':
      return '不用缴费';
    case 'insured':
      return '已经参保';
    case 'not-open':
      return '还没到缴费时间';
    case 'closed':
      return '已停止缴费';
    case 'unsupported':
      return '没有收录通知';
  }
}

function untilWords({ payUntil }: Terms): string {
  return payUntil === null ? '没有写到哪天' : `到${sayDay(payUntil)}`;
}

function coverWords({ coveredFrom, coveredTo }: Terms): string {
  if (coveredFrom === null || coveredTo === null) return '没有写';
  return `${sayDay(coveredFrom)}到${sayDay(coveredTo)}`;
}
