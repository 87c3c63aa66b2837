import { pages } from './pages';
import type { BrowserPhone } from '../browser/browser-phone';
import type { PageName, PageState } from './page-state';
import { bring, showsOneOf, troubles } from './trouble';

const officer = 'oSampleOfficerRuizhou';
const ofJincheng = 'oSampleOfficerJincheng';

/** A page that asks the server before it can show anything; opened by its address while there is trouble. */
interface Asking {
  readonly page: PageName;
  readonly name: string;
  readonly query?: string;
  readonly user?: string;
}

const asking: readonly Asking[] = [
  { page: 'clause', name: 'clause', query: 'notice=ruizhou-2024&clause=3.2' },
  { page: 'carePay', name: 'care-pay' },
  { page: 'careCover', name: 'care-cover' },
  { page: 'careCall', name: 'care-call' },
  { page: 'contacts', name: 'contacts' },
  { page: 'channels', name: 'channels' },
  { page: 'records', name: 'records' },
  { page: 'record', name: 'record', query: 'id=0' },
  { page: 'reimbursement', name: 'reimbursement', query: 'id=0' },
  { page: 'family', name: 'family' },
  { page: 'relative', name: 'relative', query: 'id=0' },
  { page: 'relativeClaims', name: 'relative-claims', query: 'id=0' },
  { page: 'invitation', name: 'invitation', query: 'token=0' },
  { page: 'me', name: 'me' },
  { page: 'myData', name: 'my-data' },
  { page: 'account', name: 'family-account' },
  { page: 'payChoose', name: 'pay-choose' },
  { page: 'order', name: 'order', query: 'id=0' },
  { page: 'orders', name: 'orders' },
  { page: 'refund', name: 'refund', query: 'id=0&line=0' },
  { page: 'receipt', name: 'receipt', query: 'id=0' },
  { page: 'askedToPay', name: 'asked-to-pay', query: 'token=0' },
  { page: 'receiptCheck', name: 'receipt-check', query: 'code=2222222222222222' },
  { page: 'sharedReceipt', name: 'shared-receipt', query: 'token=0' },
  { page: 'officer', name: 'officer-home', user: officer },
  { page: 'officerProposals', name: 'officer-proposals', user: officer },
  { page: 'officerClaims', name: 'officer-claims', user: officer },
  { page: 'officerCodes', name: 'officer-codes', user: officer },
  { page: 'officerPersons', name: 'officer-persons', user: officer },
  { page: 'officerCases', name: 'officer-cases', user: officer },
  { page: 'officerAccounts', name: 'officer-accounts', user: officer },
  { page: 'officerReimbursements', name: 'officer-reimbursements', user: officer },
  { page: 'officerDaily', name: 'officer-daily', user: officer },
  { page: 'officerLevy', name: 'officer-levy', user: officer },
  { page: 'officerReported', name: 'officer-reported', user: officer },
  { page: 'officerAudit', name: 'officer-audit', user: officer },
  { page: 'officers', name: 'officers', user: ofJincheng },
  { page: 'officerCertified', name: 'officer-certified', user: officer },
  { page: 'officerDuplicates', name: 'officer-duplicates', user: officer },
  { page: 'officerMissing', name: 'officer-missing', user: officer },
  { page: 'officerUploads', name: 'officer-uploads', user: officer },
  { page: 'officerFloor', name: 'officer-floor', user: officer },
  { page: 'officerContacts', name: 'officer-contacts', user: officer },
  { page: 'officerChannels', name: 'officer-channels', user: officer },
  { page: 'officerDuties', name: 'officer-duties', user: officer },
  { page: 'officerProgress', name: 'officer-progress', user: officer },
  { page: 'officerPlaces', name: 'officer-places', user: officer },
  { page: 'officerPosters', name: 'officer-posters', user: officer },
  { page: 'officerNotices', name: 'officer-notices', user: officer },
  { page: 'officerNoticeDraft', name: 'officer-notice-draft', query: 'id=0', user: officer },
];

/** What is on its way, could not be read, or can't be reached. */
export const pagesInTrouble: readonly PageState[] = asking.flatMap(({ page, name, query, user }) =>
  troubles.map((trouble) => ({
    name: `${name}-${trouble}`,
    page,
    kind: trouble,
    user,
    place: '360983001',
    async arrive(phone: BrowserPhone) {
      await bring(phone, trouble);
      await phone.open(`${pages[page]}${query === undefined ? '' : `?${query}`}`);
      await showsOneOf(phone, trouble === 'loading' ? ['loading'] : ['failed', 'offline']);
    },
  })),
);
