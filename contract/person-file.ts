import type { DocumentEntry } from './claims';
import type { StoredPersonView } from './corrections';
import type { NamedPerson } from './record-view';

/** By what an officer finds somebody: a whole number, never a name (docs/decisions/2026-11-30-searching-for-a-person.md). */
export type PersonQuery =
  | { readonly by: 'document'; readonly document: DocumentEntry }
  /** The number of an order, as receipts and cases have it. */
  | { readonly by: 'order'; readonly orderId: string }
  /** The check code of a receipt. */
  | { readonly by: 'receipt'; readonly code: string };

export interface FoundPerson {
  readonly personId: string;
  readonly person: NamedPerson;
  /** Of whom the place's own lists of residents alone have: whether he is insured, never where. Nothing of him is put right here. Chinese. */
  readonly standing?: string;
}

/** A line of a person's file: what, how it is, and from where that is known or by which clause. Chinese. */
export interface FileLine {
  readonly label: string;
  readonly words: string;
  readonly source?: string;
}

export interface FileSection {
  readonly title: string;
  readonly lines: readonly FileLine[];
}

/** How somebody stands, in the order in which a paper has it. The number is masked. */
export interface PersonFile extends FoundPerson {
  /** ms. */
  readonly madeAt: number;
  readonly sections: readonly FileSection[];
}

/** Why an officer needs a whole number. It stands in the audit log. */
export const numberReasons = ['papers', 'bureau', 'call', 'asked'] as const;
export type NumberReason = (typeof numberReasons)[number];

export const numberReasonWords: Readonly<Record<NumberReason, string>> = {
  papers: '核对证件或证明材料',
  bureau: '和医保、税务部门核对',
  call: '和本人或家人联系时核对',
  asked: '本人要求看登记的号码',
};

/**
 * One search within one's places. All are logged with whom they concern and limited a day. Refuse with `NO_PERSON`, whether he is unknown or not of
 * the officer's places. For the duties `roster` and `money`; each sees only what his duties are about.
 */
export interface PersonFileActions {
  /** At most the twenty people of an order. */
  'persons.search': {
    readonly request: { readonly region: string; readonly query: PersonQuery };
    readonly data: { readonly people: readonly FoundPerson[] };
  };
  'persons.file': {
    readonly request: { readonly region: string; readonly personId: string };
    readonly data: PersonFile;
  };
  /** His documents with whole numbers, the newest first. */
  'persons.number': {
    readonly request: { readonly region: string; readonly personId: string; readonly reason: NumberReason };
    readonly data: { readonly documents: readonly DocumentEntry[] };
  };
  /** What can be put right of him, as `persons.find` has it. */
  'persons.stored': {
    readonly request: { readonly region: string; readonly personId: string };
    readonly data: StoredPersonView;
  };
}
