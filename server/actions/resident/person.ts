import * as v from 'valibot';
import type { RecordActions } from '../../../contract/resident';
import { confirmSelf, joinNumber, maskedPerson, noRelative, requireDocument } from '../../identity';
import { type ActionTable, chinaDay, requireOpenId, part } from '../../platform';
import { getPayer, requireRelative } from '../../household';
import { lookUpPerson } from '../../enrolment';

type Names = 'person.lookup' | 'person.join-number' | 'self.confirm' | 'self.get';

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
      const payer = await getPayer(cloud, requireOpenId(cloud));
      const person = await cloud.db.get('people', requireRelative(payer, relativeId).personId);
      if (person === null) throw noRelative();
      return { person: maskedPerson(cloud, await joinNumber(cloud, person, document)) };
    },
  },
  'self.confirm': {
    parse: v.strictObject({
      name: part.personName,
      document: part.documentEntry,
      code: v.pipe(v.string(), v.regex(/^\d{8}$/, '一次性码是8位数字，请检查。')),
    }),
    run: async (cloud, { name, document, code }) => {
      const openId = requireOpenId(cloud);
      const number = requireDocument(cloud, document);
      return { person: maskedPerson(cloud, await confirmSelf(cloud, openId, name, number, code)) };
    },
  },
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
