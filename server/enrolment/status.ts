import { stands } from './reservation';
import { dayAfter, sayDay } from '../../contract/calendar-day';
import { sayDecline } from '../../contract/decline';
import type { RecordStatus, RegistrationStatus } from '../../contract/record-view';
import { factName, isFactName, namesOf } from '../../policy/facts-of-person';
import { identityNameUnder } from '../../policy/own-identities';
import { sameTerms } from '../../policy/compare-answers';
import type { Determination } from '../../policy/determination';
import type { FactSheet } from '../../policy/fact-sheet';
import { withPlacesAbove } from '../../policy/region-names';
import { noFen } from '../../policy/money';
import { currentApplication, visibleApplication } from './apply';
import { redetermineOn } from './determine';
import { deathWords } from './death';
import { changeWords } from './notice-changes/change-words';
import { isExemptUnknownHere } from './exempt';
import { isOursToTell } from './telling';
import { amountIsOpen } from './open-amount';
import { resumptionOf } from './resumption';
import { suspensionOf } from './suspensions';
import { asUnconfirmed, knownCover } from './unconfirmed';
import { chinaDay } from '../platform';
import { type PolicyInForce, lastDayOfSameAnswer } from '../policy-registry';
import type { Application, DeclinedClaim, EnrolmentRecord, Insurance } from '../schema';
import type { IsoDay } from '../../policy/calendar';

export interface Viewer {
  readonly openId: string;
  /** The person himself, or a payer whom he or the bureau named. */
  readonly seesAll: boolean;
  /** Another payer whose order has the person reserved; absent or null where nobody else has. */
  readonly reserver?: { readonly name?: string; readonly givesWay: boolean } | null;
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
    return insuredStatus(policy, record, record.insurance, viewer);
  }
  const { reservation } = record;
  const base = { year: record.year, region: application?.region ?? '' };
  const own = reservation?.openId === viewer.openId;
  if (own && !stands(reservation, now)) {
    // The order isn't closed yet: WeChat may have the money.
    return { ...base, state: 'reserved', dueFen: null, reason: unsettledWords };
  }
  const { reserver } = viewer;
  if (stands(reservation, now) && reserver?.givesWay !== true) {
    return {
      ...base,
      state: own ? 'reserved' : 'reserved-by-other',
      dueFen: null,
      reservedUntil: reservation.until,
      ...(reserver?.name === undefined ? {} : { reservedBy: reserver.name }),
      reason: own ? '您有一笔没付完的订单，可以继续支付或取消。' : '另一位家人正在为他缴费，请稍后再看。',
    };
  }
  if (application === null) return { ...base, state: 'unsupported', dueFen: null, reason: '还没有登记。' };
  const answered = redetermineOn(policy, application, chinaDay(now));
  return viewer.seesAll
    ? openStatus(policy, answered, record.year)
    : openToUnconfirmed(policy, answered, record.year);
}

/** What a payer reads of somebody exempt whom no office of the place has certified. */
export const exemptElsewhereWords =
  '他不用缴费，但参保地还没有认定过他的身份，先不能登记。请由他本人或他同意的家人在自己的微信里登记，或带证件到参保地医保经办窗口核实。';

const unsettledWords = '上一笔付款的结果还在核对，请先打开那笔订单看一看，不要重复缴费。';

function insuredStatus(
  policy: PolicyInForce,
  record: EnrolmentRecord,
  insurance: Insurance,
  viewer: Viewer,
): RecordStatus {
  const coverage = knownCover(policy, insurance, viewer.seesAll);
  const mayKnowCover = viewer.seesAll || record.payers.includes(viewer.openId);
  const died = mayKnowCover ? (record.died ?? null) : null;
  return {
    year: record.year,
    region: knowsPlace(record, insurance, viewer) ? insurance.region : '',
    state: insurance.basis === 'exempt' ? 'nothing-to-pay' : 'paid',
    dueFen: noFen,
    ...(mayKnowCover && coverage !== null && died === null
      ? { coveredFrom: coverage.from, coveredTo: coverage.to }
      : {}),
    ...(insurance.settlementPending ? { settlementPending: true } : {}),
    ...(mayKnowCover && isOursToTell(insurance) ? { registration: registrationOf(insurance) } : {}),
    ...(insurance.basis === 'paid-elsewhere' ? paidElsewhere(insurance, mayKnowCover) : {}),
    ...(mayKnowCover ? suspended(policy, record, viewer) : {}),
    ...(died === null ? {} : { diedOn: died.on, reason: deathWords(policy.policy, record) }),
  };
}

