import type { Random } from '../kernel/random';
import type { Human } from './humans';
import { insuredYear } from './settings';

/** What people write who apply themselves. */
export const ofApplications = '6228480000000099999';

const header = '姓名,证件类型,证件号码,参保年度,账户类别,户名,开户银行,账号';

export const toHisAccount =
  'money goes to an account that a department said is its person’s, and never took back';

/** What departments say of people's accounts: each file gives each of its people a number that no other has. */
export class AccountFiles {
  /** By account number, whose it is: the number of his document. */
  private readonly whose = new Map<string, string>();
  private readonly takenBack = new Set<string>();
  private files = 0;

  constructor(private readonly random: Random) {}

  /** Of everybody, also of who has nothing to come; an account of the wrong kind now and then. */
  make(humans: readonly Human[]): string {
    this.files += 1;
    const lines = humans.map(({ entry: { name, document } }, at) => {
      const kind = this.random.pick(['救助资金领取账户', '救助资金领取账户', '护理补贴账户']);
      const number = `622848${String(this.files).padStart(8, '0')}${String(at).padStart(5, '0')}`;
      this.whose.set(number, document.number);
      return [name, '居民身份证', document.number, insuredYear, kind, name, '模拟银行', number].join(',');
    });
    return [header, ...lines].join('\n');
  }

  /** A file of which every line was taken back. */
  noteTakenBack(csv: string): void {
    for (const [number] of csv.matchAll(/\d{19}$/gm)) this.takenBack.add(number);
  }

  /** What is wrong with where a line of a batch sends money; null where nothing is. */
  wrongWith({ document, account }: { readonly document: string; readonly account: string }): string | null {
    if (account === ofApplications) return null;
    const isHis = this.whose.get(account) === document;
    if (isHis && !this.takenBack.has(account)) return null;
    return `${document} gets his by ${account}, which is ${isHis ? 'taken back' : 'not his'}`;
  }
}
