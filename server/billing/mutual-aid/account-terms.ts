import { clauseInWords } from '../../../policy/clause';
import { type Fen, greaterFen, noFen, yuan } from '../../../policy/money';
import { type Insured, mutualAidAccountRuleFor, whyNotRelated } from './notice-rule';
import { peoplePaidFrom } from './paid-people';
import type { Documents } from '../../platform';
import type { MutualAidAccountRule, PolicyInForce } from '../../policy-registry';
import type { MutualAidAccount } from '../../schema';

export interface Payee extends Insured {
  /** What is due for him; who costs nothing takes nobody's place. */
  readonly dueFen: Fen;
}

/** What an account may do for the people of an order, by the notices in force. */
export interface AccountTerms {
  /** By person: Chinese words on why the account may not pay for him; null where it may. */
  readonly reasons: readonly (string | null)[];
  /** What must stay in the account: what the office set, or a notice where that is more. */
  readonly floorFen: Fen;
  /** Chinese: the notice's floor, where that one holds; else empty. */
  readonly floorWords: string;
}

interface Surroundings {
  readonly policy: PolicyInForce;
  /** The payer's own account. */
  readonly account: MutualAidAccount | null;
  /** Chinese: why it pays for nobody yet; null where it does. */
  readonly waits: string | null;
  /** What the office of the account's place set. */
  readonly officeFloorFen: Fen;
}

/** The count of people whom an account pays for, as an order adds to it. */
class Places {
  private readonly byYear = new Map<number, { readonly before: number; readonly people: Set<string> }>();

  constructor(
    private readonly documents: Documents,
    private readonly account: MutualAidAccount,
  ) {}

  /** Takes a place for someone; Chinese words on why there is none left, or null. */
  async take(rule: MutualAidAccountRule, { personId, year }: Insured): Promise<string | null> {
    const { before, people } = await this.takenIn(year);
    const most = rule.mostPeople ?? Infinity;
    if (people.has(personId) || people.size < most) {
      people.add(personId);
      return null;
    }
    const limit = `按通知${clauseInWords(rule.clause)}，一个家庭共济账户一年最多为${most}个人缴费`;
    return before >= most
      ? `${limit}，${year}年度的名额已经用完，请用微信支付。`
      : `${limit}，还剩${most - before}个名额，先给了排在前面的人。请用微信支付，或返回重新选人。`;
  }

  private async takenIn(year: number): Promise<{ readonly before: number; readonly people: Set<string> }> {
    const known = this.byYear.get(year);
    if (known !== undefined) return known;
    const people = new Set(await peoplePaidFrom(this.documents, this.account, year));
    const taken = { before: people.size, people };
    this.byYear.set(year, taken);
    return taken;
  }
}

/** The notice's floor that holds for these people, with its words; nought where none says one. */
function highestFloor(rules: readonly (MutualAidAccountRule | null)[]): {
  readonly floorFen: Fen;
  readonly words: string;
} {
  return rules.reduce<{ readonly floorFen: Fen; readonly words: string }>(
    (highest, rule) => {
      const floorFen = rule?.floorFen ?? noFen;
      if (rule === null || floorFen <= highest.floorFen) return highest;
      const words = `按通知${clauseInWords(rule.clause)}，账户里最少要留${yuan(floorFen)}元。`;
      return { floorFen, words };
    },
    { floorFen: noFen, words: '' },
  );
}

/**
 * For whom of an order's people an account may pay, in the order's order, and what must stay in it. Asked anew in the
 * transaction that reserves the money: what a page was told before decides nothing.
 */
export async function accountTerms(
  documents: Documents,
  { policy, account, waits, officeFloorFen }: Surroundings,
  people: readonly Payee[],
): Promise<AccountTerms> {
  const rules = people.map((person) => mutualAidAccountRuleFor(policy, person));
  const isCounted = rules.some((rule) => rule?.mostPeople !== undefined);
  const places = account !== null && isCounted ? new Places(documents, account) : null;
  const reasons: (string | null)[] = [];
  for (const [at, person] of people.entries()) {
    const rule = rules[at] ?? null;
    const reason = whyNotRelated(rule, account, person.personId) ?? waits;
    const takes = reason === null && rule !== null && places !== null && person.dueFen > 0;
    reasons.push(takes ? await places.take(rule, person) : reason);
  }
  const ofNotice = highestFloor(
    rules.filter((_, at) => reasons[at] === null && (people[at]?.dueFen ?? noFen) > 0),
  );
  const floorFen = greaterFen(officeFloorFen, ofNotice.floorFen);
  return { reasons, floorFen, floorWords: ofNotice.floorFen === floorFen ? ofNotice.words : '' };
}
