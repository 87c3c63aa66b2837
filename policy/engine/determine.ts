import type { Coverage, Determination, Item, Status, Subsidy } from '../determination';
import type { FactSheet } from '../fact-sheet';
import { addedSubsidies, type Deducted, eachAdded } from './added';
import { isBetterWay } from './best';
import type { Compiled, Steps } from './compile';
import { personOn } from './person';
import type { Person } from './person';
import type { Back } from './claim';
import type { Work } from './work';
import { type Fen, minusFen, noFen, plusFen } from '../money';
import { afterAllDays, formatDay, type IsoDay, parseDay } from '../calendar';

const noItems: readonly Item[] = Object.freeze([]);
const noSubsidies: readonly Subsidy[] = Object.freeze([]);

/** The answer for a valid fact sheet under compiled notices. */
export function determineUnder(compiled: Compiled, sheet: FactSheet): Determination {
  return sheet.paidBefore === undefined
    ? forPayment(compiled, sheet)
    : forInsured(compiled, sheet, sheet.paidBefore);
}

function stepsFor({ whole, short }: Compiled, { held, ended, happened }: Person): Steps {
  return held.length === 0 && ended.length === 0 && happened.length === 0 ? short : whole;
}

function forPayment(compiled: Compiled, sheet: FactSheet): Determination {
  const { work } = compiled;
  const person = personOn(sheet, parseDay(sheet.payOn));
  work.clear();
  const status = settle(compiled, person, work);
  work.paid = status === 'payable' || status === 'exempt';
  tellMissedAids(work);
  for (const step of stepsFor(compiled, person).after) step(person, work);
  if (work.paid && compiled.coverSilent !== null) work.notes.add(compiled.coverSilent);
  const coverage = work.paid ? coverageOf(work) : null;
  return answer(compiled, sheet, person, { status, coverage });
}

/** Paid already: the cover is what the payment bought on its day, the rest is asked as of today. */
function forInsured(
  compiled: Compiled,
  sheet: FactSheet,
  paidBefore: { readonly on: IsoDay; readonly amountFen: Fen },
): Determination {
  const { work } = compiled;
  const paidOn = parseDay(paidBefore.on);
  work.clear();
  work.assumeOpen = true;
  const then = settle(compiled, personOn(sheet, paidOn), work);
  const coverage = then === 'payable' || then === 'exempt' ? coverageOf(work) : null;
  const readings = work.late && work.way !== null ? work.way.by.readings : [];
  work.turnToToday();
  if (coverage !== null) work.notes.addAll(readings);
  const person = personOn(sheet, parseDay(sheet.payOn));
  work.insured = true;
  for (const step of stepsFor(compiled, person).before) step(person, work);
  work.paid = true;
  work.insuredFrom = coverage === null ? afterAllDays : parseDay(coverage.from);
  work.paidOn = paidOn;
  work.payFen = paidBefore.amountFen;
  tellMissedAids(work);
  for (const step of stepsFor(compiled, person).after) step(person, work);
  if (compiled.coverSilent !== null) work.notes.add(compiled.coverSilent);
  else if (coverage === null) work.notes.add(compiled.boughtNoCover);
  return answer(compiled, sheet, person, { status: 'insured', coverage });
}

/** Says which aid a person would have, but for a clause, where he has none as good. */
function tellMissedAids(work: Work): void {
  work.tellMissed(work.missedAids, mostClaimed(work));
  work.tellMissed(work.missedCareAids, work.careAidFen);
  if (work.aidFen < work.premiumFen) work.tellMissed(work.missedAdded, noFen);
}

/** The most that is due by one of a person's claims to aid, whether or not a way in lets it count, in fen. */
function mostClaimed({ claims }: Work): Fen {
  let most = noFen;
  for (const { aid } of claims) if (aid.amountFen > most) most = aid.amountFen;
  return most;
}

/** Goes through the rules that decide whether and what a person pays on the day, and says how it stands. */
function settle(compiled: Compiled, person: Person, work: Work): Status {
  for (const step of stepsFor(compiled, person).before) step(person, work);
  work.paidOn = person.payOn;
  if (person.payOn > compiled.lastDayOfCover) {
    work.notes.add(compiled.noCoverLeft);
    return 'closed';
  }
  if (work.phase === 'before') return 'not-open';
  if (work.phase === 'late') return settleLate(compiled, work);
  if (work.cover !== null && person.payOn > work.cover.to) {
    work.notes.add(compiled.noCoverLeft);
    return 'closed';
  }
  citeAid(work);
  work.payFen = minusFen(plusFen(work.premiumFen, work.careFen), plusFen(work.aidFen, work.careAidFen));
  if (work.payFen === 0) return 'exempt';
  return work.phase === 'shut' ? 'not-open' : 'payable';
}

function settleLate(compiled: Compiled, work: Work): Status {
  const { way } = work;
  if (way === null && work.lateOpensOn < afterAllDays) {
    work.phase = 'shut';
    work.opensOn = work.lateOpensOn;
    return 'not-open';
  }
  tellPassed(work);
  if (way === null) return 'closed';
  work.cites.addAll(way.by.cites);
  if (way.from > way.to) {
    work.notes.add(compiled.noCoverLeft);
    return 'closed';
  }
  if (way.by.withFiscalShare) {
    work.cites.addAll(work.shareCites);
    work.notes.addAll(work.shareNotes);
  }
  work.notes.addAll(way.by.readings);
  work.late = true;
  if (way.by.withAid) citeAid(work);
  else work.dropAid();
  work.payFen = way.payFen;
  return work.payFen === 0 ? 'exempt' : 'payable';
}

