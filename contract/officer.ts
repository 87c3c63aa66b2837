import type { DutyRecurrence } from '../policy/duty-recurrence';
import type { CertifiedIdentity, Circumstance, IdentityCode } from '../policy/fact-sheet';
import type { FactsOfPerson } from '../policy/facts-of-person';
import type { IsoDay } from '../policy/calendar';
import type { ClaimedPart } from './claimed-parts';
import type { Claims, PersonEntry } from './claims';
import type { Decline } from './decline';
import type { ShownPicture } from './evidence';
import type { UndoOutcome, ImportOutcome } from './imports';
import type { NoticeDraftActions } from './notice-drafts';
import type { Contact } from './contact';
import type { OfficeChannel, PlaceContacts } from './resident';
import type { NamedPerson } from './record-view';
import type { DaysOfList, NextPage, PageAfter } from './pages';

export const officerDuties = [
  'roster',
  'codes',
  'contacts',
  'notices',
  'money',
  'keys',
  'audit',
  'officers',
] as const;
/** What an officer may do, within his regions. */
export type OfficerDuty = (typeof officerDuties)[number];

export interface RosterRow extends PersonEntry {
  readonly identities: readonly CertifiedIdentity[];
  /** Verified events of his life, e.g. a reason for missing the window. */
  readonly circumstances?: readonly Circumstance[];
  /** Of a student, the school that hands him in: a levy list of schools has him there. */
  readonly school?: string;
  /** A whole list has him no longer: the identities, as they stand, get their last day. Nothing else of the row counts. */
  readonly isEnded?: true;
}

export interface AwaitingApplication {
  readonly recordId: string;
  /** Stands for the payer, whose openId stays on the server. */
  readonly applicationId: string;
  /** For his file, and for the whole number on demand. */
  readonly personId: string;
  readonly person: NamedPerson;
  /** As the payer typed it, where the number carries none: to compare with papers. */
  readonly birthDate?: IsoDay;
  readonly region: string;
  readonly year: number;
  readonly claimed: Claims;
  /** How many pictures the payer gave; absent where none. */
  readonly pictures?: number;
  /** He left a telephone number to be called back by. */
  readonly hasPhone?: true;
  readonly at: number;
}

/** Claims of the same identities in one district. */
export interface AlikeClaims {
  readonly identities: readonly IdentityCode[];
  /** The district's code. */
  readonly place: string;
  readonly claims: readonly (AwaitingApplication & {
    /** Chinese: what the roster says, and whose it is. */
    readonly listed: string;
  })[];
}

/** A target of a place, as the notice's table has it. */
export interface TargetRow {
  readonly place: string;
  readonly people: number;
}

export interface Duty {
  readonly clause: string;
  /** How the paper numbers the clause: `五（五）`. */
  readonly label: string;
  readonly office: string;
  readonly what: string;
  readonly recurs: DutyRecurrence;
  readonly by?: IsoDay;
  /** 1 is Monday. */
  readonly weekday?: number;
  readonly time?: string;
  readonly dayOfMonth?: number;
  readonly inWindow?: boolean;
  readonly when?: string;
  /** Whose list it is, of a monthly duty; or of whom `percent` of 100 are to be insured. */
  readonly identities?: readonly IdentityCode[];
  readonly percent?: number;
}

export interface NoticeDuties {
  readonly notice: string;
  readonly title: string;
  readonly year: number;
  readonly draft: boolean;
  readonly window: { readonly from: IsoDay; readonly to: IsoDay } | null;
  readonly targets: {
    readonly label: string;
    readonly rows: readonly TargetRow[];
    /** Null where the notice has none, or where not all its rows lie in the region. */
    readonly total: number | null;
    /** Whether the notice's table has a total, shown here or not. */
    readonly hasTotal: boolean;
  } | null;
  readonly duties: readonly Duty[];
}

/** Rosters, which are proposed and agreed to (`proposals.ts`). */
export interface RosterActsOfTwo {
  /**
   * At most 100 rows a call; `part` numbers the calls of a batch from 1. The same part with the same rows answers
   * again; with other rows it is refused (`BATCH_DIFFERS`). Wrong rows are listed, the rest is taken.
   */
  'roster.import': {
    readonly request: {
      readonly batch: string;
      readonly part: number;
      readonly region: string;
      readonly rows: readonly RosterRow[];
    };
    readonly data: ImportOutcome & {
      /** Applications whose answer changed with this batch. */
      readonly redetermined: number;
    };
  };
  /** Takes a part of a batch back, as it was imported. Refuses with `NO_BATCH` and `BATCH_DIFFERS`. */
  'roster.undo': {
    readonly request: RosterActsOfTwo['roster.import']['request'];
    readonly data: UndoOutcome;
  };
}

