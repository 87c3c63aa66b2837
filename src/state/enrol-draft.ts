import type { ConsentEntry } from '../../contract/claims';
import type { Relation } from '../../contract/family';
import type { DocumentKind } from '../../contract/identity-document';
import type { DayParts } from '../words/days';
import { randomId } from './random-id';
import { createStore, useStore } from './store';

/** Who is to be registered, while it is being typed. Held in memory only: a number is never stored on the phone. */
export interface EnrolDraft {
  /** Makes a second sending of the same harmless. */
  readonly requestId: string;
  readonly name: string;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly birth: DayParts;
  readonly relation: Relation | null;
  readonly consent: ConsentEntry['by'] | null;
  /** Whose the answers under way are: somebody else's before, this person's own, or his own by the calculator. */
  readonly answers: 'not-his' | 'his' | 'calculated';
}

function blank(): EnrolDraft {
  return {
    requestId: randomId(),
    name: '',
    kind: 'resident-id',
    number: '',
    birth: { year: '', month: '', day: '' },
    relation: null,
    consent: null,
    answers: 'not-his',
  };
}

export const enrolDraft = createStore<EnrolDraft>(blank());
export function useEnrolDraft(): EnrolDraft {
  return useStore(enrolDraft);
}

export function fillIn(part: Partial<EnrolDraft>): void {
  enrolDraft.set((before) => ({ ...before, ...part }));
}

/** Once it is sent, given up, or to be typed of somebody else. */
export function clearDraft(): void {
  enrolDraft.set(blank());
}
