import type { Invariants } from './invariant';
import type { EnrolmentRecord } from '../../server/schema';

export const consents: Invariants = {
  *'whose consent was withdrawn is on no list of that payer'(evidence) {
    for (const { _id, relatives } of evidence.all('payers')) {
      for (const { relativeId } of relatives) {
        if (evidence.world.takenOff.has(relativeId)) yield `${_id} still has ${relativeId}`;
      }
    }
  },

  *'what a payer said of someone goes with the consent'(evidence) {
    const payers = new Map(evidence.all('payers').map((payer) => [payer._id, payer]));
    for (const { _id, personId, applications } of evidence.records) {
      for (const { openId } of applications) {
        const listed = payers.get(openId)?.relatives.some((one) => one.personId === personId) ?? false;
        if (!listed) yield `${_id} keeps what ${openId} said`;
      }
    }
  },

  *'nobody is kept whom nobody needs'(evidence) {
    const needed = new Set<string>();
    for (const { relatives, self } of evidence.all('payers')) {
      for (const { personId } of relatives) needed.add(personId);
      if (self !== null) needed.add(self.personId);
    }
    for (const { _id } of evidence.all('rosters')) needed.add(_id);
    for (const { _id, relatives } of evidence.all('mutual-aid-accounts')) {
      needed.add(_id);
      for (const { personId } of relatives) needed.add(personId);
    }
    for (const record of evidence.records) if (everInsured(record)) needed.add(record.personId);
    for (const { _id } of evidence.all('people')) if (!needed.has(_id)) yield `${_id} is kept for nobody`;
    for (const { _id, personId } of evidence.records) {
      if (!needed.has(personId)) yield `the record ${_id} is kept for nobody`;
    }
    for (const { _id, personId } of evidence.all('withdrawals')) {
      yield `the withdrawal ${_id} of ${personId} was never carried out`;
    }
  },

  *'who is insured, ordered for or on a list can be named'(evidence) {
    const people = new Set(evidence.all('people').map(({ _id }) => _id));
    for (const { _id, personId } of evidence.records) {
      if (!people.has(personId)) yield `nobody knows whose ${_id} is`;
    }
    for (const { _id, relatives } of evidence.all('payers')) {
      for (const { personId } of relatives) if (!people.has(personId)) yield `${_id} lists ${personId}`;
    }
  },

  *'every number finds its person, and only one who is kept'(evidence) {
    const people = evidence.all('people');
    const keys = evidence.all('person-keys');
    for (const { _id, personId } of keys) {
      if (people.every((one) => one._id !== personId))
        yield `${_id.slice(0, 8)} finds ${personId}, who is gone`;
    }
    for (const { _id, documents } of people) {
      const own = keys.filter(({ personId }) => personId === _id).length;
      if (own !== documents.length) yield `${_id} has ${documents.length} documents and is found by ${own}`;
    }
  },

  *'a payer sees all of someone only where that one agreed'(evidence) {
    for (const { _id, relatives } of evidence.all('payers')) {
      for (const { relativeId, confirmedAt } of relatives) {
        const answers = evidence.world.agreements.get(relativeId) ?? [];
        const last = answers.at(-1);
        if (confirmedAt !== null && !answers.some(({ accept }) => accept))
          yield `${_id}: ${relativeId} never did`;
        if (confirmedAt !== null && last?.accept === false && last.heard) {
          yield `${_id}: ${relativeId} took it back`;
        }
      }
    }
  },
};

/** Who is insured, or once was, stays on record: the office and the family ask about it later. */
function everInsured({ state, history }: EnrolmentRecord): boolean {
  return (
    state === 'insured' ||
    history.some(({ event }) => ['insured', 'enrolled-exempt', 'paid-elsewhere'].includes(event))
  );
}
