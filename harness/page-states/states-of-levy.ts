import { pages } from './pages';
import type { LocalCloud } from '../local-cloud';
import type { PageState } from './page-state';

const ofRuizhou = 'oSampleOfficerRuizhou';

let lists = 0;

/** A levy list of the street of Ruizhou, made. */
async function made(cloud: LocalCloud): Promise<string> {
  const officer = cloud.caller(ofRuizhou);
  lists += 1;
  const levyListId = String(lists).padStart(32, 'd');
  const request = { levyListId, region: '360983001', year: 2024, on: '2023-11-20' };
  await officer('files', { action: 'levy-lists.begin', ...request });
  await officer('files', { action: 'levy-lists.go-on', levyListId });
  return levyListId;
}

export const statesOfLevy: readonly PageState[] = [
  {
    name: 'officer-levy-empty',
    page: 'officerLevy',
    kind: 'empty',
    user: 'oSampleOfficerHunan',
    async arrive(phone) {
      await phone.open(pages.officerLevy);
      await phone.appears('empty');
    },
  },
  {
    name: 'officer-levy',
    page: 'officerLevy',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      const levyListId = await made(cloud);
      await phone.open(pages.officerLevy);
      await phone.appears(`open-${levyListId}`);
    },
  },
  {
    name: 'officer-levy-made',
    page: 'officerLevy',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      const levyListId = await made(cloud);
      await phone.open(pages.officerLevy);
      await phone.tap(`open-${levyListId}`);
      await phone.appears('control-totals');
    },
  },
];
