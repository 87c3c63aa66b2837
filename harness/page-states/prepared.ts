import { createHash } from 'node:crypto';
import { consentVersion } from '../../contract/claims';
import type { ActOfTwo } from '../../contract/proposals';
import { pages } from './pages';
import type { BrowserPhone } from '../browser/browser-phone';
import { paper } from '../papers';
import type { LocalCloud } from '../local-cloud';
import { daughter, register, son } from '../journeys/paying';
import { residentNumber } from '../steps';

/** Has nothing to do with the others' orders, so his list shows only what a state brought. */
export const employee = 'oSampleEmployeeJincheng';
const officerOfJincheng = 'oSampleOfficerJincheng';
const secondOfJincheng = 'oSampleSecondJincheng';
const jincheng = '140500';

const holder = { name: '王志强', number: residentNumber('1985-04-17', 640) };
const mother = { name: '王秀兰', number: residentNumber('1956-11-02', 641) };

function row(...cells: readonly string[]): string {
  return `${cells.join(',')}\n`;
}
/** Who may pay for whom, as the bureau's file of Jincheng says it. */
const bindings =
  row('持有人姓名', '持有人证件类型', '持有人证件号码', '家人姓名', '家人证件类型', '家人证件号码', '关系') +
  row(holder.name, '身份证', holder.number, mother.name, '身份证', mother.number, '母亲');
const balances =
  row('姓名', '证件类型', '证件号码', '余额(元)') + row(holder.name, '身份证', holder.number, '1200');

/** A made-up child in the son's family, one for each `running`. Answers the relative's id. */
export async function addChild(cloud: LocalCloud, running: number): Promise<string> {
  const answer = (await cloud.caller(son)('resident', {
    action: 'family.add',
    requestId: `child-of-the-pictures-${running}`,
    person: {
      name: '李小满',
      document: { kind: 'resident-id', number: residentNumber('2015-05-21', running) },
    },
    relation: 'child',
    region: '360983001',
    claims: { identities: [], circumstances: [] },
    consent: { version: consentVersion, by: 'guardian' },
  })) as { readonly data: { readonly relative: { readonly relativeId: string } } };
  return answer.data.relative.relativeId;
}

/** Laid before a second officer by one, of Jincheng where nothing else is said; its id. Another content is another proposal. */
async function propose(
  cloud: LocalCloud,
  act: ActOfTwo,
  content: object,
  by = officerOfJincheng,
): Promise<string> {
  const proposalId = createHash('sha256')
    .update(JSON.stringify([act, content]))
    .digest('hex')
    .slice(0, 32);
  const part = { action: 'proposals.propose', proposalId, act, part: 1, parts: 1, content };
  await cloud.caller(by)('officer', part);
  return proposalId;
}

/** A file of balances that waits for the second officer of Jincheng. */
export function proposeBalances(cloud: LocalCloud, number: string): Promise<string> {
  const file = { region: jincheng, number, asOf: '2023-11-19', csv: balances };
  return propose(cloud, 'mutual-aid.import-balances', file);
}

/** One officer of Jincheng proposes, the other agrees. */
async function byTwo(cloud: LocalCloud, act: ActOfTwo, content: object): Promise<void> {
  const proposalId = await propose(cloud, act, content);
  await cloud.caller(secondOfJincheng)('officer', { action: 'proposals.agree', proposalId });
}

/** One officer of Ruizhou proposes, the other agrees. Harmless to repeat. */
export async function byTwoOfRuizhou(cloud: LocalCloud, act: ActOfTwo, content: object): Promise<void> {
  const proposalId = await propose(cloud, act, content, 'oSampleOfficerRuizhou');
  await cloud.caller('oSampleSecondRuizhou')('officer', { action: 'proposals.agree', proposalId });
}

/** The employee's mutual-aid account: in the bureau's files, tied to his WeChat, 500 yuan authorised. */
export async function openAccount(cloud: LocalCloud): Promise<void> {
  const officer = cloud.caller(officerOfJincheng);
  const resident = cloud.caller(employee);
  const file = { region: jincheng, number: 'pictures-1' };
  await byTwo(cloud, 'mutual-aid.import-bindings', { ...file, csv: bindings });
  await byTwo(cloud, 'mutual-aid.import-balances', { ...file, asOf: '2023-11-19', csv: balances });
  const document = { kind: 'resident-id', number: holder.number };
  const issued = (await officer('officer', {
    action: 'codes.issue',
    name: holder.name,
    document,
    region: jincheng,
  })) as { readonly data?: { readonly code: string } };
  // None where an earlier state has tied him.
  const code = issued.data?.code;
  if (code !== undefined) {
    await resident('resident', { action: 'self.confirm', name: holder.name, document, code });
  }
  await resident('resident', { action: 'mutual-aid.authorise', amountFen: 50000 });
}

/** 380 yuan for his mother are taken from the employee's account: a deduction that waits to be sent. */
export async function payFromAccount(cloud: LocalCloud): Promise<void> {
  await openAccount(cloud);
  const resident = cloud.caller(employee);
  const added = (await resident('resident', {
    action: 'family.add',
    requestId: 'mother-of-the-employee',
    person: { name: mother.name, document: { kind: 'resident-id', number: mother.number } },
    relation: 'parent',
    region: '140502',
    claims: { identities: [], circumstances: [] },
    consent: { version: consentVersion, by: 'on-behalf' },
  })) as { readonly data: { readonly relative: { readonly relativeId: string } } };
  const { relativeId } = added.data.relative;
  const enrolled = (await resident('resident', {
    action: 'records.enrol-relative',
    relativeId,
    year: 2024,
  })) as { readonly data: { readonly record: { readonly recordId: string } } };
  await resident('resident', {
    action: 'order.place',
    orderId: 'a'.repeat(32),
    recordIds: [enrolled.data.record.recordId],
    paymentSource: 'mutual-aid',
    agreedFen: 38000,
    messages: [],
  });
}

