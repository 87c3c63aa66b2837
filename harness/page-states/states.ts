import { pages } from './pages';
import { insuranceHotline } from '../../contract/hotlines';
import { fatherOnDibao } from '../journeys/five-notices';
import {
  answerAll,
  calculate,
  moving,
  proceed,
  residentNumber,
  sayWho,
  scanPoster,
  showEverything,
} from '../steps';
import type { Told } from '../steps';
import { father, keepAsRecord } from '../journeys/calculator';
import type { BrowserPhone } from '../browser/browser-phone';
import { historyStates } from './states-of-history';
import type { PageState } from './page-state';
import { firstPages } from './states-of-first-page';
import { ofFamily } from './states-of-family';
import { ofPaying } from './states-of-paying';
import { actsInTrouble } from './acts-in-trouble';
import { pagesInTrouble } from './states-in-trouble';
import { officersStates } from './officers-states';
import { recordsOfTheDead } from './states-of-duplicates';
import { ofRefundDues } from './states-of-refund-dues';
import { ofReimbursements } from './states-of-reimbursements';

const ruizhou = '360983001';
const changchun = '220102';
const onDibao: Told = fatherOnDibao[0]?.told ?? { birth: '1955-03-12', identities: ['dibao'] };
const onTekun: Told = { birth: '1949-10-02', identities: ['tekun'] };
/** Fifteen days old on the day of the pictures. */
const newborn: Told = { birth: '2023-11-05', identities: [] };

function opened(address: string) {
  return (phone: BrowserPhone) => phone.open(address);
}
function fromPlace(region: string, address: string) {
  return async (phone: BrowserPhone) => {
    await scanPoster(phone, region);
    await phone.open(address);
  };
}
function fromFirstPage(control: string) {
  return async (phone: BrowserPhone) => {
    await scanPoster(phone, ruizhou);
    await moving(phone, () => phone.tap(control));
  };
}

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

function resultFor(region: string, told: Told) {
  return async (phone: BrowserPhone) => {
    await scanPoster(phone, region);
    await calculate(phone, told);
  };
}

/** The result for someone who doesn't know whether his father holds an identity: several amounts are possible. */
async function resultOfUnknown(phone: BrowserPhone): Promise<void> {
  await askingIdentities(phone);
  await phone.tap('answer-unknown');
  await proceed(phone);
  await answerAll(phone, { birth: onDibao.birth, identities: [] });
  await phone.appears('who-knows');
}

async function enrolling(phone: BrowserPhone): Promise<void> {
  await resultFor(ruizhou, onDibao)(phone);
  await proceed(phone);
}

async function enrollingConsent(phone: BrowserPhone): Promise<void> {
  await enrolling(phone);
  await sayWho(phone, father);
}

async function withRecord(phone: BrowserPhone): Promise<void> {
  await resultFor(ruizhou, onDibao)(phone);
  await keepAsRecord(phone, ruizhou);
}

async function findPlace(phone: BrowserPhone, text: string): Promise<void> {
  await phone.open(pages.place);
  await phone.input('find-place-text', text);
  await phone.tap('search-places');
  await phone.appears('found');
}

const placePages: readonly PageState[] = [
  {
    name: 'place-without-notice',
    page: 'place',
    kind: 'empty',
    async arrive(phone) {
      await phone.open('pages/index/index?scene=r%3D110101');
      await showEverything(phone);
      await moving(phone, () => phone.tap('choose-place'));
      await phone.appears('no-notice');
    },
  },
  { name: 'place-picker', page: 'place', arrive: opened('packages/place/index') },
  { name: 'place-found', page: 'place', arrive: (phone) => findPlace(phone, 'dgs') },
  {
    name: 'place-found-by-former-name',
    page: 'place',
    arrive: (phone) => findPlace(phone, '崇文区'),
  },
  {
    name: 'place-found-nowhere',
    page: 'place',
    kind: 'empty',
    arrive: (phone) => findPlace(phone, '没有这个地方'),
  },
  {
    name: 'place-found-without-notice',
    page: 'place',
    kind: 'empty',
    async arrive(phone) {
      await findPlace(phone, 'dgs');
      await phone.tap('found-441900');
      await phone.appears('no-notice');
    },
  },
];

const calculator: readonly PageState[] = [
  { name: 'ask-birth', page: 'ask', arrive: asking },
  {
    name: 'ask-birth-error',
    page: 'ask',
    kind: 'failed',
    async arrive(phone) {
      await asking(phone);
      await phone.input('day-year', '1955');
      await phone.input('day-month', '13');
      await phone.tap('continue');
      await phone.says('请先改好下面的内容');
    },
  },
  { name: 'ask-identities', page: 'ask', arrive: askingIdentities },
  {
    name: 'ask-since',
    page: 'ask',
    async arrive(phone) {
      await askingIdentities(phone);
      await phone.tap('answer-dibao');
      await proceed(phone);
      await phone.tap('answer-day');
      await phone.appears('day-year');
    },
  },
  ...historyStates,
  {
    name: 'check',
    page: 'check',
    async arrive(phone) {
      await resultFor(ruizhou, onDibao)(phone);
      await moving(phone, () => phone.tap('change-answers'));
    },
  },
  { name: 'result-dibao', page: 'result', arrive: resultFor(ruizhou, onDibao) },
  { name: 'result-exempt', page: 'result', arrive: resultFor(ruizhou, onTekun) },
  { name: 'result-unknown', page: 'result', arrive: resultOfUnknown },
  {
    name: 'result-newborn',
    page: 'result',
    async arrive(phone) {
      await resultFor(ruizhou, newborn)(phone);
      await phone.appears('newborn-birth-year');
      await phone.appears('newborn-next-year');
    },
  },
  { name: 'result-jilin-city', page: 'result', arrive: resultFor('220204', onDibao) },
  { name: 'result-jincheng', page: 'result', arrive: resultFor('140502', onDibao) },
  { name: 'result-hunan', page: 'result', arrive: resultFor('430102', onDibao) },
  { name: 'result-changchun', page: 'result', arrive: resultFor(changchun, onDibao) },
];

