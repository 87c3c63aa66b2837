import { type Fen, fen, minusFen, noFen } from '../../policy/money';
import type { IsoDay } from '../../policy/calendar';
import type { Human } from '../people/humans';
import type { Payer } from '../people/household';

/** One deduction as the bureau decided it. */
export interface Deduction {
  readonly number: string;
  /** Document number of the account's holder. */
  readonly holder: string;
  readonly amountFen: Fen;
  readonly accepted: boolean;
  /** China day on which the bureau decided. */
  readonly day: IsoDay;
}

/**
 * The medical-insurance bureau: keeps the accounts, decides each numbered deduction once, and says the same however
 * often it is asked.
 */
export class Bureau {
  private readonly decided = new Map<string, Deduction>();

  constructor(
    private readonly rejects: () => boolean,
    private readonly today: () => IsoDay,
  ) {}

  /** What an account holds at the end of a day, in fen. */
  balanceOf({ human, accountFen }: Payer, day: IsoDay): Fen {
    const taken = this.deductions.filter(
      (one) => one.accepted && one.day <= day && one.holder === human.entry.document.number,
    );
    return taken.reduce((left, { amountFen }) => minusFen(left, amountFen), accountFen ?? noFen);
  }

  /** The result file for a batch file: `扣款编号,结果,原因`. */
  decide(batchCsv: string): string {
    const [, ...rows] = batchCsv.trim().split(/\r?\n/);
    const results = rows.filter((row) => row !== '').map((row) => this.decideRow(row.split(',')));
    return ['扣款编号,结果,原因', ...results.map(resultRow)].join('\n');
  }

  get deductions(): readonly Deduction[] {
    return [...this.decided.values()];
  }

  private decideRow(cells: readonly string[]): Deduction {
    const number = (cells[0] ?? '').replace(/^\ufeff/, '');
    const known = this.decided.get(number);
    if (known !== undefined) return known;
    const amountFen = fen(Math.round(Number(cells[4]) * 100));
    const holder = cells[3] ?? '';
    const decision = { number, holder, amountFen, accepted: !this.rejects(), day: this.today() };
    this.decided.set(number, decision);
    return decision;
  }
}

function resultRow({ number, accepted }: Deduction): string {
  return `${number},${accepted ? '成功' : '失败'},${accepted ? '' : '账户状态异常'}`;
}

function yuan(amountFen: Fen): string {
  return (amountFen / 100).toFixed(2);
}

function person({ entry }: Human): string {
  return `${entry.name},居民身份证,${entry.document.number}`;
}

/** `姓名,证件类型,证件号码,余额(元)`. */
export function balancesFile(holders: readonly Payer[], balanceOf: (holder: Payer) => Fen): string {
  return [
    '姓名,证件类型,证件号码,余额(元)',
    ...holders.map((holder) => `${person(holder.human)},${yuan(balanceOf(holder))}`),
  ].join('\n');
}

const boundAs: Readonly<Record<string, string>> = {
  spouse: '配偶',
  parent: '父母',
  child: '子女',
  grandparent: '祖父母',
};

/** Who may be paid for from whose account: the bureau's word, whatever payers say. */
export function bindingsFile(holders: readonly Payer[]): string {
  const rows = holders.flatMap((holder) =>
    holder.family
      // The bureau knows nobody by a birth certificate.
      .filter(({ human, relation }) => relation !== 'self' && human.numberToCome === null)
      .map(
        ({ human, relation }) => `${person(holder.human)},${person(human)},${boundAs[relation] ?? '其他'}`,
      ),
  );
  const header = '持有人姓名,持有人证件类型,持有人证件号码,家人姓名,家人证件类型,家人证件号码,关系';
  return [header, ...rows].join('\n');
}
