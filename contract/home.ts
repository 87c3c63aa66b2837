import type { IsoDay } from '../policy/calendar';
import type { Fen } from '../policy/money';
import type { Relation } from './family';
import type { RecordStatus } from './record-view';

/** One of those of whom the caller's first page speaks: whom he has on his list, and himself once he proved who he is. */
export interface HomePerson {
  /** Absent where it is himself and his list lacks him. */
  readonly relativeId?: string;
  readonly recordId: string;
  /** As his list shows it. */
  readonly name: string;
  readonly relation: Relation;
  /** The caller himself: proved by an office's code, or said on his list. */
  readonly self?: true;
  /** The insured year that people of his place pay for now. */
  readonly year: number;
  /** For that year; null where he proved who he is and nobody has registered him for it. */
  readonly status: RecordStatus | null;
  /** The year before, where he is insured for it and its cover hasn't ended. */
  readonly before?: RecordStatus;
  /** The caller says that the year is paid elsewhere, which nobody has checked. */
  readonly saidPaidElsewhere?: true;
}

/** How the people of one insured year stand, in words. */
export interface HomeYear {
  readonly year: number;
  /** What can be paid now for all of them together; what is reserved by an order is no part of it. */
  readonly openFen: Fen;
  /** Whether somebody can be put into an order now. */
  readonly payable: boolean;
  /** Chinese, e.g. `待缴 760 元，3人中2人没缴`. */
  readonly title: string;
  /** Chinese: who, and until when. */
  readonly lines: readonly string[];
}

/** What waits for the caller, and the page on which he does it. */
export interface HomeWait {
  readonly kind:
    | 'refund-question'
    | 'tie-ended'
    | 'claim-declined'
    | 'amount-changed'
    | 'question-open'
    | 'number-missing'
    | 'officer';
  /** Chinese. */
  readonly words: string;
  readonly leadsTo: 'me' | 'relative' | 'relativeClaims' | 'record' | 'officer';
  /** Of the relative or the record; absent where it is about the caller. */
  readonly id?: string;
}

/** An own order that is neither paid nor closed. */
export interface HomeOrder {
  readonly orderId: string;
  /** Chinese: its sum, and how many minutes are left. */
  readonly words: string;
}

/** A place of which no notice speaks: whom to ask, and what can be done there. */
export interface HomePlace {
  /** Chinese. */
  readonly title: string;
  /** Chinese. */
  readonly words: string;
  /** Those of the place first, then the whole country's. */
  readonly contacts: readonly { readonly name: string; readonly phone: string }[];
}

/** What the first page tells; nothing of anybody that `family.list` and `me.get` wouldn't tell the caller. */
export interface HomeStatus {
  /** By the server's clock: a phone's may be wrong. */
  readonly today: IsoDay;
  /** What is to be paid comes first. */
  readonly years: readonly HomeYear[];
  readonly people: readonly HomePerson[];
  readonly waits: readonly HomeWait[];
  readonly orders: readonly HomeOrder[];
  readonly place?: HomePlace;
}

export interface HomeActions {
  /** `region`: the place of the first page; `place` answers where no notice speaks of it. */
  'home.status': {
    readonly request: { readonly region?: string };
    readonly data: HomeStatus;
  };
}
