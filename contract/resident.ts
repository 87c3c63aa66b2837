import type { ScanAction } from './poster-actions';
import type { Determination } from '../policy/determination';
import type { FactSheet } from '../policy/fact-sheet';
import type { Fen } from '../policy/money';
import type { ChannelKind, ChannelUse } from '../policy/channels';
import type { IsoDay } from '../policy/calendar';
import type { MessageActions } from './agreed-messages';
import type { Claims, ConsentEntry, DocumentEntry, PersonEntry } from './claims';
import type { Contact } from './contact';
import type { FamilyActions } from './family';
import type { HomeActions } from './home';
import type { MeActions } from './me';
import type { RecordMessage } from './messages';
import type { NoticeIndexReply } from './notice-index';
import type { PlaceActions } from './places';
import type { KnownPerson, MaskedPerson, RecordState, RecordView } from './record-view';

export interface PlaceContacts {
  readonly region: string;
  /** `office`: set by the place's office; `notice`: taken from the notice; `national`: the public hotlines only. */
  readonly source: 'office' | 'notice' | 'national';
  readonly contacts: readonly Contact[];
}

/** A way of paying, registering or applying that an office names itself. */
export interface OfficeChannel {
  readonly channel: ChannelKind;
  readonly use: ChannelUse;
  /** What people look for, e.g. `赣服通`. */
  readonly name: string;
  /** What can be done there and how, in the office's words. */
  readonly how?: string;
  /** For whom, where not for everybody. */
  readonly who?: string;
}

export interface PlaceChannels {
  /** An office of the place has commissioned this product: it is one of the ways. */
  readonly commissioned: boolean;
  /** What the place's office and those above it have named, nearest first. */
  readonly offices: readonly { readonly region: string; readonly channels: readonly OfficeChannel[] }[];
}

/** A notice in force, in the form of `policy/notices/`. The app validates it again before it uses it. */
export interface PublishedNotice {
  readonly id: string;
  readonly version: string;
  readonly notice: unknown;
}

/** What shows that someone is himself, one way or another. `code`: the office's one-time code of 8 digits. */
export type IdentityEvidence = { readonly code: string };

