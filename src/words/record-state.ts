import { sayPayUntil } from '../../contract/pay-until';
import type { RecordStatus, RecordState, RecordView } from '../../contract/record-view';
import type { TagKind } from '../components/Section';
import { sayDay, sayMoment } from './days';
import { yuan } from './money';

interface StateWords {
  readonly label: string;
  readonly kind: TagKind;
}

const states: Readonly<Record<RecordState, StateWords>> = {
  'to-pay': { label: '待缴费', kind: 'warn' },
  'awaiting-confirmation': { label: '等待身份核实', kind: 'info' },
  'to-enrol': { label: '不用缴费，待登记', kind: 'warn' },
  'nothing-to-pay': { label: '不用缴费', kind: 'good' },
  reserved: { label: '您正在缴费', kind: 'info' },
  'reserved-by-other': { label: '别人正在为他缴费', kind: 'info' },
  paid: { label: '已缴费', kind: 'good' },
  'not-open': { label: '还没到缴费时间', kind: 'quiet' },
  closed: { label: '已停止缴费', kind: 'bad' },
  unsupported: { label: '这里还没有通知', kind: 'quiet' },
};

export function stateWords(state: RecordState): StateWords {
  return states[state];
}

/** As {@link stateWords}; of a record that the payer says is paid elsewhere, that nobody has checked it. */
export function recordWords({ status, saidPaidElsewhere }: RecordView): StateWords {
  if (saidPaidElsewhere) return { label: '您说已在别处缴费（未核实）', kind: 'quiet' };
  return status.paidElsewhere ? { label: '已在别处缴费', kind: 'good' } : stateWords(status.state);
}

/** Where the person stands, in a sentence a payer can act on. */
export function statusSentence(status: RecordStatus): string {
  const { state, dueFen, payUntil, opensOn, coveredFrom, coveredTo, reservedUntil, reservedBy } = status;
  const due = dueFen === null ? '' : `应缴 ${yuan(dueFen)} 元`;
  const cover = coveredFrom
    ? `${sayDay(coveredFrom)}起享受待遇${coveredTo ? `，到${sayDay(coveredTo)}为止` : ''}。`
    : '';
  const until = reservedUntil === undefined ? '' : sayMoment(reservedUntil);
  const reason = status.reason ?? '';
  switch (state) {
    case 'to-pay':
      return `${due}${payUntil ? `，${sayPayUntil(status)}` : ''}。${cover}${reason}`;
    case 'awaiting-confirmation':
      return reason || '参保地的工作人员核实困难身份后，会算出最后应缴的金额。';
    case 'to-enrol':
      return '不用缴费，但还没有登记。请点“去缴费”选上他，不用付钱就能登记。';
    case 'nothing-to-pay':
      return `不用缴费，已经登记参保。${cover}${reason}`;
    case 'reserved':
      return until ? `有一笔没有付完的订单，${until}前可以继续支付。` : reason;
    case 'reserved-by-other':
      return `${reservedBy ?? '另一位家人'}正在缴费，最晚${until}有结果，请先不要重复缴费。`;
    case 'paid':
      return `已经参保。${cover}${reason}${status.settlementPending ? '家庭共济账户的扣款还在等医保局确认。' : ''}`;
    case 'not-open':
      return opensOn ? `${sayDay(opensOn)}起可以缴费。${reason}` : reason;
    default:
      return reason || '请联系参保地的医保部门。';
  }
}
