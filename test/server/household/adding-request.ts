import type { PersonEntry } from '../../../contract/claims';
import { nothing, onBehalf, ruizhou } from '../sample';

let requests = 0;

/** What a phone sends to put a parent on the list in Ruizhou. */
export function adding(person: PersonEntry) {
  requests += 1;
  return {
    requestId: `request-${requests}`,
    person,
    relation: 'parent' as const,
    region: ruizhou,
    claims: nothing,
    consent: onBehalf,
  };
}