/** The function `officer` without money's part. Everything is bounded by the officer's regions. */
export interface OfficerActions extends NoticeDraftActions {
  'officer.me': {
    readonly request: Record<never, never>;
    readonly data: {
      readonly name: string;
      readonly regions: readonly string[];
      readonly duties: readonly OfficerDuty[];
      /** Neighbouring places for whose proposals he was named as second officer; absent where there are none. */
      readonly secondFor?: readonly string[];
      /** What was changed of it in the last thirty days, by whom (ms); absent where nothing was. */
      readonly changed?: { readonly at: number; readonly by: readonly string[] };
      readonly today: IsoDay;
    };
  };
  'applications.awaiting': {
    /** `claimed`: only those that claim it. Days are those of the last change. */
    readonly request: DaysOfList & {
      readonly region: string;
      readonly year: number;
      readonly claimed?: ClaimedPart;
      readonly after?: PageAfter;
    };
    /** A page has fifty people, of whom one may have several. */
    readonly data: { readonly applications: readonly AwaitingApplication[]; readonly next: NextPage };
  };
  /**
   * Claims of a year of which a roster that doesn't decide here says the same (another office's, which has to be looked at), of the 200
   * that wait longest: by identities and district. Only of who came by an act of his own: a guess of anybody else's reads nothing. Each is decided by itself, by `roster.confirm`.
   */
  'applications.alike': {
    readonly request: { readonly region: string; readonly year: number };
    readonly data: { readonly groups: readonly AlikeClaims[] };
  };
  /** The pictures that a payer gave with his claim, for ten minutes each time. Refuses with `NO_APPLICATION`. */
  'applications.pictures': {
    readonly request: { readonly recordId: string; readonly applicationId: string };
    readonly data: { readonly pictures: readonly ShownPicture[] };
  };
  /** By which number he may be called back about it, on demand. Refuses with `NO_APPLICATION` and `NO_PHONE`. */
  'applications.phone': {
    readonly request: { readonly recordId: string; readonly applicationId: string };
    readonly data: { readonly number: string };
  };
  /**
   * Decides one application: certifies identities, circumstances, and facts of the person for the application's year
   * (perhaps other than claimed); nothing certified declines the claim, and then, only then, `decline` says why: the family
   * reads it.
   */
  'roster.confirm': {
    readonly request: {
      readonly recordId: string;
      readonly applicationId: string;
      readonly identities: readonly CertifiedIdentity[];
      readonly circumstances: readonly Circumstance[];
      readonly facts?: FactsOfPerson;
      readonly decline?: Decline;
    };
    readonly data: { readonly state: 'insured' | 'awaiting-payment' | 'awaiting-confirmation' };
  };
  /**
   * A one-time code that ties a person to his WeChat; shown once, handed over at the service window after seeing the document.
   * Who is not known yet is registered as the document says: `birthDate` where its number doesn't carry it. Refuses
   * with `OTHER_REGION` where offices elsewhere know the person, with `TIED` where a WeChat is tied to him: two officers end that first.
   */
  'codes.issue': {
    readonly request: PersonEntry & { readonly region: string };
    readonly data: {
      readonly code: string;
      readonly expiresAt: number;
      /** False: no roster, account or family had this number before. The officer should look at it again. */
      readonly known: boolean;
    };
  };
  'places.set-contacts': {
    readonly request: {
      readonly region: string;
      readonly contacts: readonly Contact[];
      /** Whether the place is in the long-term care insurance pilot, where no notice says. */
      readonly ltciPilot?: boolean;
    };
    readonly data: { readonly region: string };
  };
  /** What stands for the place itself, to be changed and sent back whole. */
  'places.own': {
    readonly request: { readonly region: string };
    readonly data: {
      readonly contacts: readonly Contact[];
      /** Null where the office has not said. */
      readonly ltciPilot: boolean | null;
      /** What residents see now. */
      readonly shown: PlaceContacts;
    };
  };
  /** The place's own ways of paying and registering, sent back whole. */
  'places.set-channels': {
    readonly request: { readonly region: string; readonly channels: readonly OfficeChannel[] };
    readonly data: { readonly region: string };
  };
  'places.own-channels': {
    readonly request: { readonly region: string };
    readonly data: { readonly channels: readonly OfficeChannel[] };
  };
  /** What the notices of the place ask of offices, and the targets of the places inside it. */
  'notices.duties': {
    readonly request: { readonly region: string };
    readonly data: { readonly notices: readonly NoticeDuties[] };
  };
  /**
   * One batch of re-encryption and re-hashing after new keys were configured; call again until `done`, or nothing was rewritten. `unreadable`
   * says of which kinds no key opens how many that were met: they stay as they are, and remain.
   */
  'keys.rotate': {
    readonly request: Record<never, never>;
    readonly data: {
      readonly done: boolean;
      readonly rewritten: number;
      readonly remaining: number;
      readonly unreadable: readonly { readonly what: string; readonly count: number }[];
    };
  };
}
