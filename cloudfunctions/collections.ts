import type { SentMessage } from './cloud/wechat-messages';
import type { Invitation, Payer } from './family/payer';
import type { Counter, LookupLogEntry } from './lookups/lookup';
import type { OfficialText, StoredNotice } from './notices/stored-notice';
import type { Officer, OfficerLogEntry, OneTimeCode } from './officers/officer';
import type { Person, PersonKey } from './people/person';
import type { StoredContacts } from './places/place-contacts';
import type { EnrolmentRecord } from './records/record';
import type { Roster, RosterBatch } from './roster/roster';

/** Every collection and what it holds. Indexes and access stand in `database.json`. */
export interface Collections {
  people: Person;
  'person-keys': PersonKey;
  payers: Payer;
  invitations: Invitation;
  records: EnrolmentRecord;
  rosters: Roster;
  'roster-batches': RosterBatch;
  officers: Officer;
  'officer-log': OfficerLogEntry;
  'one-time-codes': OneTimeCode;
  counters: Counter;
  'lookup-log': LookupLogEntry;
  'place-contacts': StoredContacts;
  'published-notices': StoredNotice;
  'official-texts': OfficialText;
  'sent-messages': SentMessage;
}

export type CollectionName = keyof Collections;
