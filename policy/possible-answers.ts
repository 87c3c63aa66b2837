import type { Determination } from './determination';
import type { FactSheet } from './fact-sheet';
import type { Setting } from './setting';
import type { Supposed, UnknownFacts, Way } from './unknown-facts';
import { waitWords } from './wait-words';
import { waysOf } from './unknown-facts';

type Determine = (sheet: FactSheet) => Determination;

/** Something that may be so, with all the ways in which it comes to the same. */
export type Alternatives = readonly Supposed[];

/** One set of circumstances that leads to an answer: all of these together. Empty: nothing out of the ordinary. */
export type PossibleCase = readonly Alternatives[];

/** One of the answers that somebody may get of whom not everything is known. */
export interface PossibleAnswer {
  /** The answer of the first case, and the facts it rests on. */
  readonly determination: Determination;
  readonly sheet: FactSheet;
  /** What leads to it: only cases that suppose as little as possible. */
  readonly cases: readonly PossibleCase[];
  /** Where nothing out of the ordinary leads to it: single things that do so too. */
  readonly alsoIf: readonly PossibleCase[];
}

/** The ways of one unknown that come to the same, whatever else may be so. */
interface WayClass {
  readonly members: readonly Way[];
  readonly way: Way;
}

/** Enough of an answer to tell whether two ways come to the same: also by which clauses and with which notes. */
function signature(determination: Determination): string {
  const { status, payFen, netFen, refundFen, coverage, cites, notes } = determination;
  return JSON.stringify([
    status,
    payFen,
    netFen,
    refundFen,
    coverage === null ? null : waitWords(coverage),
    cites,
    notes.map(({ code }) => code),
  ]);
}

/** Answers with the same state and the same amounts are one to the person who asks. */
function outcome({ status, payFen, netFen, refundFen, coverage }: Determination): string {
  return JSON.stringify([status, payFen, netFen, refundFen, coverage === null]);
}

function codeOf({ supposed }: Way): string {
  if (supposed === null) return '';
  return supposed.about === 'identity' || supposed.about === 'circumstance' ? supposed.code : supposed.about;
}

/** A few ways that stand for the others: the first of each kind, and the first of each answer. */
function samples(ways: readonly Way[], determine: Determine, sheet: FactSheet): readonly Way[] {
  const firsts = new Map<string, Way>();
  for (const way of ways) {
    const kind = codeOf(way);
    if (!firsts.has(kind)) firsts.set(kind, way);
    const answer = signature(determine(way.apply(sheet)));
    if (!firsts.has(answer)) firsts.set(answer, way);
  }
  return [...new Set(firsts.values())];
}

/** Puts together the ways that come to the same beside everything else that may be so. */
function classesOf(
  ways: readonly Way[],
  backgrounds: readonly FactSheet[],
  determine: Determine,
): readonly WayClass[] {
  const classes = new Map<string, Way[]>();
  for (const way of ways) {
    const key = [
      String(way.supposed === null),
      ...backgrounds.map((sheet) => signature(determine(way.apply(sheet)))),
    ].join();
    const known = classes.get(key);
    if (known === undefined) classes.set(key, [way]);
    else known.push(way);
  }
  return [...classes.values()].flatMap((members) => {
    const [way] = members;
    return way === undefined ? [] : [{ members, way }];
  });
}

/** Facts on which the ways of one unknown are compared: all the others ordinary, then each of them otherwise. */
function backgroundsFor(
  at: number,
  open: readonly (readonly Way[])[],
  sampled: readonly (readonly Way[])[],
  sheet: FactSheet,
): readonly FactSheet[] {
  const plain = open.reduce(
    (facts, ways, other) => (other === at ? facts : (ways[0]?.apply(facts) ?? facts)),
    sheet,
  );
  const otherwise = sampled.flatMap((ways, other) =>
    other === at
      ? []
      : ways.map((way) =>
          open.reduce((facts, all, third) => {
            if (third === at) return facts;
            return (third === other ? way : all[0])?.apply(facts) ?? facts;
          }, sheet),
        ),
  );
  return [plain, ...otherwise];
}

interface Combination {
  readonly sheet: FactSheet;
  readonly supposes: PossibleCase;
}

function combine(classes: readonly (readonly WayClass[])[], sheet: FactSheet): readonly Combination[] {
  return classes.reduce<readonly Combination[]>(
    (all, ofOne) =>
      all.flatMap((before) =>
        ofOne.map(({ way, members }) => {
          const supposed = members.flatMap((member) => (member.supposed === null ? [] : [member.supposed]));
          return {
            sheet: way.apply(before.sheet),
            supposes: supposed.length === 0 ? before.supposes : [...before.supposes, supposed],
          };
        }),
      ),
    [{ sheet, supposes: [] }],
  );
}

/**
 * Every answer that is consistent with what is known of a person, each with what would have to be so. The sets of facts
 * are finite because a day counts only as far as a rule tells it from the next one.
 */
export function possibleAnswers(
  setting: Setting,
  unknown: UnknownFacts,
  determine: Determine,
): readonly PossibleAnswer[] {
  const { sheet } = setting;
  const open = waysOf(unknown, setting);
  const sampled = open.map((ways) => samples(ways, determine, sheet));
  const classes = open.map((ways, at) =>
    classesOf(ways, backgroundsFor(at, open, sampled, sheet), determine),
  );
  const found = new Map<string, { readonly determination: Determination; readonly of: Combination }[]>();
  for (const of of combine(classes, sheet)) {
    const determination = determine(of.sheet);
    const key = outcome(determination);
    const known = found.get(key) ?? [];
    found.set(key, [...known, { determination, of }]);
  }
  return [...found.values()].flatMap((ways) => {
    const least = Math.min(...ways.map(({ of }) => of.supposes.length));
    const plainest = ways.filter(({ of }) => of.supposes.length === least);
    const [first] = plainest;
    return first === undefined
      ? []
      : [
          {
            determination: first.determination,
            sheet: first.of.sheet,
            cases: plainest.map(({ of }) => of.supposes),
            alsoIf: ways.map(({ of }) => of.supposes).filter(({ length }) => least === 0 && length === 1),
          },
        ];
  });
}
