import { useMemo, useState } from 'react';
import { identityCodes } from '../../../../policy/fact-sheet';
import { identityName } from '../../../../policy/names';
import { entriesOf, isLoose, type Path, textOf, withValue } from '../loose';

export interface IdentityChoice {
  readonly value: string;
  readonly label: string;
}

/** A value that is being edited, with what was typed into its fields as it was typed. */
export interface Form {
  readonly root: unknown;
  readonly typed: Readonly<Record<string, string>>;
  /** The common identities, and those that the notice declares for its place. */
  readonly identities: readonly IdentityChoice[];
  /** `undefined` takes out what stands there. `typed`: what stands in the field from now on. */
  readonly set: (path: Path, value: unknown, typed?: { readonly id: string; readonly text: string }) => void;
  readonly replace: (root: unknown) => void;
}

const common: readonly IdentityChoice[] = identityCodes.map((code) => ({
  value: code,
  label: identityName(code),
}));

/** The common ones, and what a notice calls those of its own. */
function withOwn(declared: unknown): readonly IdentityChoice[] {
  const own = entriesOf(declared).map(({ entry }) => ({
    value: textOf(entry.code),
    label: textOf(entry.name),
  }));
  return [...common, ...own.filter(({ value }) => value !== '')];
}

/** `notice`: where else than in the edited value the identities of the place stand. */
export function useForm(initial: unknown, notice?: unknown): Form {
  const [root, setRoot] = useState(initial);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const declaring = notice ?? root;
  const declared = isLoose(declaring) ? declaring.identities : undefined;
  // The same list as long as no identity changes: what hangs on it is not drawn anew with every key.
  const identities = useMemo(() => withOwn(declared), [declared]);
  return {
    root,
    typed,
    identities,
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
