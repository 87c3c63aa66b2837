import type { PageName, StateKind } from './page-state';

const alone = 'works on the phone alone';
const always = 'there is always something to show';
const form = 'a form: it is never empty';

type Reasons = Readonly<Partial<Record<StateKind, string>>>;

const withoutServer: Reasons = { loading: alone, failed: alone, offline: alone };

/** Why a page has no such state. Every other state of every page is in `states.ts`. */
export const statesThatCannotBe: Readonly<Partial<Record<PageName, Reasons>>> = {
  first: { loading: 'it stands before the server is asked' },
  careCall: { empty: 'the whole country’s numbers are always there' },
  ask: { empty: form, loading: alone, offline: alone },
  check: { ...withoutServer, empty: form },
  result: { ...withoutServer, empty: 'without answers it leads back to the questions' },
  questions: withoutServer,
  settings: { ...withoutServer, empty: always },
  privacy: { ...withoutServer, empty: always },
  enrol: { empty: form },
  self: { empty: form },
  refund: { empty: form },
  invitation: { empty: 'a token that is not valid is refused in words' },
  receipt: { empty: 'an order without a receipt is refused in words' },
  askedToPay: { empty: 'a link that is over or paid says so' },
  receiptCheck: { empty: form },
  sharedReceipt: { empty: 'a token that is not valid is refused in words' },
  officer: { empty: always },
  officerCodes: { empty: form },
  officerPersons: { empty: form },
  officerAccounts: { empty: 'what the bureau gives can always be uploaded' },
  officerContacts: { empty: form },
  officerChannels: { empty: form },
  officerDuties: { empty: 'an officer’s place without a notice: the preview has no such officer' },
  officerProgress: { empty: 'an officer of the whole country: the preview has no such officer' },
  officerNotices: { empty: 'an officer’s place without a notice: the preview has no such officer' },
  officers: { empty: 'who reads the list is on it' },
  officerNoticeDraft: { empty: form },
  officerFloor: { empty: 'where none was set the floor is 0 yuan' },
};
