import { pages } from './pages';
import { posterNumberOf } from '../../contract/poster';
import { scanPoster, showEverything } from '../steps';
import type { PageState } from './page-state';
import { bring } from './trouble';

const ruizhou = '360983001';

/** What one meets first, by a poster's code or without; and whom to call in care mode. */
export const firstPages: readonly PageState[] = [
  {
    name: 'first',
    page: 'first',
    async arrive(phone) {
      await phone.open(`${pages.first}?scene=r%3D${ruizhou}`);
      await phone.appears('care-switch');
    },
  },
  { name: 'first-without-place', page: 'first', kind: 'empty', arrive: (phone) => phone.open(pages.first) },
  {
    name: 'first-wrong-code',
    page: 'first',
    kind: 'failed',
    arrive: (phone) => phone.open('pages/index/index?scene=r%3D12'),
  },
  {
    name: 'first-offline',
    page: 'first',
    kind: 'offline',
    async arrive(phone) {
      await bring(phone, 'offline');
      await phone.open(pages.first);
      await showEverything(phone);
      await phone.appears('home-retry');
    },
  },
  {
    name: 'first-place-without-notice',
    page: 'first',
    kind: 'empty',
    async arrive(phone) {
      await phone.open('pages/index/index?scene=r%3D110101');
      await showEverything(phone);
      await phone.appears('home-no-notice');
    },
  },
  {
    name: 'arrival-old-poster',
    page: 'first',
    async arrive(phone) {
      await scanPoster(phone, ruizhou, posterNumberOf(2023, '0b1c'));
      await phone.says('这张海报是2023年度的');
    },
  },
  {
    name: 'arrival-merged',
    page: 'first',
    async arrive(phone) {
      // No village of the street has this code.
      await scanPoster(phone, `${ruizhou}999`);
      await phone.says('海报上的地方可能已经撤并');
    },
  },
  {
    name: 'care-call',
    page: 'careCall',
    place: ruizhou,
    async arrive(phone) {
      await phone.open(pages.careCall);
      await phone.appears('answer');
    },
  },
];
