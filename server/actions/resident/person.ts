import * as v from 'valibot';
import type { RecordActions } from '../../../contract/resident';
import {
  confirmSelf,
  type IdentityProof,
  type IdentityProofs,
  identityProofs,
  joinNumber,
  maskedPerson,
  noRelative,
  personAsTyped,
  requireDocument,
} from '../../identity';
import { type ActionTable, chinaDay, requireOpenId, part } from '../../platform';
import { getPayer, requireRelative } from '../../household';
import { lookUpPerson } from '../../enrolment';

type Names = 'person.lookup' | 'person.join-number' | 'self.confirm' | 'self.get';

type ConfirmSelf = ActionTable<Pick<RecordActions, 'self.confirm'>>['self.confirm'];

/** `self.confirm` with these ways to prove it: which one is meant is seen from the fields that the request has. */
export function confirmSelfBy(proofs: IdentityProofs): ConfirmSelf {
  const meant = (request: unknown): IdentityProof =>
    proofs.find(({ fields }) => isObject(request) && Object.keys(fields).every((name) => name in request)) ??
    proofs[0];
  const parse: v.GenericSchema = v.lazy((request) => requestWith(meant(request)));
  return {
    // The contract's evidence is the union of what the ways ask for; each way's fields are checked as its own.
    parse: parse as ConfirmSelf['parse'],
    run: async (cloud, request) => {
      const openId = requireOpenId(cloud);
      const { name, document, ...given } = request;
      const claim = { openId, name, document: requireDocument(cloud, document), given };
      return { person: maskedPerson(cloud, await confirmSelf(cloud, meant(request), claim)) };
    },
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function requestWith({ fields }: IdentityProof) {
  return v.strictObject({ name: part.personName, document: part.documentEntry, ...fields });
}

export const personActions: ActionTable<Pick<RecordActions, Names>> = {
  'person.lookup': {
    parse: v.strictObject({
      name: part.personName,
      document: part.documentEntry,
      region: part.regionCode,
      year: part.insuredYear,
    }),
    run: (cloud, request) => lookUpPerson(cloud, requireOpenId(cloud), request),
  },
  'person.join-number': {
    parse: v.strictObject({ relativeId: part.recordKey, document: part.documentEntry }),
    run: async (cloud, { relativeId, document }) => {
      const openId = requireOpenId(cloud);
      const payer = await getPayer(cloud, openId);
      const { personId } = requireRelative(payer, relativeId);
      const person = await cloud.db.get('people', personId);
      if (person === null) throw noRelative();
      const joined = await joinNumber(cloud, person, document);
      return { person: personAsTyped(cloud, joined, payer) };
    },
  },
  'self.confirm': confirmSelfBy(identityProofs),
  'self.get': {
    parse: v.strictObject({}),
    run: async (cloud) => {
      const { self } = await getPayer(cloud, requireOpenId(cloud));
      const person = self === null ? null : await cloud.db.get('people', self.personId);
      return {
        person: person === null ? null : maskedPerson(cloud, person),
        today: chinaDay(cloud.now()),
      };
    },
  },
};
