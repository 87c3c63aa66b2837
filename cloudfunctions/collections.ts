import type { Person, PersonKey } from './people/person';
import type { EnrolmentRecord } from './records/record';

/** Every collection and what it holds. Indexes and access stand in `database.json`. */
export interface Collections {
  people: Person;
  'person-keys': PersonKey;
  records: EnrolmentRecord;
}

export type CollectionName = keyof Collections;
