import { fatherOnDibao } from '../ways/five-notices';
import { calculate, moving, proceed, residentNumber, scanPoster } from '../ways/steps';
import type { Told } from '../ways/steps';
import { father, keepAsRecord } from '../ways/whole-way';
import type { LocalCloud } from '../ways/local-cloud';
import type { BrowserPhone } from './browser-phone';
import { familyAndPay } from './states-of-paying';
import { office } from './states-of-the-office';

/** A page in one of its states, and how one gets there from a phone on which the product was never opened. */
export interface PageState {
  /** Also the picture's file name. */
  readonly name: string;
  readonly arrive: (phone: BrowserPhone, cloud: LocalCloud) => Promise<void>;
  /** Whose phone it is, where that matters: an id of the preview's people. */
  readonly user?: string;
}

const ruizhou = '360983001';
const changchun = '220102';
const onDibao: Told = fatherOnDibao[0]?.told ?? { birth: '1955-03-12', identities: ['dibao'] };
const onTekun: Told = { birth: '1949-10-02', identities: ['tekun'] };

const opened = (address: string) => (phone: BrowserPhone) => phone.open(address);
const fromFirstPage = (control: string) => async (phone: BrowserPhone) => {
  await scanPoster(phone, ruizhou);
  await moving(phone, () => phone.tap(control));
};

/** The calculator, `answered` questions in, for the father on dibao in Ruizhou. */
async function asking(phone: BrowserPhone): Promise<void> {
  await scanPoster(phone, ruizhou);
  await moving(phone, () => phone.tap('choose-calculate'));
}

async function askingIdentities(phone: BrowserPhone): Promise<void> {
  await asking(phone);
  await phone.input('day-year', '1955');
  await phone.input('day-month', '3');
  await phone.input('day-day', '12');
  await proceed(phone);
}

const resultFor = (region: string, told: Told) => async (phone: BrowserPhone) => {
  await scanPoster(phone, region);
  await calculate(phone, told);
};

async function enrolling(phone: BrowserPhone): Promise<void> {
  await resultFor(ruizhou, onDibao)(phone);
  await proceed(phone);
}

async function enrollingDocument(phone: BrowserPhone): Promise<void> {
  await enrolling(phone);
  await phone.input('person-name-input', father.name);
  await proceed(phone);
}

async function enrollingConsent(phone: BrowserPhone): Promise<void> {
  await enrollingDocument(phone);
  await phone.input('document-number-input', father.number);
  await proceed(phone);
}

async function withRecord(phone: BrowserPhone): Promise<void> {
  await resultFor(ruizhou, onDibao)(phone);
  await keepAsRecord(phone, ruizhou);
}

/** The office doesn't answer: what the page shows until it does. */
async function officeSilent(phone: BrowserPhone): Promise<void> {
  await phone.page.route('**/preview/call', () => undefined);
}

const firstPages: readonly PageState[] = [
  { name: 'first', arrive: (phone) => scanPoster(phone, ruizhou) },
  { name: 'first-without-place', arrive: opened('pages/index/index') },
  { name: 'first-wrong-code', arrive: opened('pages/index/index?scene=r%3D12') },
  { name: 'first-place-without-notice', arrive: opened('pages/index/index?scene=r%3D110101') },
  { name: 'place-picker', arrive: opened('pages/place/index') },
];

const calculator: readonly PageState[] = [
  { name: 'ask-birth', arrive: asking },
  {
    name: 'ask-birth-error',
    async arrive(phone) {
      await asking(phone);
      await phone.input('day-year', '1955');
      await phone.input('day-month', '13');
      await phone.tap('continue');
      await phone.says('请先改好下面的内容');
    },
  },
  { name: 'ask-identities', arrive: askingIdentities },
  {
    name: 'ask-since',
    async arrive(phone) {
      await askingIdentities(phone);
      await phone.tap('answer-dibao');
      await proceed(phone);
      await phone.tap('answer-day');
      await phone.appears('day-year');
    },
  },
  {
    name: 'check',
    async arrive(phone) {
      await resultFor(ruizhou, onDibao)(phone);
      await moving(phone, () => phone.tap('change-answers'));
    },
  },
  { name: 'result-dibao', arrive: resultFor(ruizhou, onDibao) },
  { name: 'result-exempt', arrive: resultFor(ruizhou, onTekun) },
  { name: 'result-jilin-city', arrive: resultFor('220204', onDibao) },
  { name: 'result-jincheng', arrive: resultFor('140502', onDibao) },
  { name: 'result-hunan', arrive: resultFor('430102', onDibao) },
  { name: 'result-changchun', arrive: resultFor(changchun, onDibao) },
];

const help: readonly PageState[] = [
  { name: 'policy', arrive: fromFirstPage('choose-policy') },
  { name: 'contacts', arrive: fromFirstPage('choose-contacts') },
  { name: 'settings', arrive: fromFirstPage('open-settings') },
  { name: 'privacy', arrive: opened('packages/help/privacy/index') },
  { name: 'records-empty', user: 'oSampleVisitor', arrive: fromFirstPage('choose-records') },
  {
    name: 'records-loading',
    async arrive(phone) {
      await scanPoster(phone, ruizhou);
      await officeSilent(phone);
      await moving(phone, () => phone.tap('choose-records'));
    },
  },
  {
    name: 'records-offline',
    async arrive(phone) {
      await scanPoster(phone, ruizhou);
      await fromFirstPage('choose-records')(phone);
      await phone.back();
      await phone.appears('choose-records');
      await phone.setOffline(true);
      await moving(phone, () => phone.tap('choose-records'));
      await phone.says('没有连上网络');
    },
  },
];

const enrolment: readonly PageState[] = [
  { name: 'enrol-name', arrive: enrolling },
  { name: 'enrol-document', arrive: enrollingDocument },
  {
    name: 'enrol-document-error',
    async arrive(phone) {
      await enrollingDocument(phone);
      // The check digit of the father's number, one too many.
      await phone.input('document-number-input', residentNumber('1955-03-12', 1).replace(/.$/, wrongDigit));
      await phone.tap('continue');
      await phone.says('最后一位');
    },
  },
  { name: 'enrol-consent', arrive: enrollingConsent },
  {
    name: 'enrol-check',
    async arrive(phone) {
      await enrollingConsent(phone);
      await phone.tap('consent-on-behalf');
      await proceed(phone);
    },
  },
  {
    name: 'record',
    async arrive(phone) {
      await enrollingConsent(phone);
      await phone.tap('consent-on-behalf');
      await proceed(phone);
      await proceed(phone);
      await phone.appears('done');
    },
  },
  { name: 'records', arrive: withRecord },
];

function wrongDigit(right: string): string {
  return right === '5' ? '6' : '5';
}

/** These show every colour that the others show. */
export const inTheDark: ReadonlySet<string> = new Set([
  'first',
  'first-wrong-code',
  'ask-birth-error',
  'ask-identities',
  'check',
  'result-dibao',
  'result-exempt',
  'records-offline',
  'enrol-document-error',
  'record',
  'pay-check',
  'order-paid',
]);

/** Every page, in each of the states someone can meet it in. */
export const pageStates: readonly PageState[] = [
  ...firstPages,
  ...calculator,
  ...help,
  ...enrolment,
  ...familyAndPay,
  ...office,
];
