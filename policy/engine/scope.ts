import { parseDay } from '../calendar';
import type { Day } from '../calendar';
import type { Clause } from '../clause';
import { compareClauses } from '../clause';
import type { Cite, Item, Note, NoteCode, Subsidy } from '../determination';
import type { CircumstanceCode, IdentityCode } from '../fact-sheet';
import { attributeName } from '../names';
import { isOwn, nameAmong, type OwnIdentity } from '../own-identities';
import type { NoticeDocument } from '../notice/document';
import { MarkedList } from './marks';
import type { Fen } from '../money';

interface RuleWithGroups {
  readonly kind: 'remark';
  readonly who: readonly { readonly aidCertifiedElsewhere?: true }[];
}

/** A list of items and the figures that it was made of. */
export interface KnownItems {
  readonly premiumFen: Fen;
  readonly aidFen: Fen;
  readonly careFen: Fen;
  readonly careAidFen: Fen;
  readonly shareFen: Fen;
  readonly list: readonly Item[];
}

/** What the notices of a stack share while they are compiled: the tables of clauses and notes, counters. */
export class Tables {
  readonly cites = new MarkedList<Cite>();
  readonly notes = new MarkedList<Note>();
  /** Lists of items that came up, and lists of one aid. */
  readonly items: (KnownItems | undefined)[] = [];
  readonly singles = new Map<Subsidy, readonly Subsidy[]>();
  aids = 0;
  private places = 0;

  /** @param own the identities of a place's own that the notices declare */
  constructor(readonly own: readonly OwnIdentity[]) {}

  /** The places of so many holders of one rule in the order of the notices: the first one's. */
  takePlaces(holders: number): number {
    const first = this.places;
    this.places += holders;
    return first;
  }
}

/** What a kind of rule sees of the notice in which its rule stands. */
export class Scope {
  readonly yearFrom: Day;
  readonly yearTo: Day;

  constructor(
    readonly notice: NoticeDocument,
    readonly tables: Tables,
  ) {
    this.yearFrom = parseDay(`${notice.year}-01-01`);
    this.yearTo = parseDay(`${notice.year}-12-31`);
  }

  /** The mark of a clause of this notice. */
  cite(clause: Clause): number {
    const cite: Cite = Object.freeze({ notice: this.notice.id, clause });
    return this.tables.cites.markOf(`${cite.notice} ${clause}`, cite);
  }

  citeAll(clauses: readonly Clause[]): readonly number[] {
    return clauses.map((clause) => this.cite(clause));
  }

  note(code: NoteCode, text: string): number {
    return this.tables.notes.markOf(`${code} ${text}`, Object.freeze({ code, text }));
  }

  identityName(code: IdentityCode | CircumstanceCode): string {
    return nameAmong(this.tables.own, code);
  }

  /** By what an aid is due, as an answer has it: with the notice's words where it is no common identity. */
  holderOf(
    holder: IdentityCode | CircumstanceCode | null,
    words?: string,
  ): Pick<Subsidy, 'identity' | 'holder'> {
    const identity = holder as Subsidy['identity'];
    const said = holder === null ? words : isOwn(holder) ? this.identityName(holder) : undefined;
    return said === undefined ? { identity } : { identity, holder: said };
  }

  /** The note that an attribute is not known, and that the rule which asks for it was left out; `of` is empty for the person. */
  missing(attribute: string, of: string): number {
    const whose = of === '' ? '' : `${of}：`;
    return this.note(
      'attribute-unknown',
      `${whose}不知道${attributeName(attribute)}，先按不符合计算，补上后再算一次。`,
    );
  }

  /** The note that a disability was taken for a severe one, though the grade is not known. */
  gradeTakenOnTrust(): number {
    const name = this.identityName('severe-disability');
    return this.note(
      'attribute-unknown',
      `${name}：不知道${attributeName('disabilityGrade')}，先按一级、二级算；三级、四级不算，请核对残疾证。`,
    );
  }

  /** Whether the notice says anything of aid by an identity that was certified elsewhere. */
  get asksWhereCertified(): boolean {
    return this.rulesOf<RuleWithGroups>('remark').some(({ who }) =>
      who.some(({ aidCertifiedElsewhere }) => aidCertifiedElsewhere === true),
    );
  }

  /** The rules of a kind in this notice, in its order. */
  rulesOf<Rule extends { readonly kind: string }>(kind: Rule['kind']): readonly Rule[] {
    return this.notice.rules.filter((rule) => rule.kind === kind) as unknown as readonly Rule[];
  }
}

/** Clauses as they stand on paper, the notices in the order in which they are applied. */
export function byPaper(order: readonly string[]) {
  return (one: Cite, other: Cite): number =>
    order.indexOf(one.notice) - order.indexOf(other.notice) || compareClauses(one.clause, other.clause);
}
