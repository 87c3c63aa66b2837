import type { LocalCloud } from '../local-cloud';
import { chooseToPay, daughter, register, son } from '../journeys/paying';
import { pages } from './pages';
import { showEverything } from '../steps';
import type { PageState } from './page-state';
import { addChild, employee, openAccount } from './prepared';

/** Someone who was paid for can't be paid for again: each order has a grandmother of its own. */
let running = 500;
function another(): number {
  return (running += 1);
}

const visitor = 'oSampleVisitor';

async function invitedBy(cloud: LocalCloud): Promise<string> {
  const answer = (await cloud.caller(son)('resident', {
    action: 'family.invite',
    relativeId: await addChild(cloud, another()),
  })) as { readonly data: { readonly token: string } };
  return answer.data.token;
}

/** A page of one's own, of somebody with an account. */
function ofHolder(name: string, page: Own, shows: string): PageState {
  return {
    name,
    page,
    user: employee,
    async arrive(phone, cloud) {
      await openAccount(cloud);
      await phone.open(pages[page]);
      await phone.appears(shows);
    },
  };
}

/** The same of somebody of whom nothing is known. */
function ofVisitor(name: string, page: Own): PageState {
  return { name, page, kind: 'empty', user: visitor, arrive: (phone) => phone.open(pages[page]) };
}

type Own = 'account' | 'me' | 'myData';

/** The first page, care mode's answers, the family, the account, who sees one. */
export const ofFamily: readonly PageState[] = [
  {
    name: 'first-family',
    page: 'first',
    async arrive(phone, cloud) {
      await register(cloud, [daughter], 200);
      await phone.open(pages.first);
      await showEverything(phone);
      await phone.appears('home-2024');
    },
  },
  {
    name: 'first-unfinished-order',
    page: 'first',
    user: employee,
    async arrive(phone, cloud) {
      await chooseToPay(phone, await register(cloud, [employee], another()));
      await phone.says('确认并支付 380 元');
      await phone.pay('continue', 'cancel');
      await phone.says('等待支付');
      await phone.open(pages.first);
      await showEverything(phone);
      await phone.says('没付完');
    },
  },
  ...(['carePay', 'careCover'] as const).map((page): PageState => ({
    name: page === 'carePay' ? 'care-pay' : 'care-cover',
    page,
    async arrive(phone, cloud) {
      await register(cloud, [daughter], 200);
      await phone.open(pages[page]);
      await phone.appears('answer');
    },
  })),
  ...(['carePay', 'careCover'] as const).map((page): PageState => ({
    name: page === 'carePay' ? 'care-pay-nobody' : 'care-cover-nobody',
    page,
    kind: 'empty',
    user: visitor,
    async arrive(phone) {
      await phone.open(pages[page]);
      await phone.appears('answer');
    },
  })),
  {
    name: 'family-empty',
    page: 'family',
    kind: 'empty',
    user: 'oSampleVisitor',
    arrive: (phone) => phone.open('packages/family/list/index'),
  },
  {
    name: 'family',
    page: 'family',
    async arrive(phone, cloud) {
      await register(cloud, [daughter], 200);
      await phone.open('packages/family/list/index');
      await phone.says('周桂兰');
    },
  },
  ofVisitor('family-account-empty', 'account'),
  ofHolder('family-account', 'account', 'usable'),
  ofVisitor('me-empty', 'me'),
  ofHolder('me', 'me', 'my-events'),
  ofVisitor('my-data-empty', 'myData'),
  ofHolder('my-data', 'myData', 'erase-account'),
  { name: 'family-self', page: 'self', arrive: (phone) => phone.open('packages/family/self/index') },
  {
    name: 'relative',
    page: 'relative',
    user: son,
    async arrive(phone, cloud) {
      await phone.open(`packages/family/relative/index?id=${await addChild(cloud, another())}`);
      await phone.appears('relative');
    },
  },
  {
    name: 'relative-claims',
    page: 'relativeClaims',
    user: son,
    async arrive(phone, cloud) {
      await phone.open(`packages/family/claims/index?id=${await addChild(cloud, another())}`);
      await phone.appears('what-changes');
    },
  },
  {
    name: 'relative-claims-empty',
    page: 'relativeClaims',
    kind: 'empty',
    arrive: (phone) => phone.open('packages/family/claims/index?id=0'),
  },
  {
    name: 'relative-empty',
    page: 'relative',
    kind: 'empty',
    arrive: (phone) => phone.open('packages/family/relative/index?id=0'),
  },
  {
    name: 'invitation',
    page: 'invitation',
    user: visitor,
    async arrive(phone, cloud) {
      await phone.open(`packages/family/invitation/index?token=${await invitedBy(cloud)}`);
      await phone.appears('invitation');
    },
  },
];
