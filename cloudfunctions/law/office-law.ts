import type { Determination } from '../../policy/determination';
import type { FactSheet } from '../../policy/fact-sheet';

/** What the office asks of the law; the counter asks the same `policy`. */
export interface OfficeLaw {
  determine(facts: FactSheet): Determination;
  /** Notice id → version, of the notices that a determination applied: stored with it, so that it can be replayed. */
  /** The place, year and title of every notice in force here. */
  readonly notices: readonly NoticeSummary[];
  versionsOf(determination: Determination): Readonly<Record<string, string>>;
}

export interface NoticeSummary {
  readonly id: string;
  /** The places it speaks of, each with all under it. */
  readonly regions: readonly string[];
  /** The insured year. */
  readonly year: number;
  /** The notice's own title. */
  readonly title: string;
  /** The offices that issued it, as it names them. */
  readonly issuers: readonly string[];
}
