import { createHash } from 'node:crypto';
import { pages } from './pages';
import type { BrowserPhone } from '../browser/browser-phone';
import type { LocalCloud } from '../local-cloud';
import type { PageState } from './page-state';
import { claimDibao, claimant } from './prepared';

const first = 'oSampleOfficerJincheng';
const second = 'oSampleSecondJincheng';
const visitor = 'oSampleVisitor';
const ofRuizhou = 'oSampleOfficerRuizhou';

/** Each is an invitation of its own. */
let running = 0;

/** Two officers of Jincheng invite somebody to a county's office; the invitation's id. */
async function invite(cloud: LocalCloud, name: string): Promise<string> {
  running += 1;
  const invitationId = createHash('sha256').update(`${name} ${running}`).digest('hex').slice(0, 32);
  const content = { invitationId, region: '140500', name, regions: ['140502'], duties: ['roster', 'codes'] };
  const part = { proposalId: invitationId, act: 'officers.invite', part: 1, parts: 1, content };
  await cloud.caller(first)('officer', { action: 'proposals.propose', ...part });
  await cloud.caller(second)('officer', { action: 'proposals.agree', proposalId: invitationId });
  return invitationId;
}

/** The code that the first officer hands out. */
async function codeOf(cloud: LocalCloud, invitationId: string): Promise<string> {
  const given = await cloud.caller(first)('officer', { action: 'officers.give-code', invitationId });
  return (given as { readonly data: { readonly code: string } }).data.code;
}

/** The file of somebody who claimed dibao. */
async function findFile(phone: BrowserPhone, cloud: LocalCloud): Promise<void> {
  await claimDibao(cloud);
  await phone.open(`${pages.officerPersons}?look=file`);
  await phone.input('search-number-input', claimant);
  await phone.tap('continue');
  await phone.appears('person-file');
}

/** Officers as they are invited, heard, changed and ended; and who types his code. */
export const statesOfOfficers: readonly PageState[] = [
  {
    name: 'officers',
    page: 'officers',
    user: second,
    async arrive(phone, cloud) {
      await invite(cloud, '韩雪');
      await phone.open(pages.officers);
      await phone.says('韩雪');
      await phone.says('最近一次');
    },
  },
  {
    name: 'officers-inviting',
    page: 'officers',
    user: second,
    async arrive(phone) {
      await phone.open(pages.officers);
      await phone.tap('invite');
      await phone.tap('continue');
      await phone.appears('duty-roster');
    },
  },
  {
    name: 'officers-code',
    page: 'officers',
    user: first,
    async arrive(phone, cloud) {
      const invitationId = await invite(cloud, '冯立');
      await phone.open(pages.officers);
      await phone.tap(`invitation-${invitationId}`);
      await phone.tap('give-code');
      await phone.appears('join-code');
    },
  },
  {
    name: 'officers-confirming',
    page: 'officers',
    user: second,
    async arrive(phone, cloud) {
      const invitationId = await invite(cloud, '秦明');
      const code = await codeOf(cloud, invitationId);
      await cloud.caller(visitor)('officer', { action: 'officers.accept', code });
      await phone.open(pages.officers);
      await phone.tap(`invitation-${invitationId}`);
      await phone.appears('pairing-input');
    },
  },
  {
    name: 'officers-one',
    page: 'officers',
    user: second,
    async arrive(phone) {
      await phone.open(pages.officers);
      await phone.says('最近一次');
      const ids = await phone.idsFrom('officer-');
      await phone.tap(ids.at(-1) ?? 'officer-');
      await phone.appears('one-officer');
    },
  },
  {
    name: 'officer-search',
    page: 'officerPersons',
    user: ofRuizhou,
    async arrive(phone) {
      await phone.open(`${pages.officerPersons}?look=file`);
      await phone.appears('search-number-input');
    },
  },
  {
    name: 'officer-person-file',
    page: 'officerPersons',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      await findFile(phone, cloud);
      await phone.appears('show-number');
    },
  },
  {
    name: 'officer-person-number',
    page: 'officerPersons',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      await findFile(phone, cloud);
      await phone.tap('show-number');
      await phone.tap('number-papers');
      await phone.appears('whole-number');
    },
  },
  {
    name: 'officer-joined',
    page: 'officer',
    user: visitor,
    async arrive(phone, cloud) {
      const code = await codeOf(cloud, await invite(cloud, '曹阳'));
      await phone.open(pages.officer);
      await phone.tap('open-join');
      await phone.input('code-input', code);
      await phone.tap('continue');
      await phone.appears('pairing');
    },
  },
];
