import { clauseInWords } from '../clause';
import type { Determination } from '../determination';
import { statusName } from '../names';
import { inYuan } from '../money';
import { dayInWords, type IsoDay, parseDay, yearsLater } from '../calendar';
import type { NoticeDocument } from '../notice/document';
import { noticesUnder } from '../notice/consistency/overlay';
import { ownIdentitiesOf } from '../own-identities';
import { Policy } from '../policy';
import type { Difference } from './difference';
import { differencesInWords } from './differences';
import { typicalSettingOf } from './settings';
import { type TypicalSetting, typicalPeople } from './typical-people';

/** What a typical person is told under one of two notices. */
export interface ToldUnder {
  readonly determination: Determination;
  /** State, amount and cover in a line. */
  readonly words: string;
  /** As the paper numbers them. */
  readonly clauses: readonly string[];
}

export interface PersonChange {
  readonly who: string;
  readonly before: ToldUnder;
  readonly after: ToldUnder;
  /** Whether state, amount, what it comes to, or cover differs, but for the year that has passed. */
  readonly differs: boolean;
  /** The differences between the notices under the clauses that decided. */
  readonly why: readonly string[];
}

/** The same in one text, with the clauses behind it. */
export function toldInWords({ words, clauses }: ToldUnder): string {
  return clauses.length === 0 ? words : `${words}（${clauses.join('、')}）`;
}

function wordsOf({ status, payFen, netFen, coverage }: Determination): string {
  return [
    statusName(status),
    ...(payFen === null ? [] : [`缴${inYuan(payFen)}`]),
    ...(netFen === null || netFen === payFen ? [] : [`最后自己出${inYuan(netFen)}`]),
    ...(coverage === null ? [] : [`待遇从${dayInWords(coverage.from)}到${dayInWords(coverage.to)}`]),
  ].join('，');
}

function told(determination: Determination): ToldUnder {
  return {
    determination,
    words: wordsOf(determination),
    clauses: determination.cites.map(({ clause }) => clauseInWords(clause)),
  };
}

/** The same first day of cover, moved with the year, or as many days after the payment: a leap day is no difference. */
function startsAlike(before: Answer, after: Answer, years: number): boolean {
  const [was, is] = [before.determination.coverage?.from, after.determination.coverage?.from];
  if (was === undefined || is === undefined) return was === is;
  const wait = (from: IsoDay, { payOn }: Answer): number => parseDay(from) - parseDay(payOn);
  return yearsLater(was, years) === is || wait(was, before) === wait(is, after);
}

function endsAlike(before: Answer, after: Answer, years: number): boolean {
  const [was, is] = [before.determination.coverage?.to, after.determination.coverage?.to];
  return was === undefined ? is === undefined : yearsLater(was, years) === is;
}

function isSame(one: Answer, other: Answer, years: number): boolean {
  const [before, after] = [one.determination, other.determination];
  return (
    before.status === after.status &&
    before.payFen === after.payFen &&
    before.netFen === after.netFen &&
    startsAlike(one, other, years) &&
    endsAlike(one, other, years)
  );
}

function reasons(differences: readonly Difference[], before: Answer, after: Answer): readonly string[] {
  const [was, is] = [before, after].map(
    ({ determination }) => new Set(determination.cites.map(({ clause }) => clause)),
  );
  const touching = differences.filter(
    ({ clauses }) => was?.has(clauses.before ?? '') === true || is?.has(clauses.after ?? '') === true,
  );
  const real = touching.filter(({ onlyMoved }) => !onlyMoved);
  return (real.length > 0 ? real : touching).map(({ sentence }) => sentence);
}

interface Answer {
  readonly who: string;
  readonly payOn: IsoDay;
  readonly determination: Determination;
}

function answersUnder(
  policy: Policy,
  notice: NoticeDocument,
  under: readonly NoticeDocument[],
  of: Pick<TypicalSetting, 'region' | 'own' | 'history'>,
): readonly Answer[] {
  return typicalPeople(typicalSettingOf(notice, under, of)).map(({ who, sheet }) => ({
    who,
    payOn: sheet.payOn,
    determination: policy.determine(sheet),
  }));
}

/**
 * What typical people of a place get under each of two notices, on the same day of each one's window, and why it differs.
 * `others`: notices over which one of them is laid. They are examples: how many there are of each nobody knows.
 */
export function changesFor(
  before: NoticeDocument,
  after: NoticeDocument,
  others: readonly NoticeDocument[] = [],
): readonly PersonChange[] {
  const [region = ''] = after.regions;
  const [underBefore, underAfter] = [noticesUnder(before, others) ?? [], noticesUnder(after, others) ?? []];
  const differences = differencesInWords(before, after, [...underAfter, ...underBefore]);
  // The same people are asked under both, so that each answer has its counterpart.
  const own = ownIdentitiesOf([after, ...underAfter, before, ...underBefore]);
  const [policyBefore, policyAfter] = [
    new Policy([...underBefore, before]),
    new Policy([...underAfter, after]),
  ];
  const asked = [
    ...policyBefore.questionsFor(region, before.year).history,
    ...policyAfter.questionsFor(region, after.year).history,
  ];
  const of = { region, own, history: [...new Set(asked)] };
  const then = answersUnder(policyBefore, before, underBefore, of);
  return answersUnder(policyAfter, after, underAfter, of).flatMap((answer, at) => {
    const was = then[at];
    if (was === undefined) return [];
    const differs = !isSame(was, answer, after.year - before.year);
    const why = differs ? reasons(differences, was, answer) : [];
    return [
      { who: answer.who, before: told(was.determination), after: told(answer.determination), differs, why },
    ];
  });
}

/** People whose answers differ for the same reasons. */
export interface ChangeGroup {
  readonly why: readonly string[];
  readonly people: readonly PersonChange[];
}

/** Only those whose answer differs, by why it does, the largest group first: so much is read, and no more. */
export function changesByReason(changes: readonly PersonChange[]): readonly ChangeGroup[] {
  const groups = new Map<string, PersonChange[]>();
  for (const change of changes.filter(({ differs }) => differs)) {
    const key = change.why.join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()]
    .map((people) => ({ why: people[0]?.why ?? [], people }))
    .sort((one, other) => other.people.length - one.people.length);
}
