import type { ComponentType } from 'react';
import { Button } from '../components/Button';
import type { FieldError } from '../components/ErrorSummary';

/** The server takes no more. */
const most = 20;

/** What the form of one entry gets. */
export interface EntryFormProps<Entry> {
  readonly at: number;
  readonly draft: Entry;
  readonly errors: readonly FieldError[];
  readonly onChange: (draft: Entry) => void;
  readonly onRemove: () => void;
}

interface EditableListProps<Entry> {
  readonly entries: readonly Entry[];
  readonly errors: readonly FieldError[];
  readonly onChange: (entries: readonly Entry[]) => void;
  readonly Form: ComponentType<EntryFormProps<Entry>>;
  /** The button that adds an entry, and the entry that it adds. */
  readonly add: { readonly id: string; readonly label: string; readonly blank: Entry };
}

/** A form for each entry of a list, each of which can be taken out, and a button for one more. */
export function EditableList<Entry>({ entries, errors, onChange, Form, add }: EditableListProps<Entry>) {
  return (
    <>
      {entries.map((draft, at) => (
        <Form
          key={at}
          at={at}
          draft={draft}
          errors={errors}
          onChange={(next) => onChange(entries.map((one, index) => (index === at ? next : one)))}
          onRemove={() => onChange(entries.filter((_, index) => index !== at))}
        />
      ))}
      {entries.length < most ? (
        <Button
          id={add.id}
          kind="secondary"
          label={add.label}
          onTap={() => onChange([...entries, add.blank])}
        />
      ) : null}
    </>
  );
}
