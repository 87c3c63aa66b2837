import { afterAllDays, type Day, noDay } from '../calendar';
import type { IdentityCode } from '../fact-sheet';
import { Claimants } from './claimants';
import { Marks } from './marks';
import { addedFen } from './added';
import type { Back, Claim, Missed } from './claim';
import { type Fen, fen, lesserFen, minusFen, noFen, plusFen } from '../money';

/**
 * Where a day stands against the window: before it, in it and open, in it but shut (a day of the month on which no
 * payments are taken), after it.
 */
export type Phase = 'before' | 'open' | 'shut' | 'late';

/** What a rule for a way in after the window says to everybody who comes in by it. */
export interface WayIn {
  readonly withFiscalShare: boolean;
  readonly withAid: boolean;
  readonly cites: readonly number[];
  /** Notes on how the notice was read. They stay true of who has paid. */
  readonly readings: readonly number[];
}

/** From when to when a person is covered, and how long he waits for it; `waitingMonths` is null where days are counted. */
export interface Cover {
  readonly from: Day;
  readonly to: Day;
  readonly waitingDays: number;
  readonly waitingMonths: number | null;
}

/** A way in as it is for one person: what it costs, when cover begins. */
export interface Way extends Cover {
  readonly by: WayIn;
  readonly payFen: Fen;
}

/** To write a length is dear on the way of every answer, and most lists hold nothing. */
function empty(list: unknown[]): void {
  if (list.length > 0) list.length = 0;
}

/** A way in whose time limit has passed; `closed` is said where there is no other, `otherwise` where there is. */
export interface PassedWay {
  readonly payFen: Fen;
  readonly from: Day;
  readonly to: Day;
  readonly cite: number;
  readonly closed: number;
  readonly otherwise: number;
}

const noMarks: readonly number[] = Object.freeze([]);

/** An answer while it is worked out. One is reused for every answer of a stack of notices; `clear` empties it. */
export class Work {
  readonly cites = new Marks();
  readonly notes = new Marks();
  /** The code of the person's tier; empty where there are none. */
  tier = '';
  /** The premium of a tier on which an aid is counted, for a moment. */
  countedOnFen = noFen;
  premiumFen = noFen;
  careFen = noFen;
  fiscalShareFen = noFen;
  /** The marks of the clause that sets the fiscal share, and of what is to be said of it. */
  shareCites: readonly number[] = noMarks;
  shareNotes: readonly number[] = noMarks;
  careKnownDue = false;
  careDue = false;
  phase: Phase = 'late';
  opensOn: Day = noDay;
  windowFrom: Day = noDay;
  windowTo: Day = noDay;
  /** A window for some people, the person among them, has taken the place of everybody's. */
  hasOwnWindow = false;
  /** Asked for a payment that was made: it was taken, so the window was open. */
  assumeOpen = false;
  /** Every aid to which the person has a claim, and the best of them. */
  readonly claims: Claim[] = [];
  claim: Claim | null = null;
  /** For someone insured: the aids to which he had a claim when he paid. */
  readonly claimsThen: Claim[] = [];
  readonly missedAids: Missed[] = [];
  /** The aids that come on top of it, and of each rule for such aid the best. */
  readonly addedClaims: Claim[] = [];
  readonly added: Claim[] = [];
  readonly missedAdded: Missed[] = [];
  /** By what there is a claim to aid or to money back. */
  readonly claimants = new Claimants();
  /** The same of the aids on the care premium. */
  readonly careClaims: Claim[] = [];
  careClaim: Claim | null = null;
  readonly careClaimants = new Claimants();
  readonly missedCareAids: Missed[] = [];
  /** For someone insured: `deductedBesidesFen` when he paid. */
  private besidesThenFen = noFen;
  cover: Cover | null = null;
  coverIsSpecial = false;
  way: Way | null = null;
  /** When a way in opens that is not open yet; after all days where there is none. */
  lateOpensOn: Day = afterAllDays;
  readonly passedWays: PassedWay[] = [];
  /** The day of the payment that is asked about: `payOn`, or that of `paidBefore`. */
  paidOn: Day = noDay;
  insured = false;
  /** Whether a payment is taken on the day, or was taken before. */
  paid = false;
  /** For someone insured: when cover begins; Infinity where the payment bought none. */
  insuredFrom: Day = noDay;
  late = false;
  payFen = noFen;
  back: Back | null = null;
  readonly missedBacks: Missed[] = [];
  refundFen = noFen;
  /** Whether the rule that is being tried has been met. */
  met = false;

