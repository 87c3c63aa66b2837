import type { BrowserPhone } from '../browser/browser-phone';
import type { LocalCloud } from '../local-cloud';
import { answerAll, answerUntil, moving, proceed, scanPoster } from '../steps';
import type { Told } from '../steps';
import { historyNotice, placeWithHistory, publishHistory } from './notice-with-history';
import type { PageState } from './page-state';

const father: Told = { birth: '1955-03-12', identities: [] };

/** The calculator at the place whose notice goes by the years before, up to the question that `control` answers. */
async function askingYears(phone: BrowserPhone, cloud: LocalCloud, control: string): Promise<void> {
  await publishHistory(cloud);
  await scanPoster(phone, placeWithHistory);
  // The questions are those of the newest notice that the phone has: it comes while the first page stands.
  await phone.page.waitForFunction((id) => JSON.stringify(localStorage).includes(id), historyNotice);
  await moving(phone, () => phone.tap('choose-calculate'));
  await answerUntil(phone, father, control);
}

/** The questions about the years insured and missed, which no shipped notice asks. */
export const historyStates: readonly PageState[] = [
  {
    name: 'ask-insured-last-year',
    page: 'ask',
    arrive: (phone, cloud) => askingYears(phone, cloud, 'answer-yes'),
  },
  {
    name: 'ask-missed-years',
    page: 'ask',
    arrive: (phone, cloud) => askingYears(phone, cloud, 'years-input'),
  },
  {
    name: 'ask-missed-years-error',
    page: 'ask',
    kind: 'failed',
    async arrive(phone, cloud) {
      await askingYears(phone, cloud, 'years-input');
      await phone.tap('continue');
      await phone.says('请先改好下面的内容');
    },
  },
  {
    name: 'result-missed-years-unknown',
    page: 'result',
    async arrive(phone, cloud) {
      await askingYears(phone, cloud, 'years-input');
      await phone.tap('answer-unknown');
      await proceed(phone);
      await answerAll(phone, father);
    },
  },
];
