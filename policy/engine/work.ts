import { beforeAllDays, type Day, noDay } from '../calendar';
import type { Subsidy } from '../determination';
import type { Held } from './person';
import { Marks } from './marks';
import { type Fen, noFen } from '../money';

/**
 * Where a day stands against the window: before it, in it and open, in it but shut (a day of the month on which no
 * payments are taken), after it.
 */
export type Phase = 'before' | 'open' | 'shut' | 'late';

/** An aid deducted at once, ready to be put into an answer. `index` tells the aids of a stack of notices apart. */
export interface Aid {
  readonly index: number;
  readonly amountFen: Fen;
  readonly subsidy: Subsidy;
  readonly cites: readonly number[];
}

/** A way in after the window: what it costs, when cover begins, what led to it. */
export interface WayIn {
  readonly withFiscalShare: boolean;
  readonly withAid: boolean;
  readonly waitingDays: number;
  readonly cites: readonly number[];
  readonly notes: readonly number[];
}

/** An aid that somebody has a claim to: for whom the rule is, and what it gives of the premium. */
export interface Claim {
  readonly codes: ReadonlySet<string>;
  readonly amountFen: Fen;
}

/** An answer while it is worked out. One is reused for every answer of a stack of notices; `clear` empties it. */
export class Work {
  readonly cites = new Marks();
  readonly notes = new Marks();
  premiumFen = noFen;
  careFen = noFen;
  fiscalShareFen = noFen;
  careKnownDue = false;
  careDue = false;
  phase: Phase = 'open';
  opensOn: Day = noDay;
  windowFrom: Day = noDay;
  windowTo: Day = noDay;
  /** Asked for a payment that was made: it was taken, so the window was open. */
  assumeOpen = false;
  aid: Aid | null = null;
  readonly claims: Claim[] = [];
  /** The identities, as bits, that give a claim to aid or to money back. */
  claimants = 0;
  aidByIdentity = false;
  /** The latest recognition among the identities that give a claim to aid. */
  aidSince: Day = noDay;
  cover: { from: Day; to: Day } | null = null;
  coverIsSpecial = false;
  coverSilent = true;
  way: WayIn | null = null;
  wayPayFen = noFen;
  wayFrom: Day = noDay;
  /** The day of the payment that is asked about: `payOn`, or that of `paidBefore`. */
  paidOn: Day = noDay;
  insured = false;
  /** Whether a payment is taken on the day, or was taken before. */
  paid = false;
  /** For someone insured: when cover begins. */
  insuredFrom: Day = noDay;
  late = false;
  payFen = noFen;
  back: Subsidy | null = null;
  backCites: readonly number[] = [];
  refundFen = noFen;
  /** What the last group that matched found. */
  foundHeld: Held | null = null;
  foundOn: Day = noDay;

  clear(): void {
    this.cites.clear();
    this.clearButCites();
  }

  /** Empties all but the clauses gathered so far. */
  clearButCites(): void {
    this.notes.clear();
    this.premiumFen = noFen;
    this.careFen = noFen;
    this.fiscalShareFen = noFen;
    this.careKnownDue = false;
    this.careDue = false;
    this.phase = 'open';
    this.opensOn = noDay;
    this.assumeOpen = false;
    this.aid = null;
    if (this.claims.length > 0) this.claims.length = 0;
    this.claimants = 0;
    this.aidByIdentity = false;
    this.aidSince = beforeAllDays;
    this.cover = null;
    this.coverIsSpecial = false;
    this.coverSilent = true;
    this.way = null;
    this.insured = false;
    this.paid = false;
    this.insuredFrom = noDay;
    this.late = false;
    this.payFen = noFen;
    this.back = null;
    this.refundFen = noFen;
    this.foundHeld = null;
    this.foundOn = noDay;
  }
}
