import type { TrialCase } from '../../../policy/authoring/trial-cases';
import jinchengNotice from '../../../policy/notices/jincheng-2024.json';
import type { NoticeDocument } from '../../../policy';
import { TestServer } from '../test-server';

export const jincheng = '140500';
export const hour = 3_600_000;
export const day = 24 * hour;

/** Jincheng's notice of 2024 as one with another premium, in its words too, id, places or year. */
export function notice(changes: Partial<NoticeDocument> = {}, premiumFen = 38_000): NoticeDocument {
  const shipped = structuredClone(jinchengNotice) as unknown as NoticeDocument;
  const rules = shipped.rules.map((rule) =>
    rule.kind === 'premium'
      ? { ...rule, amountFen: premiumFen }
      : rule.kind === 'subsidy'
        ? scaled(rule, premiumFen)
        : rule,
  );
  const clauses = shipped.clauses.map((words) => ({
    ...words,
    says: words.says.replace(/380元/g, `${premiumFen / 100}元`),
  }));
  return { ...shipped, clauses, rules, ...changes };
}

/** The paper states ninety and eighty percent in yuan too: the sums must fit the premium. */
function scaled<Rule extends object>(rule: Rule, premiumFen: number): Rule {
  const text = JSON.stringify(rule, (field, value: unknown) =>
    field === 'statedFen' && typeof value === 'number' ? (value / 38_000) * premiumFen : value,
  );
  return JSON.parse(text) as Rule;
}

/** An office with an author and a second officer, the office above it, and one beside it. */
export class Office extends TestServer {
  private made = 0;

  static async open(today = '2023-11-20'): Promise<Office> {
    const office = new Office(today);
    await office.hireOfficer('oAuthor', [jincheng]);
    await office.hireOfficer('oSecond', [jincheng]);
    await office.hireOfficer('oProvince', ['140000']);
    await office.hireOfficer('oBeside', ['140400']);
    return office;
  }

  /** Keeps a draft and answers how it is read. */
  async draft(
    content: unknown,
    { by = 'oAuthor', trials = [] }: { readonly by?: string; readonly trials?: readonly TrialCase[] } = {},
  ): Promise<{ readonly draftId: string; readonly revision: number }> {
    this.made += 1;
    const draftId = this.made.toString(16).padStart(32, 'a');
    const json = typeof content === 'string' ? content : JSON.stringify(content);
    const region = by === 'oBeside' ? '140400' : jincheng;
    const saved = await this.officer(by, 'notices.draft-save', {
      draftId,
      revision: 0,
      region,
      json,
      trials,
    });
    return { draftId, revision: saved.revision };
  }

  async proposed(content: unknown, inForceFrom: number | null = null) {
    const read = await this.draft(content);
    const { toConfirm: confirmed } = await this.officer('oAuthor', 'notices.draft', {
      draftId: read.draftId,
    });
    await this.officer('oAuthor', 'notices.propose', { ...read, inForceFrom, confirmed });
    return read;
  }

  get time(): number {
    return this.cloudFor('').now();
  }

  async payFen(region = '140502'): Promise<number | null> {
    const facts = { id: 'f', region, year: 2024 };
    return (await this.resident('oAnyone', 'determination.get', { facts })).determination.payFen;
  }
}
