import { pages } from './pages';
import type { BrowserPhone } from '../browser/browser-phone';
import { daughter } from '../journeys/paying';
import type { LocalCloud } from '../local-cloud';
import {
  addVillage,
  askBack,
  givePicture,
  claimDibao,
  findClaimant,
  payFromAccount,
  proposeBalances,
  village,
} from './prepared';
import { statesOfDrafts } from './states-of-drafts';
import { statesOfDuplicates } from './states-of-duplicates';
import { statesOfLevy } from './states-of-levy';
import { statesOfUploads } from './states-of-uploads';
import { statesOfOfficers } from './states-of-officers';
import type { PageName, PageState, StateKind } from './page-state';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const ofRuizhou = 'oSampleOfficerRuizhou';
const ofJincheng = 'oSampleOfficerJincheng';
const ofHunan = 'oSampleOfficerHunan';
const ofGaoan = 'oSampleOfficerGaoan';
const secondOfJincheng = 'oSampleSecondJincheng';

function plain(name: string, page: PageName, user: string, kind?: StateKind): PageState {
  return {
    name,
    page,
    user,
    ...(kind ? { kind } : {}),
    async arrive(phone) {
      await phone.open(pages[page]);
      await phone.gone('loading');
    },
  };
}

/** A day on which the officer looked at a list is over and sealed: the first run closes it, one after a minute seals it. */
async function sealDayOf(cloud: LocalCloud, officer: string): Promise<void> {
  await cloud.caller(officer)('officer', { action: 'cases.list', region: '360983001' });
  await cloud.advance(dayMs);
  await cloud.fireTimer();
  await cloud.advance(2 * minuteMs);
  await cloud.fireTimer();
}

/** The claims page with a claim on it that waits. */
async function meetClaim(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  await claimDibao(cloud);
  await phone.open(pages.officerClaims);
  await phone.says('许国强');
}

/** Another's proposal, looked through by the one who may agree. */
async function meetProposal(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  const proposalId = await proposeBalances(cloud, 'pictures-waiting');
  await phone.open(pages.officerProposals);
  await phone.appears(`open-${proposalId}`);
}

/** Each order is for a grandmother of its own. */
let running = 650;

