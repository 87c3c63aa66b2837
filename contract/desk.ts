import type { IsoDay } from '../policy/calendar';
import type { CaseKind } from './refunds';

/**
 * What waits for an officer. `proposals`: of others, for his word; `unfinished`: his own files of which parts are missing; `claims`:
 * applications whose identity waits; `cases`: by kind; `invitations`: officers who accepted and are to be heard. By insured year: `resumptions`, families
 * who ask to have benefits again; `duplicates`, other open cases of double insurance; `applications` for money that is paid back; `refund-dues`, refunds
 * that are due, by WeChat or at the window, and nobody asked for. `uploads`: files that are checked and wait for being handed in.
 */
export type WorkKind =
  | 'proposals'
  | 'unfinished'
  | 'claims'
  | 'cases'
  | 'invitations'
  | 'resumptions'
  | 'duplicates'
  | 'applications'
  | 'refund-dues'
  | 'uploads';

export interface WorkWaiting {
  readonly kind: WorkKind;
  /** Of cases. */
  readonly of?: CaseKind;
  /** The insured year, of what belongs to one. */
  readonly year?: number;
  /** At most {@link mostCounted}; one more than that reads `99+`. */
  readonly count: number;
}

/** Nobody acts otherwise for 5,000 than for 100: more are not counted. */
export const mostCounted = 99;

/** A duty of a notice whose day comes within a week. */
export interface DutyDue {
  readonly title: string;
  /** How the paper numbers the clause. */
  readonly label: string;
  readonly office: string;
  readonly what: string;
  readonly on: IsoDay;
  /** `17:00`; absent where the notice names no hour. */
  readonly time?: string;
}

/** Lists of departments that are overdue (Hunan 3 (2)), by department, county and month. */
export interface OverdueLists {
  readonly count: number;
  /** The day by which the first of them should have come. */
  readonly since: IsoDay;
}

export interface DeskActions {
  /** Only what his duties let him see; what he has none of is not in it. */
  'desk.waiting': {
    readonly request: { readonly region: string };
    readonly data: {
      readonly work: readonly WorkWaiting[];
      readonly due: readonly DutyDue[];
      /** Absent where none is, and for who doesn't keep rosters. */
      readonly overdue?: OverdueLists;
      /** So many messages of what comes for his office he may still be sent: a consent is one message. */
      readonly messagesLeft: number;
    };
  };
  /** He agreed in WeChat's own dialog, at this tap, to one message of work that comes for his office. */
  'desk.agree-to-message': {
    readonly request: Record<never, never>;
    readonly data: { readonly messagesLeft: number };
  };
  'desk.end-messages': {
    readonly request: Record<never, never>;
    readonly data: { readonly messagesLeft: number };
  };
}
