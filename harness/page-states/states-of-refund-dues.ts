import { consentVersion } from '../../contract/claims';
import { pages } from './pages';
import type { LocalCloud } from '../local-cloud';
import { residentNumber } from '../steps';
import type { PageState } from './page-state';
import { byTwoOfRuizhou } from './prepared';

const grandmother = 'oSampleGrandmother';
const officer = 'oSampleOfficerRuizhou';
const region = '360983001';
const year = 2024;
const dayMs = 86_400_000;
const minuteMs = 60_000;

function taxOfficesFile(number: string): string {
  return [
    '姓名,证件类型,证件号码,参保地代码,参保年度,缴费日期,缴费金额(元),缴费渠道,缴费编号',
    `周桂兰,居民身份证,${number},${region},${year},2023-11-15,380.00,农业银行,T-${number.slice(-6)}`,
  ].join('\n');
}

interface Dues {
  readonly data: { readonly dues: readonly { readonly recordId: string; readonly updatedAt: number }[] };
}

let running = 760;

/**
 * A grandmother proves herself, is registered by herself, and pays 380 yuan at the bank; certified afterwards, she is due 320 of them (Ruizhou 3.1,
 * 3.2). Answers with the record's id.
 */
async function certifiedLater(cloud: LocalCloud): Promise<string> {
  running += 1;
  const document = { kind: 'resident-id', number: residentNumber('1941-06-08', running) };
  const recordId = await registersHerself(cloud, { name: '周桂兰', document });
  const file = { region, number: `pictures-${running}`, csv: taxOfficesFile(document.number) };
  await byTwoOfRuizhou(cloud, 'elsewhere.import', file);
  const identities = [{ code: 'dibao', since: '2023-11-18' }];
  const rows = [{ name: '周桂兰', document, identities }];
  await byTwoOfRuizhou(cloud, 'roster.import', { batch: `pictures-${running}`, part: 1, region, rows });
  // In the first run of the next day, or in the one after where that had other things to do.
  await cloud.advance(dayMs);
  await cloud.fireTimer();
  await cloud.advance(2 * minuteMs);
  await cloud.fireTimer();
  return recordId;
}

interface Person {
  readonly name: string;
  readonly document: { readonly kind: string; readonly number: string };
}

/** What was given back only she reads, and whom she trusts with it. */
async function registersHerself(cloud: LocalCloud, person: Person): Promise<string> {
  const resident = cloud.caller(grandmother);
  const about = { ...person, region };
  const issued = (await cloud.caller(officer)('officer', { action: 'codes.issue', ...about })) as {
    readonly data: { readonly code: string };
  };
  await resident('resident', { action: 'self.confirm', ...person, code: issued.data.code });
  const enrolled = (await resident('resident', {
    action: 'records.enrol',
    ...{ person, region, year },
    claims: { identities: [], circumstances: [] },
    consent: { version: consentVersion, by: 'self' },
  })) as { readonly data: { readonly record: { readonly recordId: string } } };
  return enrolled.data.record.recordId;
}

/** Two officers say that the window gave it back. Answers with the record's id. */
async function givenBack(cloud: LocalCloud): Promise<string> {
  const recordId = await certifiedLater(cloud);
  const listed = { action: 'refund-dues.list', region, year, state: 'by-office' };
  const { data } = (await cloud.caller(officer)('officer', listed)) as Dues;
  const dues = data.dues
    .filter((due) => due.recordId === recordId)
    .map(({ updatedAt }) => ({ recordId, updatedAt }));
  // A day in China.
  const on = new Date(cloud.now() + 8 * 60 * minuteMs).toISOString().slice(0, 10);
  await byTwoOfRuizhou(cloud, 'refund-dues.settle', { region, on, way: '转账到本人银行卡', dues });
  return recordId;
}

/** What the window gave back, as she reads it. The clock moves on: this comes last in its group. */
export const ofRefundDues: readonly PageState[] = [
  {
    name: 'record-given-at-window',
    page: 'record',
    user: grandmother,
    isPictured: false,
    async arrive(phone, cloud) {
      const recordId = await givenBack(cloud);
      await phone.open(`${pages.record}?id=${recordId}`);
      await phone.appears('given-at-window');
    },
  },
];
