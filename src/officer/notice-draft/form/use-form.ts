import { useState } from 'react';
import { identityCodes } from '../../../../policy/fact-sheet';
import { identityName } from '../../../../policy/names';
import { entriesOf, isLoose, type Path, textOf, withValue } from '../loose';

export interface NamedChoice {
  readonly value: string;
  readonly label: string;
}

/** A value that is being edited, with what was typed into its fields as it was typed. */
export interface Form {
  readonly root: unknown;
  readonly typed: Readonly<Record<string, string>>;
  /** The common identities, and those that the notice declares for its place. */
  readonly identities: readonly NamedChoice[];
  /** The tiers that the notice lets people choose among. */
  readonly tiers: readonly NamedChoice[];
  /** `undefined` takes out what stands there. `typed`: what stands in the field from now on. */
  readonly set: (path: Path, value: unknown, typed?: { readonly id: string; readonly text: string }) => void;
  readonly replace: (root: unknown) => void;
}

const common: readonly NamedChoice[] = identityCodes.map((code) => ({
  value: code,
  label: identityName(code),
}));

/** Codes with names, as a notice declares them. */
function declaredIn(list: unknown): readonly NamedChoice[] {
  return entriesOf(list)
    .map(({ entry }) => ({ value: textOf(entry.code), label: textOf(entry.name) }))
    .filter(({ value }) => value !== '');
}

/** What a notice calls identities of its own. */
function identitiesIn(notice: unknown): readonly NamedChoice[] {
  return [...common, ...declaredIn(isLoose(notice) ? notice.identities : [])];
}

function tiersIn(notice: unknown): readonly NamedChoice[] {
  const rules = entriesOf(isLoose(notice) ? notice.rules : []);
  const all = rules.flatMap(({ entry }) => (entry.kind === 'tiers' ? declaredIn(entry.tiers) : []));
  return all.filter(({ label }) => label !== '');
}

/** `notice`: where else than in the edited value the identities of the place stand. */
export function useForm(initial: unknown, notice?: unknown): Form {
  const [root, setRoot] = useState(initial);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  return {
    root,
    typed,
    identities: identitiesIn(notice ?? root),
    tiers: tiersIn(notice ?? root),
    set: (path, value, field) => {
      setRoot((before: unknown) => withValue(before, path, value));
      if (field !== undefined) setTyped((before) => ({ ...before, [field.id]: field.text }));
    },
    replace: (next) => {
      setRoot(next);
      setTyped({});
    },
  };
}