  clear(): void {
    this.cites.clear();
    empty(this.claimsThen);
    this.besidesThenFen = noFen;
    this.clearButCites();
  }

  /** Keeps what was due on the day of an earlier payment, and empties the rest but for the clauses gathered so far. */
  turnToToday(): void {
    for (const claim of this.claims) this.claimsThen.push(claim);
    this.besidesThenFen = this.deductedBesidesFen;
    this.clearButCites();
  }

  private clearButCites(): void {
    this.notes.clear();
    this.tier = '';
    this.premiumFen = noFen;
    this.careFen = noFen;
    this.fiscalShareFen = noFen;
    this.shareCites = noMarks;
    this.shareNotes = noMarks;
    this.careKnownDue = false;
    this.careDue = false;
    this.phase = 'late';
    this.opensOn = noDay;
    this.windowFrom = noDay;
    this.windowTo = noDay;
    this.hasOwnWindow = false;
    this.assumeOpen = false;
    empty(this.claims);
    this.claim = null;
    empty(this.missedAids);
    this.claimants.clear();
    empty(this.addedClaims);
    empty(this.added);
    empty(this.missedAdded);
    empty(this.careClaims);
    this.careClaim = null;
    this.careClaimants.clear();
    empty(this.missedCareAids);
    this.cover = null;
    this.coverIsSpecial = false;
    this.way = null;
    this.lateOpensOn = afterAllDays;
    empty(this.passedWays);
    this.insured = false;
    this.paid = false;
    this.insuredFrom = noDay;
    this.late = false;
    this.payFen = noFen;
    this.back = null;
    empty(this.missedBacks);
    this.refundFen = noFen;
    this.met = false;
  }

  /** What is deducted at once from the premium by the aid that counts and those on top of it, in fen. */
  get aidFen(): Fen {
    const best = this.claim === null ? noFen : this.claim.aid.amountFen;
    return this.added.length === 0 ? best : lesserFen(plusFen(best, addedFen(this.added)), this.premiumFen);
  }

  /** The same of the care premium. */
  get careAidFen(): Fen {
    return this.careClaim === null ? noFen : this.careClaim.aid.amountFen;
  }

  /** What was deducted from the payment without competing with anything that comes back, in fen. */
  get deductedBesidesFen(): Fen {
    if (this.insured) return this.besidesThenFen;
    const best = this.claim === null ? noFen : this.claim.aid.amountFen;
    return plusFen(this.careAidFen, minusFen(this.aidFen, best));
  }

  /** The most that an identity has, or had when its holder paid, deducted at once, in fen. */
  mostDeductedBy(code: IdentityCode): Fen {
    let most = 0;
    for (const { aid, held } of this.claims) if (held?.code === code) most = Math.max(most, aid.amountFen);
    for (const { aid, held } of this.claimsThen)
      if (held?.code === code) most = Math.max(most, aid.amountFen);
    return fen(most);
  }

  /** No aid is deducted from what is paid in this way. */
  dropAid(): void {
    this.claim = null;
    empty(this.added);
    this.careClaim = null;
  }

  /** Nothing can be paid any more. Known only once the answer's state is settled. */
  get closedOut(): boolean {
    return this.phase === 'late' && !this.insured && !this.paid;
  }

  /** Says what the person would have, but for a clause, where nothing as good is due to him. */
  tellMissed(missed: readonly Missed[], dueFen: Fen): void {
    for (const { amountFen, cites, note } of missed) {
      if (amountFen <= dueFen) continue;
      this.cites.addAll(cites);
      this.notes.add(note);
    }
  }
}