/** What an officer meets; and someone who is no officer. */
export const officersStates: readonly PageState[] = [
  plain('officer-home', 'officer', ofRuizhou),
  plain('officer-proposals-empty', 'officerProposals', ofHunan, 'empty'),
  { name: 'officer-proposals', page: 'officerProposals', user: secondOfJincheng, arrive: meetProposal },
  {
    name: 'officer-proposal',
    page: 'officerProposals',
    user: secondOfJincheng,
    async arrive(phone, cloud) {
      await meetProposal(phone, cloud);
      await phone.tap(`open-${await proposeBalances(cloud, 'pictures-waiting')}`);
      await phone.appears('agree');
    },
  },
  plain('officer-codes', 'officerCodes', ofRuizhou),
  plain('officer-persons', 'officerPersons', ofRuizhou),
  {
    name: 'officer-persons-found',
    page: 'officerPersons',
    user: ofRuizhou,
    arrive: findClaimant,
  },
  plain('officer-accounts', 'officerAccounts', ofRuizhou),
  plain('officer-missing', 'officerMissing', ofRuizhou),
  {
    name: 'officer-certified',
    page: 'officerCertified',
    user: ofHunan,
    async arrive(phone, cloud) {
      // What the timer counts is there after its next minute.
      await cloud.fireTimer();
      await phone.open(pages.officerCertified);
      await phone.appears('groups');
    },
  },
  {
    name: 'officer-certified-missing',
    page: 'officerCertified',
    user: ofHunan,
    async arrive(phone, cloud) {
      await cloud.fireTimer();
      await phone.open(pages.officerCertified);
      await phone.tap('open-430100');
      await phone.tap('open-430102');
      await phone.tap('open-group-dibao');
      await phone.appears('people');
    },
  },
  {
    name: 'officer-certified-lists',
    page: 'officerCertified',
    user: ofHunan,
    async arrive(phone, cloud) {
      await cloud.fireTimer();
      await phone.open(pages.officerCertified);
      await phone.tap('view-lists');
      await phone.tap('choose-below');
      await phone.tap('region-430100');
      await phone.tap('region-430102');
      await phone.appears('month-changes');
      await phone.gone('loading');
    },
  },
  {
    // No notice of Ruizhou asks for monthly lists.
    name: 'officer-certified-empty',
    page: 'officerCertified',
    user: ofRuizhou,
    kind: 'empty',
    async arrive(phone) {
      await phone.open(pages.officerCertified);
      await phone.tap('view-lists');
      await phone.appears('month-changes');
      await phone.gone('loading');
    },
  },
  plain('officer-duplicates', 'officerDuplicates', ofRuizhou),
  plain('officer-duplicates-empty', 'officerDuplicates', ofHunan, 'empty'),
  plain('officer-missing-empty', 'officerMissing', ofHunan, 'empty'),
  {
    name: 'officer-missing-village',
    page: 'officerMissing',
    user: ofRuizhou,
    async arrive(phone) {
      await phone.open(pages.officerMissing);
      await phone.tap('place-360983001205');
      await phone.appears('missing');
    },
  },
  plain('officer-floor', 'officerFloor', ofJincheng),
  plain('officer-contacts', 'officerContacts', ofRuizhou),
  plain('officer-channels', 'officerChannels', ofRuizhou),
  plain('officer-duties', 'officerDuties', ofJincheng),
  plain('officer-progress', 'officerProgress', ofJincheng),
  ...(['reports', 'public'] as const).map((view): PageState => ({
    name: `officer-progress-${view}`,
    page: 'officerProgress',
    user: ofRuizhou,
    async arrive(phone) {
      await phone.open(pages.officerProgress);
      await phone.tap(`view-${view}`);
      await phone.appears(view === 'reports' ? 'reports' : 'publishing');
      await phone.gone('loading');
    },
  })),
  {
    name: 'officer-progress-targets',
    page: 'officerProgress',
    user: ofRuizhou,
    async arrive(phone) {
      await phone.open(pages.officerProgress);
      await phone.tap('view-targets');
      await phone.appears('standing-targets');
    },
  },
  plain('officer-notices', 'officerNotices', ofRuizhou),
  ...statesOfDrafts,
  ...statesOfUploads,
  ...statesOfLevy,
  ...statesOfOfficers,
  ...statesOfDuplicates,
  plain('officer-places-empty', 'officerPlaces', ofHunan, 'empty'),
  {
    name: 'officer-places-added',
    page: 'officerPlaces',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      await addVillage(cloud);
      await phone.open(pages.officerPlaces);
      await phone.appears(`added-${village}`);
    },
  },
  {
    name: 'officer-places-removing',
    page: 'officerPlaces',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      await addVillage(cloud);
      await phone.open(pages.officerPlaces);
      await phone.tap(`remove-${village}`);
      await phone.appears(`sure-${village}`);
    },
  },
  plain('officer-posters-empty', 'officerPosters', ofHunan, 'empty'),
  {
    name: 'officer-posters',
    page: 'officerPosters',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      const scan = { action: 'posters.scanned', region: '360983001205', poster: '2024-a2cc' };
      await cloud.caller(daughter)('resident', scan);
      await phone.open(pages.officerPosters);
      await phone.tap('continue');
      await phone.appears('made');
    },
  },
  {
    name: 'officer-batches',
    page: 'officerAccounts',
    user: ofJincheng,
    async arrive(phone, cloud) {
      // Already insured the second time: then it stands in the batch that was made the first.
      await payFromAccount(cloud).catch(() => undefined);
      const batch = { action: 'mutual-aid.make-batch', region: '140500', number: '20231120-1' };
      await cloud.caller(ofJincheng)('officer', batch);
      await phone.open(pages.officerAccounts);
      await phone.says('20231120-1');
    },
  },
  plain('officer-claims-empty', 'officerClaims', ofHunan, 'empty'),
  plain('officer-cases-empty', 'officerCases', ofHunan, 'empty'),
  plain('officer-daily-empty', 'officerDaily', ofHunan, 'empty'),
  plain('officer-reported-empty', 'officerReported', ofHunan, 'empty'),
  {
    name: 'officer-claims',
    page: 'officerClaims',
    user: ofRuizhou,
    arrive: meetClaim,
  },
  {
    name: 'officer-claims-declining',
    page: 'officerClaims',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      await meetClaim(phone, cloud);
      const [decline = 'decline-'] = await phone.idsFrom('decline-');
      await phone.tap(decline);
      await phone.says('为什么退回');
    },
  },
  {
    name: 'officer-cases',
    page: 'officerCases',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      running += 1;
      await askBack(cloud, daughter, running);
      await phone.open(pages.officerCases);
      await phone.says('申请退还');
    },
  },
  {
    name: 'officer-cases-pictures',
    page: 'officerCases',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      running += 1;
      const orderId = await askBack(cloud, daughter, running);
      await givePicture(cloud, daughter, orderId);
      await phone.open(pages.officerCases);
      await phone.tap(`look-at-pictures-${orderId}-0-asked-requested`);
      await phone.says('再取一次');
    },
  },
  {
    name: 'officer-daily',
    page: 'officerDaily',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      running += 1;
      await askBack(cloud, daughter, running);
      await phone.open(pages.officerDaily);
      await phone.appears('statement-day');
    },
  },
  {
    name: 'officer-reported',
    page: 'officerReported',
    user: ofGaoan,
    async arrive(phone, cloud) {
      running += 1;
      await askBack(cloud, daughter, running);
      // The files are made when the day is over: in the first run, or in the next where that had other things to do.
      await cloud.advance(dayMs);
      await cloud.fireTimer();
      await cloud.advance(2 * minuteMs);
      await cloud.fireTimer();
      await phone.open(pages.officerReported);
      await phone.says('YB-360983-000001');
    },
  },
  plain('officer-audit-empty', 'officerAudit', ofHunan, 'empty'),
  {
    name: 'officer-audit',
    page: 'officerAudit',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      await sealDayOf(cloud, ofRuizhou);
      await phone.open(pages.officerAudit);
      await phone.says('查看待办清单');
    },
  },
  plain('officer-refused', 'officer', 'oSampleVisitor', 'failed'),
];
