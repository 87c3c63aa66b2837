import type { ConsentEntry } from '../../contract/claims';
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
}

const blank: EnrolDraft = {
  name: '',
  kind: 'resident-id',
  number: '',
  birth: { year: '', month: '', day: '' },
  consent: null,
};

export const enrolDraft = createStore<EnrolDraft>(blank);
export const useEnrolDraft = (): EnrolDraft => useStore(enrolDraft);

export function fillIn(part: Partial<EnrolDraft>): void {
  enrolDraft.set((before) => ({ ...before, ...part }));
}

/** Once it is sent, or given up. */
export function clearDraft(): void {
  enrolDraft.set(blank);
}
