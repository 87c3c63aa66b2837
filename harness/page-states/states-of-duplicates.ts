import { pages } from './pages';
import { daughter } from '../journeys/paying';
import type { LocalCloud } from '../local-cloud';
import { residentNumber } from '../steps';
import type { BrowserPhone } from '../browser/browser-phone';
import type { PageState } from './page-state';
import { byTwoOfRuizhou, payFor } from './prepared';

const ofRuizhou = 'oSampleOfficerRuizhou';
const region = '360983001';
const year = 2024;

/** Each list is about a grandmother of its own. */
let running = 700;

interface Case {
  readonly recordId: string;
  readonly duplicateId: string;
}

interface ListedAs {
  readonly kind: 'elsewhere' | 'dead';
  readonly since: string;
  readonly where?: string;
}

/** A grandmother whom her daughter insured in Ruizhou, and whom another list has as well. */
async function listed(cloud: LocalCloud, { kind, ...says }: ListedAs): Promise<Case> {
  running += 1;
  const { recordId } = await payFor(cloud, daughter, running);
  const officer = cloud.caller(ofRuizhou);
  const document = { kind: 'resident-id', number: residentNumber('1941-06-08', running) };
  const rows = [{ name: '周桂兰', document, ...says }];
  const list = { region, year, kind, batch: `pictures-${running}`, part: 1, rows };
  await officer('officer', { action: 'duplicates.import', ...list });
  const open = (await officer('officer', {
    action: 'duplicates.list',
    ...{ region, year, state: 'open', kind },
  })) as { readonly data: { readonly duplicates: readonly { readonly duplicateId: string }[] } };
  // The oldest first.
  return { recordId, duplicateId: open.data.duplicates.at(-1)?.duplicateId ?? '' };
}

/** Insured in Nanchang too, and an officer said that she stays: the other place may be told. */
async function staysHere(cloud: LocalCloud): Promise<Case> {
  const found = await listed(cloud, { kind: 'elsewhere', since: '2023-11-01', where: '南昌市' });
  const { duplicateId } = found;
  const decided = { duplicateId, region, decision: 'kept-here', note: '常住濠溪村，村委会证明' };
  await cloud.caller(ofRuizhou)('officer', { action: 'duplicates.decide', ...decided });
  return found;
}

const dead: ListedAs = { kind: 'dead', since: '2023-11-15' };

/** Two officers put down that she died. */
async function died(cloud: LocalCloud): Promise<Case> {
  const found = await listed(cloud, dead);
  const { duplicateId } = found;
  const content = { duplicateId, region, diedOn: dead.since, reason: '看过死亡证明，已停保' };
  await byTwoOfRuizhou(cloud, 'duplicates.note-death', content);
  return found;
}

async function openEnded(phone: BrowserPhone): Promise<void> {
  await phone.open(pages.officerDuplicates);
  await phone.tap('duplicates-ended');
}

/** Who is insured in two places, and who died: as the office has it. */
export const statesOfDuplicates: readonly PageState[] = [
  {
    name: 'officer-duplicates-letter',
    page: 'officerDuplicates',
    user: ofRuizhou,
    isPictured: false,
    async arrive(phone, cloud) {
      const { duplicateId } = await staysHere(cloud);
      await openEnded(phone);
      await phone.tap(`letter-${duplicateId}`);
      await phone.appears(`save-letter-${duplicateId}`);
    },
  },
  {
    name: 'officer-duplicates-dead',
    page: 'officerDuplicates',
    user: ofRuizhou,
    isPictured: false,
    async arrive(phone, cloud) {
      const { duplicateId } = await listed(cloud, dead);
      await phone.open(pages.officerDuplicates);
      await phone.appears(`note-death-${duplicateId}`);
    },
  },
  {
    name: 'officer-duplicates-died',
    page: 'officerDuplicates',
    user: ofRuizhou,
    isPictured: false,
    async arrive(phone, cloud) {
      const { duplicateId } = await died(cloud);
      await openEnded(phone);
      await phone.appears(`undo-death-${duplicateId}`);
    },
  },
];

/** What the family reads of it. */
export const recordsOfTheDead: readonly PageState[] = [
  {
    name: 'record-died',
    page: 'record',
    user: daughter,
    isPictured: false,
    async arrive(phone, cloud) {
      const { recordId } = await died(cloud);
      await phone.open(`${pages.record}?id=${recordId}`);
      await phone.says('去世');
    },
  },
];