function citeAid(work: Work): void {
  const { claim, careClaim, added, cites } = work;
  if (claim !== null) cites.addAll(claim.aid.cites);
  if (added.length > 0) eachAdded(work, ({ aid }) => cites.addAll(aid.cites));
  if (careClaim !== null) cites.addAll(careClaim.aid.cites);
}

/** Says which time limits have passed by which the person would have come in on better terms. */
function tellPassed({ passedWays, way, cites, notes }: Work): void {
  const isClosed = way === null || way.from > way.to;
  for (const passed of passedWays) {
    if (!isBetterWay(passed, way)) continue;
    cites.add(passed.cite);
    notes.add(isClosed ? passed.closed : passed.otherwise);
  }
}

function coverageOf({ cover, late, way }: Work): Coverage | null {
  const covered = late && way !== null ? way : cover;
  if (covered === null) return null;
  const { waitingDays, waitingMonths } = covered;
  const coverage = { from: formatDay(covered.from), to: formatDay(covered.to), waitingDays };
  return waitingMonths === null ? coverage : { ...coverage, wait: { months: waitingMonths } };
}

function answer(
  compiled: Compiled,
  sheet: FactSheet,
  person: Person,
  { status, coverage }: Pick<Determination, 'status' | 'coverage'>,
): Determination {
  const { tables, work } = compiled;
  const takesPayment = status === 'payable' || status === 'exempt';
  const back = takesPayment || status === 'insured' ? work.back : null;
  const payFen = takesPayment ? work.payFen : status === 'insured' ? noFen : null;
  const paidFen = status === 'insured' ? work.payFen : noFen;
  const reimbursedFen = back === null ? noFen : back.amountFen;
  if (back !== null) work.cites.addAll(back.cites);
  work.tellMissed(work.missedBacks, reimbursedFen);
  work.notes.addAll(compiled.standingNotes);
  for (const { code } of person.recognisedLater) {
    const note = compiled.notYetRecognised.get(code);
    if (note !== undefined) work.notes.add(note);
  }
  const determination = {
    id: sheet.id,
    status,
    notices: compiled.ids,
    payFen,
    items: takesPayment ? itemsOf(compiled, work) : noItems,
    subsidies: subsidiesOf(compiled, takesPayment ? work : noAid, back),
    reimbursedFen,
    refundFen: work.refundFen,
    netFen:
      payFen === null ? null : minusFen(plusFen(paidFen, payFen), plusFen(reimbursedFen, work.refundFen)),
    coverage,
    cites: tables.cites.list(work.cites, compiled.order),
    notes: tables.notes.list(work.notes),
  };
  return status === 'not-open' ? { ...determination, opensOn: formatDay(work.opensOn) } : determination;
}

/** The items of an answer. Lists that came up before are given again, if their figures are still the same. */
function itemsOf(compiled: Compiled, work: Work): readonly Item[] {
  const { items } = compiled.tables;
  const shareFen =
    work.late && work.way !== null && work.way.by.withFiscalShare ? work.fiscalShareFen : noFen;
  const { premiumFen, careFen, claim, aidFen, careAidFen } = work;
  const key = (claim === null ? 0 : claim.aid.index) * 4 + (careFen > 0 ? 2 : 0) + (shareFen > 0 ? 1 : 0);
  const known = items[key];
  if (
    known !== undefined &&
    known.premiumFen === premiumFen &&
    known.aidFen === aidFen &&
    known.careFen === careFen &&
    known.careAidFen === careAidFen &&
    known.shareFen === shareFen
  ) {
    return known.list;
  }
  const item = (kind: Item['kind'], standardFen: Fen, subsidyFen: Fen): Item =>
    Object.freeze({ kind, standardFen, subsidyFen, payFen: minusFen(standardFen, subsidyFen) });
  const list = Object.freeze([
    item('premium', premiumFen, aidFen),
    ...(careFen === 0 ? [] : [item('ltci', careFen, careAidFen)]),
    ...(shareFen === 0 ? [] : [item('fiscal-share', shareFen, noFen)]),
  ]);
  items[key] = { premiumFen, aidFen, careFen, careAidFen, shareFen, list };
  return list;
}

type AllDeducted = Deducted & Pick<Work, 'careClaim'>;
const noAid: AllDeducted = Object.freeze({ claim: null, added: [], careClaim: null, premiumFen: noFen });

function subsidiesOf(compiled: Compiled, deducted: AllDeducted, back: Back | null): readonly Subsidy[] {
  const { claim, added, careClaim } = deducted;
  const given = back === null ? null : givenBack(back);
  const first = claim === null || claim.aid.amountFen === 0 ? null : claim.aid.subsidy;
  if (given !== null || careClaim !== null || added.length > 0) {
    const ofCare = careClaim === null ? null : careClaim.aid.subsidy;
    return [first, ...addedSubsidies(deducted), ofCare, given].filter(isSubsidy);
  }
  return first === null ? noSubsidies : alone(compiled, first);
}

function isSubsidy(one: Subsidy | null): one is Subsidy {
  return one !== null;
}

/** The list of one aid: the same for everybody who has it alone. */
function alone({ tables: { singles } }: Compiled, subsidy: Subsidy): readonly Subsidy[] {
  let single = singles.get(subsidy);
  if (single === undefined) {
    single = Object.freeze([subsidy]);
    singles.set(subsidy, single);
  }
  return single;
}

function givenBack({ subsidy, amountFen }: Back): Subsidy {
  return amountFen === subsidy.amountFen ? subsidy : { ...subsidy, amountFen };
}
