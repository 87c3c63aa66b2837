import { randomBytes } from 'node:crypto';
import { open as unseal, seal } from '../../server/identity';
import type { Settings } from '../../server/platform';
import type { Person } from '../../server/schema';
import type { OwnTexts } from './copied-rows';
import { OtherIds } from './other-ids';
import type { StoredFamily } from './stored-families';

interface Sealed {
  /** As it stands in the family that is copied. */
  readonly text: string;
  readonly personId: string;
  readonly field: 'name' | 'number';
  readonly opened: string;
}

/** Names and numbers of a family: what is sealed opens under the person's own id alone, so each copy is sealed anew. */
export function sealedPeopleOf({ documents, ids }: StoredFamily, settings: Settings): OwnTexts {
  const people = (documents.get('people') ?? []) as unknown as readonly Person[];
  const others = new OtherIds(ids);
  const sealed = people.flatMap(({ _id, sealedName, documents: papers }): readonly Sealed[] => {
    const of = (field: 'name' | 'number', text: string): Sealed => ({
      text,
      personId: _id,
      field,
      opened: unseal(settings, `${_id}/${field}`, text),
    });
    return [of('name', sealedName), ...papers.map(({ sealedNumber }) => of('number', sealedNumber))];
  });
  return {
    texts: sealed.map(({ text }) => text),
    of: (hash) =>
      sealed.map(({ personId, field, opened }) =>
        seal(settings, hex, `${others.inCopy(personId, hash)}/${field}`, opened),
      ),
  };
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
