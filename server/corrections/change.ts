import type { Correction, CorrectionKind } from '../../contract/corrections';
import type { DocumentNumber } from '../identity';
import type { Cloud, Documents } from '../platform';
import type { Person } from '../schema';
import type { PlacesOfPerson } from './places';

export type CorrectionOf<Kind extends CorrectionKind> = Extract<Correction, { readonly kind: Kind }>;

/** Who is corrected, and by whom. */
export interface Situation {
  readonly person: Person;
  readonly places: PlacesOfPerson;
  /** Orders with him. */
  readonly orderIds: readonly string[];
  /** Of the office that puts it right. */
  readonly region: string;
}

/** A correction of somebody, as it stands when it is looked at or made. */
export interface Wanted<Kind extends CorrectionKind = CorrectionKind> extends Situation {
  readonly correction: CorrectionOf<Kind>;
}

/** What a second officer agrees to. */
export interface Shown {
  /** Chinese: what it was, and what it will be. */
  readonly words: string;
  /** Other documents than his that it is about, */
  readonly documents?: readonly DocumentNumber[];
  /** and other people. */
  readonly subjects?: readonly string[];
}

/** One kind of correction. Both throw a refusal where it can't be. */
export interface Change<Kind extends CorrectionKind> {
  /** Before anything of it holds. */
  show(cloud: Cloud, wanted: Wanted<Kind>): Promise<Shown> | Shown;
  /** In the caller's transaction, which stores the person. */
  make(cloud: Cloud, tx: Documents, wanted: Wanted<Kind>): Promise<Person> | Person;
}

/** The person once more: what was just written may have been his own document. */
export async function again(tx: Documents, { person }: Situation): Promise<Person> {
  return (await tx.get('people', person._id)) ?? person;
}
