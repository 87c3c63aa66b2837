import type { RecordView } from '../../contract/record-view';
import { createStore, useStore } from './store';

/** Those who were registered one after the other, until they are paid for or left. In memory only. */
const added = createStore<readonly RecordView[]>([]);

export function useJustAdded(): readonly RecordView[] {
  return useStore(added);
}

export function noteAdded(record: RecordView): void {
  added.set((before) => [...before.filter(({ recordId }) => recordId !== record.recordId), record]);
}

/** All of them, once. */
export function takeAdded(): readonly RecordView[] {
  const all = added.get();
  added.set([]);
  return all;
}

let formIsSpent = false;

/** The form that lies below the present page was sent: whoever comes back to it goes on to the page before it. */
export function spendForm(): void {
  formIsSpent = true;
}

/** Whether it was, once: the second call answers no. */
export function takeSpentForm(): boolean {
  const was = formIsSpent;
  formIsSpent = false;
  return was;
}
