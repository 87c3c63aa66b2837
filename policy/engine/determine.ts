import type { Coverage, Determination, Item, Status, Subsidy } from '../determination';
import type { FactSheet } from '../fact-sheet';
import type { Compiled } from './compile';
import { personOn } from './person';
import type { Person } from './person';
import type { Work } from './work';
import { type Fen, minusFen, noFen, plusFen } from '../money';
import { formatDay, noDay, parseDay } from '../calendar';

const noItems: readonly Item[] = Object.freeze([]);
const noSubsidies: readonly Subsidy[] = Object.freeze([]);

/** The answer for a valid fact sheet under compiled notices. */
export function determineUnder(compiled: Compiled, sheet: FactSheet): Determination {
  return sheet.paidBefore === undefined
    ? forPayment(compiled, sheet)
    : forInsured(compiled, sheet, sheet.paidBefore);
}

function forPayment(compiled: Compiled, sheet: FactSheet): Determination {
  const { work } = compiled;
  const person = personOn(sheet, parseDay(sheet.payOn));
  work.clear();
  const status = settle(compiled, person, work);
  work.paid = status === 'payable' || status === 'exempt';
  for (const step of compiled.after) step(person, work);
  if (work.paid && work.coverSilent) work.notes.add(compiled.coverSilent);
  const coverage = work.paid ? coverageOf(work, compiled) : null;
  return answer(compiled, sheet, person, { status, coverage });
}

/** Paid already: the cover is what the payment bought on its day, the rest is asked as of today. */
function forInsured(
  compiled: Compiled,
  sheet: FactSheet,
  paidBefore: { readonly on: string; readonly amountFen: Fen },
): Determination {
  const { work } = compiled;
  const paidOn = parseDay(paidBefore.on);
  work.clear();
  work.assumeOpen = true;
  const then = settle(compiled, personOn(sheet, paidOn), work);
  const coverage = then === 'payable' || then === 'exempt' ? coverageOf(work, compiled) : null;
  const silent = work.coverSilent;
  work.clearButCites();
  const person = personOn(sheet, parseDay(sheet.payOn));
  work.insured = true;
  for (const step of compiled.before) step(person, work);
  work.paid = true;
  work.insuredFrom = coverage === null ? noDay : parseDay(coverage.from);
  work.paidOn = paidOn;
  work.payFen = paidBefore.amountFen;
  for (const step of compiled.after) step(person, work);
  if (silent) work.notes.add(compiled.coverSilent);
  return answer(compiled, sheet, person, { status: 'insured', coverage });
}

/** Goes through the rules that decide whether and what a person pays on the day, and says how it stands. */
function settle(compiled: Compiled, person: Person, work: Work): Status {
  for (const step of compiled.before) step(person, work);
  work.paidOn = person.payOn;
  const { yearTo } = compiled.base;
  if (person.payOn > yearTo) {
    work.notes.add(compiled.noCoverLeft);
    return 'closed';
  }
  if (work.phase === 'before') return 'not-open';
  if (work.phase === 'late') return settleLate(compiled, work);
  if (work.aid !== null) work.cites.addAll(work.aid.cites);
  const aidFen = work.aid === null ? noFen : work.aid.amountFen;
  work.payFen = minusFen(plusFen(work.premiumFen, work.careFen), aidFen);
  if (work.payFen === 0) return 'exempt';
  return work.phase === 'shut' ? 'not-open' : 'payable';
}

function settleLate(compiled: Compiled, work: Work): Status {
  const { way } = work;
  if (way === null) return 'closed';
  work.cites.addAll(way.cites);
  if (work.wayFrom > compiled.base.yearTo) {
    work.notes.add(compiled.noCoverLeft);
    return 'closed';
  }
  work.notes.addAll(way.notes);
  work.late = true;
  if (!way.withAid) work.aid = null;
  if (work.aid !== null) work.cites.addAll(work.aid.cites);
  work.payFen = plusFen(work.wayPayFen, work.careFen);
  return work.payFen === 0 ? 'exempt' : 'payable';
}

function coverageOf(work: Work, compiled: Compiled): Coverage | null {
  if (work.late && work.way !== null) {
    return {
      from: formatDay(work.wayFrom),
      to: formatDay(compiled.base.yearTo),
      waitingDays: work.way.waitingDays,
    };
  }
  const { cover } = work;
  return cover === null ? null : { from: formatDay(cover.from), to: formatDay(cover.to), waitingDays: 0 };
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
  if (back !== null) work.cites.addAll(work.backCites);
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
    subsidies: subsidiesOf(compiled, takesPayment ? work : null, back),
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
  const shareFen = work.late && work.way !== null && work.way.withFiscalShare ? work.fiscalShareFen : noFen;
  const { premiumFen, careFen, aid } = work;
  const aidFen = aid === null ? noFen : aid.amountFen;
  const key = (aid === null ? 0 : aid.index) * 4 + (careFen > 0 ? 2 : 0) + (shareFen > 0 ? 1 : 0);
  const known = items[key];
  if (
    known !== undefined &&
    known.premiumFen === premiumFen &&
    known.aidFen === aidFen &&
    known.careFen === careFen &&
    known.shareFen === shareFen
  ) {
    return known.list;
  }
  const plain = (kind: Item['kind'], amountFen: Fen): readonly Item[] =>
    amountFen === 0
      ? []
      : [Object.freeze({ kind, standardFen: amountFen, subsidyFen: noFen, payFen: amountFen })];
  const list = Object.freeze([
    Object.freeze({
      kind: 'premium' as const,
      standardFen: premiumFen,
      subsidyFen: aidFen,
      payFen: minusFen(premiumFen, aidFen),
    }),
    ...plain('ltci', careFen),
    ...plain('fiscal-share', shareFen),
  ]);
  items[key] = { premiumFen, aidFen, careFen, shareFen, list };
  return list;
}

function subsidiesOf(compiled: Compiled, paying: Work | null, back: Subsidy | null): readonly Subsidy[] {
  const aid =
    paying === null || paying.aid === null || paying.aid.amountFen === 0 ? null : paying.aid.subsidy;
  if (aid === null) return back === null ? noSubsidies : [back];
  if (back !== null) return [aid, back];
  const { singles } = compiled.tables;
  let single = singles.get(aid);
  if (single === undefined) {
    single = Object.freeze([aid]);
    singles.set(aid, single);
  }
  return single;
}
