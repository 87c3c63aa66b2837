import { pages } from './pages';
import { daughter, payOrGoOn, register, son } from '../journeys/paying';
import { calculate, moving, proceed, sayWho, scanPoster } from '../steps';
import { father } from '../journeys/calculator';
import type { LocalCloud } from '../local-cloud';
import type { BrowserPhone } from '../browser/browser-phone';
import type { PageName, PageState } from './page-state';
import {
  addChild,
  addVillage,
  askBack,
  claimDibao,
  findClaimant,
  employee,
  openAccount,
  proposeBalances,
  village,
} from './prepared';
import { uploaded } from './states-of-uploads';
import { bring, showsOneOf, troubles } from './trouble';

const officer = 'oSampleOfficerRuizhou';
const officerOfJincheng = 'oSampleOfficerJincheng';
const secondOfJincheng = 'oSampleSecondJincheng';

/** A page on which something is sent, filled in and ready to be sent by the control whose id begins with `control`. */
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
  await sayWho(phone, father);
  await phone.tap('consent-on-behalf');
}

async function readyToCheck(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  await phone.open(`packages/pay/choose/index?record=${await register(cloud, [daughter], 200)}`);
  await phone.says('继续（已选1人');
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

/** Who was paid for can't be paid for again: each order is for a grandmother of its own. */
let running = 700;

async function readyToCancel(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  running += 1;
  await phone.open(`packages/pay/choose/index?record=${await register(cloud, [son], running)}`);
  await phone.says('继续（已选1人');
  await proceed(phone);
  await phone.says('确认并支付 380 元');
  await phone.pay('continue', 'cancel');
  await phone.says('等待支付');
}

async function readyToAskBack(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  running += 1;
  await payOrGoOn(phone, await register(cloud, [son], running));
  await moving(phone, () => phone.tap('refund-0'));
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

async function readyToPropose(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  await findClaimant(phone, cloud);
  await phone.tap('wrong-name');
  await phone.input('right-name-input', '许国祥');
  await phone.input('reason-input', '对照户口簿，名字录错了');
}

async function readyToShare(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  running += 1;
  await payOrGoOn(phone, await register(cloud, [employee], running));
  await moving(phone, () => phone.tap('continue'));
  await phone.appears('share-0');
}

async function readyToInvite(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  await phone.open(`${pages.relative}?id=${await addChild(cloud, 500)}`);
  await phone.appears('invite');
}

async function readyToLeave(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  await readyToInvite(phone, cloud);
  await phone.tap('withdraw');
}

async function readyToSetFloor(phone: BrowserPhone): Promise<void> {
  await phone.open(pages.officerFloor);
  await phone.input('floor-amount-input', '20');
}

async function readyToStoreContacts(phone: BrowserPhone): Promise<void> {
  await phone.open(pages.officerContacts);
  await phone.input('contact-0-name-input', '瑞州街道便民服务中心');
  await phone.input('contact-0-phone-input', '0795-0000000');
}

async function readyToConfirmClaim(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  await claimDibao(cloud);
  await phone.open(pages.officerClaims);
  await phone.says('许国强');
}

async function readyToDecline(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  running += 1;
  await askBack(cloud, daughter, running);
  await phone.open(pages.officerCases);
  await phone.says('申请退还');
  const [note = ''] = (await phone.idsFrom('note-')).filter((id) => id.endsWith('-input'));
  await phone.input(note, '户口本写的就是瑞州街道');
}

/** Hunan instead of what is said on the page: chosen, and about to be handed back. */
async function chooseHunan(phone: BrowserPhone): Promise<void> {
  await moving(phone, () => phone.tap('change-place'));
  await moving(phone, () => phone.tap('region-430000'));
}

async function readyToMove(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  await readyToInvite(phone, cloud);
  await chooseHunan(phone);
}

async function readyToCorrect(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  await phone.open(`${pages.record}?id=${await register(cloud, [daughter], 200)}`);
  await phone.appears('status-sentence');
  await chooseHunan(phone);
}

async function readyToProposeUpload(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  const uploadId = await uploaded(cloud);
  await phone.open(pages.officerUploads);
  await phone.tap(`open-${uploadId}`);
  await phone.appears('counts');
}

async function readyToFind(phone: BrowserPhone): Promise<void> {
  await phone.open(pages.place);
  await phone.input('find-place-text', 'dg');
}

async function readyToRemovePlace(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  await addVillage(cloud);
  await phone.open(pages.officerPlaces);
  await phone.tap(`remove-${village}`);
}

async function readyToAgree(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  const proposalId = await proposeBalances(cloud, 'troubled');
  await phone.open(pages.officerProposals);
  await phone.tap(`open-${proposalId}`);
  await phone.appears('agree');
}

const acting: readonly Acting[] = [
  { page: 'place', name: 'place-finding', control: 'search-places', ready: readyToFind },
  { page: 'enrol', name: 'enrol', control: 'continue', ready: readyToEnrol },
  { page: 'payCheck', name: 'pay-check-sending', control: 'continue', ready: readyToPay },
  { page: 'order', name: 'order-cancelling', user: son, control: 'cancel-order', ready: readyToCancel },
  { page: 'refund', name: 'refund-asking', user: son, control: 'continue', ready: readyToAskBack },
  { page: 'self', name: 'family-self', control: 'continue', ready: readyToConfirm },
  {
    page: 'account',
    name: 'family-account-authorising',
    user: employee,
    control: 'continue',
    ready: readyToAuthorise,
  },
  { page: 'relative', name: 'relative-leaving', user: son, control: 'withdraw-sure', ready: readyToLeave },
  {
    page: 'officerFloor',
    name: 'officer-floor-setting',
    user: officerOfJincheng,
    control: 'continue',
    ready: readyToSetFloor,
  },
  {
    page: 'officerContacts',
    name: 'officer-contacts-storing',
    user: officer,
    control: 'continue',
    ready: readyToStoreContacts,
  },
  {
    page: 'officerClaims',
    name: 'officer-claims-confirming',
    user: officer,
    control: 'confirm-',
    ready: readyToConfirmClaim,
  },
  {
    page: 'officerCases',
    name: 'officer-cases-declining',
    user: officer,
    control: 'decline-',
    ready: readyToDecline,
  },
  {
    page: 'officerPersons',
    name: 'officer-persons-proposing',
    user: officer,
    control: 'continue',
    ready: readyToPropose,
  },
  {
    page: 'officerCodes',
    name: 'officer-codes-issuing',
    user: officer,
    control: 'continue',
    ready: readyToIssue,
  },
  { page: 'receipt', name: 'receipt-sharing', user: employee, control: 'share-0', ready: readyToShare },
  { page: 'relative', name: 'relative-inviting', user: son, control: 'invite', ready: readyToInvite },
  { page: 'relative', name: 'relative-moving', user: son, control: 'continue', ready: readyToMove },
  { page: 'record', name: 'record-correcting', control: 'continue', ready: readyToCorrect },
  {
    page: 'officerUploads',
    name: 'officer-uploads-proposing',
    user: officer,
    control: 'continue',
    ready: readyToProposeUpload,
  },
  {
    page: 'officerProposals',
    name: 'officer-proposals-agreeing',
    user: secondOfJincheng,
    control: 'agree',
    ready: readyToAgree,
  },
  {
    page: 'officerPlaces',
    name: 'officer-places-removing',
    user: officer,
    control: `sure-${village}`,
    ready: readyToRemovePlace,
  },
];

const outcomes = ['[id="offline"]', '[id="failed"]', '[id^="failed-"]', '[id$="-failed"]'];

/** Waits until the page says that it was not taken. */
function saysNotTaken({ page }: BrowserPhone): Promise<void> {
  return page
    .locator(outcomes.map((one) => `${one}:visible`).join(', '))
    .first()
    .waitFor();
}

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
        const [sends = control] = await phone.idsFrom(control);
        if (trouble === 'loading') await moving(phone, () => phone.tap(sends));
        else {
          await phone.tap(sends);
          await saysNotTaken(phone);
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
