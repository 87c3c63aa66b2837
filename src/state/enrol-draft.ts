import type { ConsentEntry } from '../../contract/claims';
import type { Relation } from '../../contract/family';
import type { DocumentKind } from '../../contract/identity-document';
import type { DayParts } from '../words/days';
import { createStore, useStore } from './store';

/** Who is to be enrolled, while it is being typed. Held in memory only: a number is never stored on the phone. */
export interface EnrolDraft {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly birth: DayParts;
  readonly consent: ConsentEntry['by'] | null;
  /** Set where a relative is being added; `requestId` makes a second sending of the same harmless. */
  readonly family: { readonly requestId: string; readonly relation: Relation | null } | null;
}

const blank: EnrolDraft = {
  name: '',
  kind: 'resident-id',
  number: '',
  birth: { year: '', month: '', day: '' },
  consent: null,
  family: null,
};

export const enrolDraft = createStore<EnrolDraft>(blank);
export function useEnrolDraft(): EnrolDraft {
  return useStore(enrolDraft);
}

export function fillIn(part: Partial<EnrolDraft>): void {
  enrolDraft.set((before) => ({ ...before, ...part }));
}

/** Once it is sent, or given up. */
export function clearDraft(): void {
  enrolDraft.set(blank);
}

/** Begins to add a relative: what is typed from here on is his. */
export function beginRelative(requestId: string): void {
  enrolDraft.set({ ...blank, family: { requestId, relation: null } });
}

export function chooseRelation(relation: Relation): void {
  enrolDraft.set((before) =>
    before.family === null ? before : { ...before, family: { ...before.family, relation } },
  );
}
