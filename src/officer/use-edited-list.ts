import { useState } from 'react';
import { useAct } from '../cloud/use-cloud';
import type { FieldError } from '../components/ErrorSummary';

interface ListToEdit<Entry> {
  /** As the office has it. */
  readonly own: readonly Entry[];
  /** What is wrong with the entry at this place of the list. */
  readonly problemsOf: (entry: Entry, at: number) => readonly FieldError[];
  readonly store: (entries: readonly Entry[]) => Promise<unknown>;
}

/** A list that an office edits and stores whole; it is sent once every entry is right. `done` until something changes. */
export function useEditedList<Entry>({ own, problemsOf, store }: ListToEdit<Entry>) {
  const [entries, setEntries] = useState(own);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [done, setDone] = useState(false);
  const act = useAct(async () => {
    await store(entries);
    setDone(true);
  });
  const touch = (): void => setDone(false);
  const change = (next: readonly Entry[]): void => {
    setEntries(next);
    touch();
  };
  const submit = (): void => {
    const found = entries.flatMap(problemsOf);
    setErrors(found);
    touch();
    if (found.length === 0) act.start();
  };
  return { entries, errors, done, failure: act.failure, busy: act.busy, touch, change, submit };
}
