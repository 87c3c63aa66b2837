import { sayDay } from '../../../contract/calendar-day';
import { inYuan } from '../../../policy/money';
import { regionName } from '../../../policy/region-names';
import type { ElsewherePayment, Insurance } from '../../schema';
import { collectingRegion } from '../ledger';
import { type Insured, type Situation, askTaxOffice, backWords, paymentWords } from './situation';

/** Premiums are collected by district: within one its offices read the same list. */
export function isAnotherPlace({ region }: ElsewherePayment, insurance: Insurance): boolean {
  return collectingRegion(region) !== collectingRegion(insurance.region);
}

function districtName(region: string): string {
  const district = collectingRegion(region);
  return regionName(district) ?? district;
}

/** For the office where he paid; what he paid in the other place, and as whom, isn't its to read. */
export function paidHereWords(payment: ElsewherePayment, { insurance }: Insured): string {
  const there = districtName(insurance.region);
  return (
    `他${payment.year}年度${paymentWords(payment)}，在这以前已经在${there}参保。参保只算一次，现在按${there}的。` +
    `${there}的经办机构也收到了一条。请向他和那里问清楚他该在哪里参保：该在那里的，这一笔${askTaxOffice}` +
    `该在这里的，请那里退掉或者撤销；那里不再参保以后，他按这一笔参保。`
  );
}

/** For the office where he is insured; what he paid in the other place isn't its to read. */
export function insuredHereWords(payment: ElsewherePayment, insured: Insured, situation: Situation): string {
  const { year, on, region } = payment;
  const there = districtName(region);
  const { insurance } = insured;
  const paid = insurance.basis === 'exempt' ? '' : `，缴了${inYuan(insurance.paidFen)}`;
  return (
    `他${year}年度${sayDay(insurance.on)}在这里参保${paid}；税务部门的文件里，他${sayDay(on)}在${there}又缴了一笔。` +
    `参保只算一次，现在按这里的。${there}的经办机构也收到了一条。请向他和那里问清楚他该在哪里参保：` +
    `该在这里的，那一笔由那里办。该在那里的，${endWords(insured, situation)}这里不再参保以后，他按那里的一笔参保。`
  );
}

function endWords({ insurance, line }: Insured, situation: Situation): string {
  const undo = '由两位经办人在“更正资料”里撤销他在这里的参保。';
  if (insurance.basis === 'exempt') return undo;
  if (insurance.elsewhere !== undefined) return `${undo}他缴的钱，${askTaxOffice}`;
  return `退这里的：${backWords(line, 'paid-twice', situation)}`;
}
