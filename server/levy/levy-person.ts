import type { DocumentKind } from '../../contract/identity-document';
import type { IsoDay } from '../../policy/calendar';
import type { FactSheet } from '../../policy';
import type { Fen } from '../../policy/money';

/** Somebody of a population as a levy list needs him. */
export interface LevyPerson {
  readonly name: string;
  /** Null where a file doesn't say. */
  readonly documentKind: DocumentKind | null;
  readonly documentNumber: string;
  /** What the amount follows from; its day is that of the list, or on which he paid. */
  readonly facts: FactSheet;
  /** As the file names it; empty where it names none. */
  readonly village: string;
  /** The school that insures its students together (Hunan 2.6); empty for everybody else. */
  readonly school: string;
  /** What came in for him; null where nothing did yet. */
  readonly paid: { readonly on: IsoDay; readonly amountFen: Fen } | null;
}