/** While benefits rest; where and why he is insured otherwise isn't said. */
function suspended(
  policy: PolicyInForce,
  record: EnrolmentRecord,
  { seesAll }: Viewer,
): Pick<RecordStatus, 'reason' | 'suspendedFrom' | 'resumption'> {
  const suspension = suspensionOf(record);
  if (suspension === null) return {};
  const { from, asked } = suspension;
  const next =
    asked === undefined
      ? `那边结束后，${seesAll ? '在下面申请恢复，或者' : '请本人'}到参保地医保经办窗口申请恢复。`
      : '已经申请恢复，等参保地经办机构办理。';
  return {
    suspendedFrom: from,
    reason: `居民医保待遇从${sayDay(from)}起暂停，因为在别的医保里参保了。${next}`,
    ...(seesAll ? { resumption: resumptionOf(policy, record, suspension) } : {}),
  };
}

function registrationOf({ registration }: Insurance): RegistrationStatus {
  if (registration === undefined) return { state: 'waiting' };
  return 'on' in registration ? { state: 'registered', on: registration.on } : { state: 'refused' };
}

/**
 * Where somebody is insured tells down to the village where he lives: to a payer who may not see all, only where he had applied for
 * him there.
 */
function knowsPlace(
  record: EnrolmentRecord,
  { region }: Insurance,
  { openId, seesAll }: Pick<Viewer, 'openId' | 'seesAll'>,
): boolean {
  const applied = currentApplication(record, openId)?.region;
  return seesAll || (applied !== undefined && withPlacesAbove(applied).includes(region));
}

/** Where and when is for himself, whom he agreed to, and whoever applied for him. */
function paidElsewhere(
  { elsewhere, on }: Insurance,
  mayKnow: boolean,
): Pick<RecordStatus, 'paidElsewhere' | 'reason'> {
  const where = mayKnow && elsewhere !== undefined ? `：${elsewhere.channel}，${sayDay(on)}` : '';
  return {
    paidElsewhere: true,
    reason: `已在别处缴费${where}，不要再缴。缴费凭证在那个渠道，也可以向税务部门查询，这里没有。`,
  };
}

/** What a payer learns who may not see what offices certified ({@link asUnconfirmed}), in words that are true whatever they did. */
function openToUnconfirmed(policy: PolicyInForce, application: Application, year: number): RecordStatus {
  const seen = asUnconfirmed(policy, application);
  const status = openStatus(policy, seen, year, knownCover(policy, seen, false));
  if (seen.state !== 'awaiting-confirmation') return status;
  switch (seen.determination.status) {
    case 'payable':
      return { ...status, reason: untoldWords };
    case 'not-open':
    case 'closed':
      return { ...status, state: seen.state, reason: `${status.reason ?? ''}${untoldWhileClosedWords}` };
    default:
      return status;
  }
}

const untoldWords =
  '登记的身份要等参保地核实，核实结果只告诉他本人和他同意的家人。可以等核实后再缴，也可以先按现在的金额缴费。';
const untoldWhileClosedWords =
  '登记的身份核实后能不能缴，只告诉他本人和他同意的家人，请由他们来办，或到参保地医保经办窗口办理。';

