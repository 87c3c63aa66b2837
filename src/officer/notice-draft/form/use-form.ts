import { useMemo, useState } from 'react';
import type { NoticeDocument } from '../../../../policy';
import { identityCodes } from '../../../../policy/fact-sheet';
import { identityName } from '../../../../policy/names';
import { entriesOf, isLoose, type Loose, type Path, textOf, withValue } from '../loose';

export interface NamedChoice {
  readonly value: string;
  readonly label: string;
}

/** A value that is being edited, with what was typed into its fields as it was typed. */
export interface Form {
  readonly root: unknown;
  readonly typed: Readonly<Record<string, string>>;
  /** The common identities, and those that the notice, or one under it, declares for its place. */
  readonly identities: readonly NamedChoice[];
  /** The tiers that the notice, or one under it, lets people choose among. */
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
    .filter(({ value, label }) => value !== '' && label !== '');
}

interface Declared {
  readonly identities: unknown;
  readonly tiers: unknown;
}

/** What a notice declares of its own; it has one rule on tiers at most. */
function declaredBy(notice: unknown): Declared {
  if (!isLoose(notice)) return { identities: [], tiers: [] };
  const tiers = entriesOf(notice.rules).find(({ entry }) => entry.kind === 'tiers')?.entry.tiers;
  return { identities: notice.identities, tiers };
}

/** What the notice itself declares, and what those under it do, each code once. */
function namesOf(
  own: unknown,
  what: keyof Declared,
  under: readonly NoticeDocument[],
): readonly NamedChoice[] {
  const all = [own, ...under.map((notice) => declaredBy(notice)[what])].flatMap(declaredIn);
  return all.filter(({ value }, at) => all.findIndex((one) => one.value === value) === at);
}

interface Declaring {
  /** Where else than in the edited value the identities and tiers of the place stand. */
  readonly notice?: Loose;
  /** The notices over which the edited one is laid. */
  readonly under: readonly NoticeDocument[];
}

export function useForm(initial: unknown, { notice, under }: Declaring): Form {
  const [root, setRoot] = useState(initial);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const declared = declaredBy(notice ?? root);
  // The same lists as long as nothing in them changes: what hangs on them is not drawn anew with every key.
  const identities = useMemo(
    () => [...common, ...namesOf(declared.identities, 'identities', under)],
    [declared.identities, under],
  );
  const tiers = useMemo(() => namesOf(declared.tiers, 'tiers', under), [declared.tiers, under]);
  return {
    root,
    typed,
    identities,
    tiers,
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
