import type { CheckedPerson } from '../../../../contract/person-check';
import { type PersonOf, findPeople, nameFits } from '../../../identity';
import { RowError } from '../../../imports';
import type { Cloud } from '../../../platform';
import type { Person } from '../../../schema';
import { problemOf } from '../../office-files';
import { checkedPerson } from '../bureau-file';

/** Of two people of a line, whose columns it is about; empty where a line has one. */
export type Whose = '' | '持有人' | '家人';

/** Somebody as a line names him: who he is, or what is wrong with it. */
export type Named = CheckedPerson | RowError;

type Cells = readonly [name: string, kind: string, number: string];

export function namedIn(cloud: Cloud, whose: Whose, [name, kind, number]: Cells): Named {
  try {
    return checkedPerson(cloud, name, kind, number);
  } catch (error) {
    const { column, words } = problemOf(error);
    return new RowError(`${whose}${column ?? '证件号码'}`, words);
  }
}

/** Who of them is known. Two round trips. */
export function knownOfNamed(cloud: Cloud, all: readonly Named[]): Promise<PersonOf> {
  return findPeople(
    cloud,
    all.flatMap((one) => (one instanceof RowError ? [] : [one])),
  );
}

/** The person whom a line names, null where nobody knows him yet. Throws a {@link RowError} where another one has the number. */
export function personOfLine(cloud: Cloud, whose: Whose, named: Named, personOf: PersonOf): Person | null {
  if (named instanceof RowError) throw named;
  const known = personOf(named);
  if (known?.namedBy === 'office' && !nameFits(cloud, known, named.name)) {
    throw new RowError(
      `${whose}姓名`,
      '这个证件号码已经登记的是另一个姓名。请向医保部门核对；证件上确实改了的，请先在“更正资料”里提出。',
    );
  }
  return known;
}