function openStatus(
  policy: PolicyInForce,
  application: Application,
  year: number,
  coverage = application.determination.coverage,
): RecordStatus {
  const { determination, region, state } = application;
  const { payFen, opensOn } = determination;
  const base = { year, region, dueFen: payFen, ...changeOf(application) };
  switch (determination.status) {
    case 'payable': {
      return {
        ...base,
        state: state === 'awaiting-confirmation' ? 'awaiting-confirmation' : 'to-pay',
        ...(amountIsOpen(policy, application) ? { amountOpen: true as const } : {}),
        ...untilWhen(policy, application),
        ...(coverage === null ? {} : { coveredFrom: coverage.from, coveredTo: coverage.to }),
        ...reasonOf(policy, application),
      };
    }
    case 'exempt':
      return state === 'awaiting-confirmation' && isExemptUnknownHere(policy, application)
        ? { ...base, state, dueFen: noFen, reason: exemptElsewhereWords }
        : { ...base, state: 'to-enrol', dueFen: noFen, ...coverOf(determination) };
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

function changeOf({ toldAnew }: Application): Pick<RecordStatus, 'change'> {
  return toldAnew === undefined ? {} : { change: changeWords(toldAnew) };
}

type UntilWhen = Pick<RecordStatus, 'payUntil' | 'resumesOn' | 'collectedUntil'>;

/** Collection pauses once a month at most. */
const mostPauses = 12;

/** Until when the amount holds, and when it is taken again where collection only pauses (Jincheng 2: days 1 to 25). */
function untilWhen(policy: PolicyInForce, { facts, determination }: Application): UntilWhen {
  const payUntil = lastDayOfSameAnswer(policy, facts);
  if (payUntil === null) return {};
  const resumesOn = resumptionAfter(policy, facts, payUntil, determination);
  if (resumesOn === null) return { payUntil };
  let from = resumesOn;
  for (let pause = 0; pause < mostPauses; pause += 1) {
    const last = lastDayOfSameAnswer(policy, { ...facts, payOn: from });
    const again = last === null ? null : resumptionAfter(policy, facts, last, determination);
    if (again === null) return { payUntil, resumesOn, ...(last === null ? {} : { collectedUntil: last }) };
    from = again;
  }
  return { payUntil, resumesOn };
}

/** The day on which the same terms are offered again after a last day; null where they aren't. */
function resumptionAfter(
  policy: PolicyInForce,
  facts: FactSheet,
  last: IsoDay,
  terms: Determination,
): IsoDay | null {
  const { status, opensOn } = policy.determine({ ...facts, payOn: dayAfter(last) });
  if (status !== 'not-open' || opensOn === undefined) return null;
  return sameTerms(policy.determine({ ...facts, payOn: opensOn }), terms) ? opensOn : null;
}

type WhyThisAmount = Pick<RecordStatus, 'reason' | 'claimDeclined'>;

function reasonOf(policy: PolicyInForce, application: Application): WhyThisAmount {
  const { state, turnedDownAt } = application;
  if (state === 'awaiting-confirmation') {
    return { reason: '登记的身份还在等参保地核实，可以等核实后再缴，也可以先按现在的金额缴费。' };
  }
  return turnedDownAt === undefined ? {} : declinedReason(policy, application, turnedDownAt);
}

/**
 * What was declined, when and why; nothing once a roster confirms it after all. Release 0.1 didn't store what was claimed:
 * there any confirmed identity ends the notice.
 */
function declinedReason(
  { policy }: PolicyInForce,
  { facts, declined }: Application,
  at: number,
): WhyThisAmount {
  const certified = [...(facts.identities ?? []), ...(facts.circumstances ?? [])].map(({ code }) => code);
  const confirmed: DeclinedClaim['codes'] = [...certified, ...namesOf(facts)];
  const missing = declined?.codes.filter((code) => !confirmed.includes(code)) ?? [];
  if (declined === undefined ? certified.length > 0 : missing.length === 0) return {};
  const notices = policy.noticesAt(facts.region, facts.year);
  const names = missing.map((code) => (isFactName(code) ? factName(code) : identityNameUnder(notices, code)));
  const what = missing.length === 0 ? '登记的身份' : `登记的${names.join('、')}`;
  const why = declined === undefined ? '' : `，原因是：${sayDecline(declined)}`;
  return {
    claimDeclined: true,
    reason: `${what}没有得到参保地确认（${sayDay(chinaDay(at))}${why}），现在的金额没有算这一项。有异议请联系参保地医保经办窗口。`,
  };
}

function coverOf({ coverage }: Determination): Pick<RecordStatus, 'coveredFrom' | 'coveredTo'> {
  return coverage === null ? {} : { coveredFrom: coverage.from, coveredTo: coverage.to };
}

function closedReason(determination: Determination, year: number): string {
  return determination.notes.some(({ code }) => code === 'no-cover-left')
    ? `现在缴费已经赶不上${year}年度的保障，不再收费。`
    : `${year}年度的缴费已经截止。`;
}
