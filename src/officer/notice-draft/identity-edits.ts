import { sha256 } from '../../../policy/digest';
import { entriesOf, listIn, type Loose, textOf, withValue } from './loose';

function codesIn(notice: Loose): ReadonlySet<string> {
  return new Set(entriesOf(notice.identities).map(({ entry }) => textOf(entry.code)));
}

const digits = 10;

/**
 * A code for an identity that an author names, who never sees it: made from the name, so that two notices of a place that
 * both declare it mean one identity. A name that was given up by another one, and is taken again, gets a number.
 */
function codeFor(notice: Loose, name: string): string {
  const taken = codesIn(notice);
  const code = `own-${sha256(name).slice(0, digits)}`;
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? code : `${code}-${number}`;
    if (!taken.has(free)) return free;
  }
}

/** The notice with one more identity of its place's own. */
export function withNewIdentity(notice: Loose, name: string): Loose {
  const identity = { code: codeFor(notice, name), name };
  return { ...notice, identities: [...listIn(notice.identities), identity] };
}

/** The rules that would name nothing if the identity went. */
export function rulesNaming(notice: Loose, code: string): readonly Loose[] {
  const rules = entriesOf(notice.rules).map(({ entry }) => entry);
  return rules.filter((rule) => JSON.stringify(rule).includes(`"${code}"`));
}

/** The notice without the identity at a place of the list; a notice without any has no list. */
export function withoutIdentity(notice: Loose, at: number): Loose {
  const left = listIn(notice.identities).length > 1;
  return withValue(notice, left ? ['identities', at] : ['identities'], undefined) as Loose;
}

/** The notice with another set of what is recorded besides of an identity's holders; none is not written. */
export function withAttributes(notice: Loose, at: number, attributes: readonly string[]): Loose {
  const value = attributes.length === 0 ? undefined : attributes;
  return withValue(notice, ['identities', at, 'attributes'], value) as Loose;
}