const help: readonly PageState[] = [
  { name: 'policy', page: 'questions', arrive: fromFirstPage('choose-policy') },
  {
    name: 'policy-answer',
    page: 'questions',
    arrive: fromPlace(ruizhou, 'packages/help/faq/index?q=recognised-later'),
  },
  {
    name: 'policy-silent',
    page: 'questions',
    kind: 'empty',
    arrive: fromPlace(ruizhou, 'packages/help/faq/index?q=receipt'),
  },
  {
    name: 'policy-missed',
    page: 'questions',
    arrive: fromPlace('430102', 'packages/help/faq/index?q=missed'),
  },
  {
    name: 'channels',
    page: 'channels',
    async arrive(phone) {
      await fromPlace('430102', 'packages/help/channels/index')(phone);
      await phone.appears('commissioned');
    },
  },
  {
    name: 'channels-of-an-office',
    page: 'channels',
    async arrive(phone) {
      await fromPlace(ruizhou, 'packages/help/channels/index')(phone);
      await phone.appears('ways-counter');
    },
  },
  {
    name: 'channels-empty',
    page: 'channels',
    kind: 'empty',
    arrive: fromPlace('110101', 'packages/help/channels/index'),
  },
  { name: 'notice', page: 'clause', arrive: opened('packages/help/clause/index?notice=ruizhou-2024') },
  {
    name: 'clause',
    page: 'clause',
    kind: 'empty',
    async arrive(phone) {
      await phone.open('packages/help/clause/index?notice=ruizhou-2024&clause=3.2');
      await phone.says('还没有把通知原文放上来');
    },
  },
  {
    name: 'contacts-empty',
    page: 'contacts',
    kind: 'empty',
    async arrive(phone) {
      await fromPlace('110101', 'packages/help/contacts/index')(phone);
      await phone.appears(`call-${insuranceHotline.phone}`);
    },
  },
  { name: 'contacts', page: 'contacts', arrive: fromFirstPage('choose-contacts') },
  { name: 'settings', page: 'settings', arrive: fromFirstPage('open-settings') },
  { name: 'privacy', page: 'privacy', arrive: opened('packages/help/privacy/index') },
  {
    name: 'records-empty',
    page: 'records',
    kind: 'empty',
    user: 'oSampleVisitor',
    arrive: fromFirstPage('choose-records'),
  },
];

const enrolment: readonly PageState[] = [
  { name: 'enrol-person', page: 'enrol', arrive: enrolling },
  {
    name: 'enrol-person-error',
    page: 'enrol',
    kind: 'failed',
    async arrive(phone) {
      await enrolling(phone);
      await phone.input('person-name-input', father.name);
      // The check digit of the father's number, one too many.
      await phone.input('document-number-input', residentNumber('1955-03-12', 1).replace(/.$/, wrongDigit));
      await phone.tap('relation-parent');
      await phone.says('最后一位');
    },
  },
  { name: 'enrol-apply', page: 'enrol', arrive: enrollingConsent },
  {
    name: 'enrol-without-consent',
    page: 'enrol',
    kind: 'failed',
    async arrive(phone) {
      await enrollingConsent(phone);
      await phone.tap('continue');
      await phone.says('请先点选同意');
    },
  },
  {
    name: 'record',
    page: 'record',
    async arrive(phone) {
      await enrollingConsent(phone);
      await phone.tap('consent-on-behalf');
      await proceed(phone);
      await phone.appears('done');
    },
  },
  { name: 'records', page: 'records', arrive: withRecord },
  {
    name: 'record-empty',
    page: 'record',
    kind: 'empty',
    arrive: opened('packages/records/record/index?id=0'),
  },
];

function wrongDigit(right: string): string {
  return right === '5' ? '6' : '5';
}

/** These show every colour that the others show. */
export const inTheDark: ReadonlySet<string> = new Set([
  'first',
  'first-wrong-code',
  'first-family',
  'care-cover',
  'ask-birth-error',
  'ask-identities',
  'check',
  'result-dibao',
  'result-exempt',
  'records-failed',
  'enrol-person-error',
  'record',
  'pay-check',
  'order-paid',
]);

/** Every page, in each of the states someone can meet it in. */
export const pageStates: readonly PageState[] = [
  ...firstPages,
  ...placePages,
  ...calculator,
  ...help,
  ...enrolment,
  ...ofFamily,
  ...ofPaying,
  ...officersStates,
  ...recordsOfTheDead,
  ...ofRefundDues,
  ...ofReimbursements,
  ...pagesInTrouble,
  ...actsInTrouble,
];
