import { sayDay } from '../../contract/calendar-day';
import type { RecordStatus } from '../../contract/record-view';
import type { Determination } from '../../policy/determination';
import { noFen } from '../../policy/money';
import { visibleApplication } from './apply';
import { redetermineOn } from './determine';
import { chinaDay } from '../platform';
import { type PolicyInForce, lastDayOfSameAnswer } from '../policy-registry';
import type { Application, EnrolmentRecord, Insurance } from '../schema';

export interface Viewer {
  readonly openId: string;
  /** The person himself, or a payer whom he or the bureau named. */
  readonly seesAll: boolean;
  /** Masked name of another payer whose order has the person reserved, where known. */
  readonly reservedBy?: string | undefined;
}

/**
 * A person's status for the year, as far as `viewer` may know it. Times in ms, amounts in fen. Being insured comes first,
 * then being reserved, then what the application that the viewer may see is answered today.
 */
export function statusOf(
  policy: PolicyInForce,
  record: EnrolmentRecord,
  viewer: Viewer,
  now: number,
): RecordStatus {
  const application = visibleApplication(record, viewer);
  if (record.state === 'insured' && record.insurance !== null) {
    return insuredStatus(record, record.insurance, viewer);
  }
  const { reservation } = record;
  const base = { year: record.year, region: application?.region ?? '' };
  if (reservation !== null && reservation.until > now) {
    const own = reservation.openId === viewer.openId;
    return {
      ...base,
      state: own ? 'reserved' : 'reserved-by-other',
      dueFen: null,
      reservedUntil: reservation.until,
      ...(viewer.reservedBy === undefined ? {} : { reservedBy: viewer.reservedBy }),
      reason: own ? '您有一笔没付完的订单，可以继续支付或取消。' : '另一位家人正在为他缴费，请稍后再看。',
    };
  }
  if (application === null) return { ...base, state: 'unsupported', dueFen: null, reason: '还没有登记。' };
  return openStatus(policy, redetermineOn(policy, application, chinaDay(now)), record.year);
}

function insuredStatus(record: EnrolmentRecord, insurance: Insurance, viewer: Viewer): RecordStatus {
  const { coverage } = insurance.determination;
  const mayKnowCover = viewer.seesAll || record.payers.includes(viewer.openId);
  return {
    year: record.year,
    region: insurance.region,
    state: insurance.basis === 'exempt' ? 'nothing-to-pay' : 'paid',
    dueFen: noFen,
    ...(mayKnowCover && coverage !== null ? { coveredFrom: coverage.from, coveredTo: coverage.to } : {}),
    ...(insurance.settlementPending ? { settlementPending: true } : {}),
    ...(insurance.basis === 'elsewhere' ? { reason: '已在其他地方参保，不需要再缴费。' } : {}),
  };
}

function openStatus(policy: PolicyInForce, application: Application, year: number): RecordStatus {
  const { determination, facts, region, state } = application;
  const { payFen, coverage, opensOn } = determination;
  const base = { year, region, dueFen: payFen };
  switch (determination.status) {
    case 'payable': {
      const payUntil = lastDayOfSameAnswer(policy, facts);
      return {
        ...base,
        state: state === 'awaiting-confirmation' ? 'awaiting-confirmation' : 'to-pay',
        ...(payUntil === null ? {} : { payUntil }),
        ...(coverage === null ? {} : { coveredFrom: coverage.from, coveredTo: coverage.to }),
        ...reasonOf(application),
      };
    }
    case 'exempt':
      return { ...base, state: 'to-enrol', dueFen: noFen, ...coverOf(determination) };
    case 'insured':
      return { ...base, state: 'paid', dueFen: noFen };
    case 'not-open':
      return {
        ...base,
        state: 'not-open',
        ...(opensOn === undefined ? {} : { opensOn }),
        reason: opensOn === undefined ? '现在还不能缴费。' : `现在还不能缴费，${sayDay(opensOn)}起可以缴。`,
      };
    case 'closed':
      return { ...base, state: 'closed', reason: closedReason(determination, year) };
    case 'unsupported':
      return { ...base, state: 'unsupported', reason: '这个地方和年度还没有收录缴费通知。' };
  }
}

function reasonOf({ state, turnedDownAt }: Application): Pick<RecordStatus, 'reason'> {
  if (state === 'awaiting-confirmation') {
    return { reason: '登记的身份还在等参保地核实，可以等核实后再缴，也可以先按现在的金额缴费。' };
  }
  if (turnedDownAt === undefined) return {};
  return { reason: '登记的身份没有得到参保地确认，按未确认的金额缴费。有异议请联系参保地医保经办窗口。' };
}

function coverOf({ coverage }: Determination): Pick<RecordStatus, 'coveredFrom' | 'coveredTo'> {
  return coverage === null ? {} : { coveredFrom: coverage.from, coveredTo: coverage.to };
}

function closedReason(determination: Determination, year: number): string {
  return determination.notes.some(({ code }) => code === 'no-cover-left')
    ? `现在缴费已经赶不上${year}年度的保障，不再收费。`
    : `${year}年度的缴费已经截止。`;
}
