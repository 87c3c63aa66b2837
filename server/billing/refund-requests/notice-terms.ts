import { sayDay } from '../../../contract/calendar-day';
import type { AskableReason } from '../../../contract/refunds';
import type { IsoDay } from '../../../policy/calendar';
import type { PolicyInForce, RefundReason } from '../../policy-registry';
import type { OrderLine } from '../../schema';

/** What was paid, here or elsewhere, by what the notice answered then. */
type PaidLine = Pick<OrderLine, 'determination'>;

/** Where a notice doesn't speak of the reason: who paid twice is due his money on any day, others before cover begins. */
function unsaid(reason: AskableReason): Pick<RefundReason, 'beforeCover' | 'until'> {
  return { beforeCover: reason !== 'paid-twice' };
}

function termsFor(
  { refundReasons }: PolicyInForce,
  { determination }: PaidLine,
  wanted: AskableReason,
): RefundReason | null {
  const said = refundReasons.filter(
    ({ notice, reason }) => reason === wanted && determination.notices.includes(notice),
  );
  return said.at(-1) ?? null;
}

/** Chinese words on why the notices give nothing back for the reason on the day; null where they may. */
export function whyNotByNotice(
  policy: PolicyInForce,
  line: PaidLine,
  { reason, today }: { readonly reason: AskableReason; readonly today: IsoDay },
): string | null {
  const { beforeCover, until } = termsFor(policy, line, reason) ?? unsaid(reason);
  if (until !== undefined && today > until) {
    return `按参保地的通知，这种情况最晚${sayDay(until)}申请退费，现在已经过了。有疑问请到参保地医保经办窗口。`;
  }
  const { coverage } = line.determination;
  if (!beforeCover || coverage === null || today < coverage.from) return null;
  return '保障已经开始，不能在这里退费。特殊情况请带材料到参保地医保经办窗口办理。';
}
