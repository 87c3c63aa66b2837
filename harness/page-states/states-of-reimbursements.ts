import { consentVersion } from '../../contract/claims';
import { pages } from './pages';
import type { BrowserPhone } from '../browser/browser-phone';
import type { LocalCloud } from '../local-cloud';
import type { PageState } from './page-state';

const officer = 'oSampleOfficerJilin';
/** Severely disabled since long before the list day. */
const himself = 'oSampleDisabledJilin';
const who = { name: '赵国庆', document: { kind: 'resident-id', number: '229901197110010012' } };
const changyi = '220202';
const orderId = 'e'.repeat(32);

interface Answer<Data> {
  readonly data: Data;
}

/** He proves himself, enrols and pays the 390 yuan of Jilin city 1; answers with the record's id. Harmless to repeat. */
async function paidInJilin(cloud: LocalCloud): Promise<string> {
  const resident = cloud.caller(himself);
  const issued = (await cloud.caller(officer)('officer', {
    action: 'codes.issue',
    ...who,
    region: changyi,
  })) as { readonly data?: { readonly code: string } };
  const code = issued.data?.code;
  if (code !== undefined) await resident('resident', { action: 'self.confirm', ...who, code });
  const enrolled = (await resident('resident', {
    action: 'records.enrol',
    person: who,
    region: changyi,
    year: 2024,
    claims: { identities: [], circumstances: [] },
    consent: { version: consentVersion, by: 'self' },
  })) as { readonly data?: { readonly record: { readonly recordId: string } } };
  const recordId = enrolled.data?.record.recordId ?? (await ownRecord(cloud));
  const placed = (await resident('resident', {
    action: 'order.place',
    orderId,
    recordIds: [recordId],
    paymentSource: 'wechat',
    agreedFen: 39_000,
    messages: [],
  })) as { readonly data?: { readonly order: { readonly payment: Record<string, unknown> | null } } };
  // None where an earlier state has paid it.
  const payment = placed.data?.order.payment ?? null;
  if (payment !== null) await cloud.payer('confirm')(payment);
  await resident('resident', { action: 'order.confirm-return', orderId });
  return recordId;
}

async function ownRecord(cloud: LocalCloud): Promise<string> {
  const { data } = (await cloud.caller(himself)('resident', { action: 'records.mine' })) as Answer<{
    readonly records: readonly { readonly recordId: string }[];
  }>;
  return data.records[0]?.recordId ?? '';
}

const dayMs = 86_400_000;
const listDay = Date.parse('2024-01-02T02:00:00Z');

/** Paid in November, and looked at after the list day. */
async function afterListDay(cloud: LocalCloud): Promise<string> {
  const recordId = await paidInJilin(cloud);
  const days = Math.ceil((listDay - cloud.now()) / dayMs);
  if (days > 0) await cloud.advance(days * dayMs);
  await cloud.fireTimer();
  return recordId;
}

async function openDesk(phone: BrowserPhone): Promise<void> {
  await phone.open(pages.officerReimbursements);
  await phone.appears('counts');
}

/** What Jilin city gives back. The clock moves to January: these come last in their groups. */
export const ofReimbursements: readonly PageState[] = [
  {
    name: 'reimbursement-empty',
    page: 'reimbursement',
    kind: 'empty',
    user: himself,
    async arrive(phone, cloud) {
      const recordId = await paidInJilin(cloud);
      await phone.open(`${pages.reimbursement}?id=${recordId}`);
      await phone.appears('empty');
    },
  },
  {
    name: 'reimbursement-due',
    page: 'reimbursement',
    user: himself,
    async arrive(phone, cloud) {
      const recordId = await afterListDay(cloud);
      await phone.open(`${pages.reimbursement}?id=${recordId}`);
      await phone.appears('standing');
    },
  },
  {
    name: 'officer-reimbursements-empty',
    page: 'officerReimbursements',
    kind: 'empty',
    user: 'oSampleOfficerHunan',
    async arrive(phone) {
      await phone.open(pages.officerReimbursements);
      await phone.appears('empty');
    },
  },
  {
    name: 'officer-reimbursements',
    page: 'officerReimbursements',
    user: officer,
    async arrive(phone, cloud) {
      await afterListDay(cloud);
      await openDesk(phone);
    },
  },
  {
    name: 'officer-reimbursements-accounts',
    page: 'officerReimbursements',
    user: officer,
    async arrive(phone) {
      await openDesk(phone);
      await phone.tap('work-accounts');
      await phone.appears('upload-accounts');
    },
  },
];