/** The number of who claims dibao. */
export const claimant = residentNumber('1958-09-14', 620);

/** Somebody says that he is on dibao, and no roster of Ruizhou has him. */
export async function claimDibao(cloud: LocalCloud): Promise<void> {
  await cloud.caller(daughter)('resident', {
    action: 'records.enrol',
    person: {
      name: '许国强',
      document: { kind: 'resident-id', number: claimant },
    },
    region: '360983001',
    year: 2024,
    claims: { identities: [{ code: 'dibao', since: '2022-01-01' }], circumstances: [] },
    consent: { version: consentVersion, by: 'on-behalf' },
  });
}

/** The officer of Ruizhou has found him, to put something right. */
export async function findClaimant(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  await claimDibao(cloud);
  await phone.open(pages.officerPersons);
  await phone.input('find-number-input', claimant);
  await phone.tap('continue');
  await phone.appears('wrong-name');
}

let orders = 0;

interface Paid {
  readonly recordId: string;
  readonly orderId: string;
}

/** Someone paid 380 yuan for a grandmother in Ruizhou, who is insured by it. */
export async function payFor(cloud: LocalCloud, payer: string, grandmother: number): Promise<Paid> {
  const recordId = await register(cloud, [payer], grandmother);
  const resident = cloud.caller(payer);
  orders += 1;
  const orderId = String(orders).padStart(32, '0');
  const placed = (await resident('resident', {
    action: 'order.place',
    orderId,
    recordIds: [recordId],
    paymentSource: 'wechat',
    agreedFen: 38000,
    messages: [],
  })) as { readonly data: { readonly order: { readonly payment: Record<string, unknown> } } };
  await cloud.payer('confirm')(placed.data.order.payment);
  await resident('resident', { action: 'order.confirm-return', orderId });
  return { recordId, orderId };
}

/** Someone paid for a grandmother and asks for the 380 yuan back; answers with the order's id. */
export async function askBack(cloud: LocalCloud, payer: string, grandmother: number): Promise<string> {
  const { orderId } = await payFor(cloud, payer, grandmother);
  const asked = { orderId, line: 0, reason: 'paid-twice' };
  await cloud.caller(payer)('resident', { action: 'refund.request', ...asked });
  return orderId;
}

/** The office of Ruizhou declines what was asked for the first person of an order. */
export async function decline(cloud: LocalCloud, orderId: string): Promise<void> {
  await cloud.caller('oSampleOfficerRuizhou')('officer', {
    action: 'cases.resolve',
    caseId: `${orderId}-0-asked-requested`,
    decision: 'decline',
    note: '两张凭证是同一笔，没有重复缴费',
  });
}

/** The payer gives a picture with what he asked for. */
export async function givePicture(cloud: LocalCloud, payer: string, orderId: string): Promise<void> {
  const resident = cloud.caller(payer);
  const of = { kind: 'refund', id: `${orderId}-0-asked` };
  const { data } = (await resident('resident', { action: 'evidence.begin', ...of })) as Answer<{
    readonly pictureId: string;
    readonly path: string;
  }>;
  await cloud.uploader(payer)(data.path, await paper('村里代缴的收据'));
  await resident('resident', { action: 'evidence.keep', ...of, pictureId: data.pictureId });
}

interface Answer<Data> {
  readonly data: Data;
}

/** Of our own making, below 瑞州街道. */
export const village = '360983001988';

export async function addVillage(cloud: LocalCloud): Promise<void> {
  const rows = [{ code: village, name: '示例新村' }];
  await cloud.caller('oSampleOfficerRuizhou')('officer', { action: 'places.add', region: '360983001', rows });
}

let drafts = 0;

/** A notice as a draft holds it, as far as the states change one. */
interface NoticeText {
  readonly title: string;
  readonly rules: readonly Readonly<Record<string, unknown>>[];
}
export type NoticeEdit = (notice: NoticeText) => NoticeText;

export interface DraftRead {
  readonly draftId: string;
  readonly revision: number;
}

function withAnotherTitle(notice: NoticeText): NoticeText {
  return { ...notice, title: `${notice.title}（补充）` };
}

/** A draft of Ruizhou's notice, with another title where nothing else is changed, as the street's officer writes it. */
export async function draftOfNextVersion(
  cloud: LocalCloud,
  {
    edit = withAnotherTitle,
    trials = [],
  }: { readonly edit?: NoticeEdit; readonly trials?: readonly object[] } = {},
): Promise<DraftRead> {
  drafts += 1;
  const draftId = drafts.toString(16).padStart(32, '0');
  const officer = cloud.caller('oSampleOfficerRuizhou');
  const shipped = { action: 'notices.version', notice: 'ruizhou-2024', number: 0 };
  const { data } = (await officer('officer', shipped)) as Answer<{ readonly json: string }>;
  const json = JSON.stringify(edit(JSON.parse(data.json) as NoticeText));
  const draft = { draftId, revision: 0, region: '360983001', json, trials };
  const saved = await officer('officer', { action: 'notices.draft-save', ...draft });
  return { draftId, revision: (saved as Answer<{ readonly revision: number }>).data.revision };
}
