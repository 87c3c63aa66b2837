import { pages } from '../../src/platform/pages';
import { calculate, moving, proceed, scanPoster } from '../ways/steps';
import { father } from '../ways/whole-way';
import { daughter, register, son } from '../ways/paying';
import type { LocalCloud } from '../ways/local-cloud';
import type { BrowserPhone } from './browser-phone';
import type { PageName, PageState } from './page-state';
import { employee, openAccount } from './prepared';
import { bring, showsOneOf, troubles } from './trouble';

const officer = 'oSampleOfficerRuizhou';

/** A page that asks the office before it can show anything; opened by its address while there is trouble. */
interface Asking {
  readonly page: PageName;
  readonly name: string;
  readonly query?: string;
  readonly user?: string;
}

const asking: readonly Asking[] = [
  { page: 'clause', name: 'clause', query: 'notice=ruizhou-2024&clause=3.2' },
  { page: 'contacts', name: 'contacts' },
  { page: 'records', name: 'records' },
  { page: 'record', name: 'record', query: 'id=0' },
  { page: 'family', name: 'family' },
  { page: 'relative', name: 'relative', query: 'id=0' },
  { page: 'relativeClaims', name: 'relative-claims', query: 'id=0' },
  { page: 'invitation', name: 'invitation', query: 'token=0' },
  { page: 'account', name: 'family-account' },
  { page: 'payChoose', name: 'pay-choose' },
  { page: 'order', name: 'order', query: 'id=0' },
  { page: 'orders', name: 'orders' },
  { page: 'receipt', name: 'receipt', query: 'id=0' },
  { page: 'sharedReceipt', name: 'shared-receipt', query: 'token=0' },
  { page: 'officer', name: 'officer-home', user: officer },
  { page: 'officerClaims', name: 'officer-claims', user: officer },
  { page: 'officerCodes', name: 'officer-codes', user: officer },
  { page: 'officerCases', name: 'officer-cases', user: officer },
  { page: 'officerAccounts', name: 'officer-accounts', user: officer },
  { page: 'officerDaily', name: 'officer-daily', user: officer },
  { page: 'officerRoster', name: 'officer-roster', user: officer },
  { page: 'officerFloor', name: 'officer-floor', user: officer },
  { page: 'officerContacts', name: 'officer-contacts', user: officer },
];

/** What is on its way, could not be read, or can't be reached. */
export const pagesInTrouble: readonly PageState[] = asking.flatMap(({ page, name, query, user }) =>
  troubles.map((trouble) => ({
    name: `${name}-${trouble}`,
    page,
    kind: trouble,
    user,
    async arrive(phone: BrowserPhone) {
      await scanPoster(phone, '360983001');
      await bring(phone, trouble);
      await phone.open(`${pages[page]}${query === undefined ? '' : `?${query}`}`);
      await showsOneOf(phone, trouble === 'loading' ? ['loading'] : ['failed', 'offline']);
    },
  })),
);

/** A page on which something is sent, filled in and ready to be sent by `control`. */
interface Acting {
  readonly page: PageName;
  readonly name: string;
  readonly user?: string;
  readonly control: string;
  readonly ready: (phone: BrowserPhone, cloud: LocalCloud) => Promise<void>;
}

async function readyToEnrol(phone: BrowserPhone): Promise<void> {
  await scanPoster(phone, '360983001');
  await calculate(phone, { birth: '1955-03-12', identities: ['dibao'] });
  await proceed(phone);
  await phone.input('person-name-input', father.name);
  await proceed(phone);
  await phone.input('document-number-input', father.number);
  await proceed(phone);
  await phone.tap('consent-on-behalf');
  await proceed(phone);
}

async function readyToCheck(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  await phone.open(`packages/pay/choose/index?record=${await register(cloud, [daughter], 200)}`);
  await phone.says('继续（已选1人）');
}

async function readyToPay(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  await readyToCheck(phone, cloud);
  await proceed(phone);
  await phone.says('确认并支付 380 元');
}

async function readyToConfirm(phone: BrowserPhone): Promise<void> {
  await phone.open(pages.self);
  await phone.input('self-name-input', father.name);
  await phone.input('self-number-input', father.number);
  await phone.input('self-code-input', '38475629');
}

let running = 700;

async function readyToCancel(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  running += 1;
  await phone.open(`packages/pay/choose/index?record=${await register(cloud, [son], running)}`);
  await phone.says('继续（已选1人）');
  await proceed(phone);
  await phone.says('确认并支付 380 元');
  await phone.pay('continue', 'cancel');
  await phone.says('等待支付');
}

async function readyToAskBack(phone: BrowserPhone): Promise<void> {
  await phone.open(`${pages.refund}?id=0&line=0`);
  await phone.tap('reason-paid-twice');
}

async function readyToAuthorise(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  await openAccount(cloud);
  await phone.open(pages.account);
  await phone.input('authorise-input', '760');
}

async function readyToIssue(phone: BrowserPhone): Promise<void> {
  await phone.open(pages.officerCodes);
  await phone.input('holder-name-input', father.name);
  await phone.input('holder-number-input', father.number);
}

const acting: readonly Acting[] = [
  { page: 'enrol', name: 'enrol', control: 'continue', ready: readyToEnrol },
  { page: 'payCheck', name: 'pay-check-sending', control: 'continue', ready: readyToPay },
  { page: 'order', name: 'order-cancelling', user: son, control: 'cancel-order', ready: readyToCancel },
  { page: 'refund', name: 'refund', control: 'continue', ready: readyToAskBack },
  { page: 'self', name: 'family-self', control: 'continue', ready: readyToConfirm },
  {
    page: 'account',
    name: 'family-account-authorising',
    user: employee,
    control: 'continue',
    ready: readyToAuthorise,
  },
  {
    page: 'officerCodes',
    name: 'officer-codes-issuing',
    user: officer,
    control: 'continue',
    ready: readyToIssue,
  },
];

const outcomes = ['failed', 'act-failed', 'authorise-failed', 'offline'];

/** What was filled in is being sent, was not taken, or could not be sent; it is all still there. */
export const actsInTrouble: readonly PageState[] = [
  ...acting.flatMap(({ page, name, user, control, ready }) =>
    troubles.map((trouble) => ({
      name: `${name}-${trouble}`,
      page,
      kind: trouble,
      user,
      async arrive(phone: BrowserPhone, cloud: LocalCloud) {
        await ready(phone, cloud);
        await bring(phone, trouble);
        if (trouble === 'loading') await moving(phone, () => phone.tap(control));
        else {
          await phone.tap(control);
          await showsOneOf(phone, outcomes);
        }
      },
    })),
  ),
  ...troubles.map((trouble) => ({
    name: `pay-check-${trouble}`,
    page: 'payCheck' as const,
    kind: trouble,
    async arrive(phone: BrowserPhone, cloud: LocalCloud) {
      await readyToCheck(phone, cloud);
      await bring(phone, trouble);
      await moving(phone, () => phone.tap('continue'));
      await showsOneOf(phone, trouble === 'loading' ? ['loading'] : ['failed', 'offline']);
    },
  })),
];