/** The function `resident` without the family's and the orders' part. */
export interface RecordActions extends PlaceActions {
  /** Anyone's word: `facts` as the policy takes them; without `payOn` today in China counts. */
  'determination.get': {
    readonly request: { readonly facts: Omit<FactSheet, 'payOn'> & { readonly payOn?: IsoDay } };
    readonly data: {
      readonly determination: Determination;
      readonly noticeVersions: Readonly<Record<string, string>>;
      readonly today: IsoDay;
    };
  };
  /**
   * Applies for a person and year. Exempt by a roster of the place, or by any and at his own word: enrolled at once. Otherwise awaits confirmation or payment.
   * A repeat replaces the caller's own application. Refuses with `ALREADY_INSURED`, `CONSENT_NEEDED`,
   * `DOCUMENT_WRONG`, `PERSON_MISMATCH`, `REGION_UNKNOWN`, `PLACE_UNSUPPORTED`, `YEAR_UNSUPPORTED`.
   */
  'records.enrol': {
    readonly request: {
      readonly person: PersonEntry;
      readonly region: string;
      readonly year: number;
      readonly claims: Claims;
      readonly consent: ConsentEntry;
      /** Kinds of messages that he agreed to in WeChat's own dialog at this tap. */
      readonly messages?: readonly RecordMessage[];
    };
    readonly data: { readonly record: RecordView };
  };
  /** The same for someone who is among the caller's relatives (himself too): consent was given when he was added. */
  'records.enrol-relative': {
    readonly request: {
      readonly relativeId: string;
      readonly year: number;
      readonly messages?: readonly RecordMessage[];
    };
    readonly data: { readonly record: RecordView };
  };
  /** Puts a wrong place, year or claim right before payment. Only the caller's own application is touched. */
  'records.correct': {
    readonly request: {
      readonly recordId: string;
      readonly region?: string;
      readonly year?: number;
      readonly claims?: Claims;
    };
    readonly data: { readonly record: RecordView };
  };
  /** One message more of each kind, after those agreed to before were sent. Only for the caller's own application. */
  'records.agree-to-messages': {
    readonly request: { readonly recordId: string; readonly messages: readonly RecordMessage[] };
    readonly data: { readonly agreed: readonly RecordMessage[] };
  };
  /**
   * Asks for the benefits again that rest while somebody was insured as an employee: himself, or a payer who may see all of him. The office
   * decides. The same again changes nothing. Refuses with `NO_RECORD` and `NOT_SO`.
   */
  'records.ask-to-resume': {
    readonly request: { readonly recordId: string; readonly workEndedOn: string };
    readonly data: { readonly record: RecordView };
  };
  'records.mine': {
    readonly request: Record<never, never>;
    readonly data: { readonly records: readonly RecordView[] };
  };
  /**
   * What is due and whether it is paid, for someone whose name and number the caller knows. A mismatch and an unknown
   * number read the same (`found: false`). Limited a caller and day: `TOO_MANY_LOOKUPS`.
   */
  'person.lookup': {
    readonly request: {
      readonly name: string;
      readonly document: DocumentEntry;
      readonly region: string;
      readonly year: number;
    };
    readonly data:
      | { readonly found: false; readonly message: string }
      | {
          readonly found: true;
          readonly person: MaskedPerson;
          readonly state: RecordState;
          readonly dueFen: Fen | null;
          readonly paid: boolean;
        };
  };
  /** A newborn's number has come: his birth certificate and number point to the same person from now on. */
  'person.join-number': {
    readonly request: { readonly relativeId: string; readonly document: DocumentEntry };
    readonly data: { readonly person: KnownPerson };
  };
  /** Ties the caller's WeChat to a person, by the one-time code an office handed to that person. */
  'self.confirm': {
    readonly request: {
      readonly name: string;
      readonly document: DocumentEntry;
    } & IdentityEvidence;
    readonly data: { readonly person: MaskedPerson };
  };
  'self.get': {
    readonly request: Record<never, never>;
    readonly data: { readonly person: MaskedPerson | null; readonly today: IsoDay };
  };
  /**
   * Every notice in force and where it speaks; where these are too many for one answer, those `at` some places. `have`: the
   * digest of the index that the caller has.
   */
  'notices.index': {
    readonly request: { readonly have?: string; readonly at?: readonly string[] };
    readonly data: NoticeIndexReply;
  };
  /** The notices of where somebody is; one that isn't in force is left out. */
  'notices.fetch': {
    readonly request: { readonly ids: readonly string[] };
    readonly data: { readonly notices: readonly PublishedNotice[] };
  };
  /** For apps of release 0.1: what the caller doesn't have yet. `have`: notice id → version. */
  'notices.published': {
    readonly request: { readonly have: Readonly<Record<string, string>> };
    readonly data: { readonly notices: readonly PublishedNotice[] };
  };
  'notices.official-text': {
    readonly request: { readonly notice: string; readonly clauses?: readonly string[] };
    readonly data: {
      readonly loaded: boolean;
      readonly clauses: readonly { readonly clause: string; readonly paragraphs: readonly string[] }[];
    };
  };
  'posters.scanned': ScanAction;
  'places.contacts': {
    readonly request: { readonly region: string };
    readonly data: PlaceContacts;
  };
  /** What offices name besides their notices, which the app knows itself. */
  'places.channels': {
    readonly request: { readonly region: string };
    readonly data: PlaceChannels;
  };
}

/** Every action of the function `resident` but the orders' (`contract/order.ts`). */
export type ResidentActions = RecordActions & FamilyActions & MeActions & HomeActions & MessageActions;
