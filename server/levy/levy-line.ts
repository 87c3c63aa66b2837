import {
  type Cite,
  type Determination,
  type Policy,
  type Status,
  clauseLabel,
  fundName,
  statusName,
} from '../../policy';
import type { Fund, Subsidy } from '../../policy/determination';
import { type Fen, noFen, sumFen } from '../../policy/money';
import { holderName } from '../../policy/names';
import type { LevyPerson } from './levy-person';

/** The group of everybody without aid. */
export const withoutAid = '不享受资助';

/** The group of those whose figures only an office elsewhere can tell. */
export const certifiedApart = '认定在别处';

/** Aid of one fund: taken off at once, or given back later. */
export interface AidOfFund {
  readonly fund: Fund;
  readonly timing: Subsidy['timing'];
  readonly amountFen: Fen;
  /** What of it was really given: all of it, or nothing. */
  readonly givenFen: Fen;
}

/** What one person owes, and what of it is aid. Amounts in fen. */
export interface LevyLine {
  readonly person: LevyPerson;
  readonly status: Status;
  /** Whose aid it is, in the notice's words, {@link withoutAid} or {@link certifiedApart}. */
  readonly group: string;
  readonly standardFen: Fen;
  /** Taken off the standard at once. */
  readonly deductedFen: Fen;
  /** Given back after payment. */
  readonly reimbursedFen: Fen;
  /** Standard less what is taken off; null where nothing can be paid on that day. */
  readonly payFen: Fen | null;
  readonly aid: readonly AidOfFund[];
  /** `晋城市2024年…三（一）`: by what the amount is so. */
  readonly clauses: string;
  /** What somebody has to look at; empty where nothing is. */
  readonly remark: string;
  /** His figures stand in no list of this place ({@link lineApart}); absent: they do. */
  readonly isApart?: true;
}

/** Works out what a person owes by the notices of his place. */
export function levyLine(policy: Policy, person: LevyPerson): LevyLine {
  return lineOfAnswer(policy, person, policy.determine(person.facts));
}

/** What is known of a person besides his answer. */
export interface Beside {
  /** His aid as the books have it, which sets what is given back later too. */
  readonly aid?: readonly AidOfFund[];
  /** Chinese. */
  readonly remarks?: readonly string[];
}

/** The line of an answer that was worked out before. */
export function lineOfAnswer(
  policy: Policy,
  person: LevyPerson,
  answer: Determination,
  { aid, remarks = [] }: Beside = {},
): LevyLine {
  const { status, items, subsidies, payFen, reimbursedFen } = answer;
  return {
    person,
    status,
    group: groupOf(subsidies),
    standardFen: sumFen(items.map((item) => item.standardFen)),
    deductedFen: sumFen(items.map((item) => item.subsidyFen)),
    reimbursedFen: aid === undefined ? reimbursedFen : laterOf(aid),
    payFen,
    aid: aid ?? aidOf(person, answer),
    clauses: clausesOf(policy, answer.cites),
    remark: [...remarksOf(person, answer), ...remarks].join('；'),
  };
}

/**
 * Somebody insured by others' act, and by what only offices of other places certified: he is on the list and counted, without any figure that
 * would tell his group. What he owes and was given is settled between bureau and tax office.
 */
export function lineApart(person: LevyPerson): LevyLine {
  return {
    person: { ...person, school: '' },
    status: 'payable',
    group: certifiedApart,
    standardFen: noFen,
    deductedFen: noFen,
    reimbursedFen: noFen,
    payFen: null,
    aid: [],
    clauses: '',
    remark: '已由他人代办参保，身份由别处认定，这里不列；金额以医保、税务结算为准',
    isApart: true,
  };
}

function laterOf(aid: readonly AidOfFund[]): Fen {
  return sumFen(aid.filter(({ timing }) => timing === 'reimbursed').map(({ amountFen }) => amountFen));
}

/**
 * Who has nothing to pay is insured without payment: his aid is given as it is. Of who paid another amount than is owed none was
 * taken off for certain.
 */
function aidOf({ paid }: LevyPerson, { status, payFen, subsidies }: Determination): readonly AidOfFund[] {
  const isGiven = status === 'exempt' || (paid !== null && paid.amountFen === payFen);
  return subsidies.map(({ fund, timing, amountFen }) => ({
    fund,
    timing,
    amountFen,
    givenFen: isGiven ? amountFen : noFen,
  }));
}

const groups = new WeakMap<readonly Subsidy[], string>();

/** Answers share their lists, so that each is put into words once. */
function groupOf(subsidies: readonly Subsidy[]): string {
  const known = groups.get(subsidies);
  if (known !== undefined) return known;
  const group = [...new Set(subsidies.map(holderName))].join('、') || withoutAid;
  groups.set(subsidies, group);
  return group;
}

const clauses = new WeakMap<readonly Cite[], string>();

function clausesOf(policy: Policy, cites: readonly Cite[]): string {
  const known = clauses.get(cites);
  if (known !== undefined) return known;
  const byNotice = new Map<string, string[]>();
  for (const { notice, clause } of cites) {
    byNotice.set(notice, [...(byNotice.get(notice) ?? []), clauseLabel(clause)]);
  }
  const words = [...byNotice].map(([id, labels]) => `${titleOf(policy, id)}${labels.join('、')}`).join('；');
  clauses.set(cites, words);
  return words;
}

function titleOf(policy: Policy, id: string): string {
  const notice = policy.notice(id);
  return notice === null ? id : (notice.documentNumber ?? notice.title);
}

function* remarksOf({ paid }: LevyPerson, { status, payFen, notes }: Determination): Generator<string> {
  if (status !== 'payable' && status !== 'exempt') yield statusName(status);
  if (paid !== null && paid.amountFen !== (payFen ?? noFen)) yield '实缴与应缴不符';
  if (notes.some(({ code }) => code === 'draft-notice')) yield '征求意见稿，不能据此征收';
  if (notes.some(({ code }) => code === 'attribute-unknown')) yield '身份缺少情况，请核对';
  if (notes.some(({ code }) => code === 'not-yet-recognised')) yield '到这一天还没有认定';
}

/** The funds of an aid in words, each once. */
export function fundsInWords(aid: readonly AidOfFund[]): string {
  return [...new Set(aid.map(({ fund }) => fundName(fund)))].join('、');
}
