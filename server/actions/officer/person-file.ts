import * as v from 'valibot';
import { numberReasons, type PersonFileActions } from '../../../contract/person-file';
import { storedPersonOf } from '../../corrections';
import { personFile, searchPerson, wholeNumbers } from '../../desk';
import { requireOfficerOfAny } from '../../officer-access';
import { type Cloud, type LoggedActionTable, part } from '../../platform';
import type { Officer } from '../../schema';

const personId = v.pipe(v.string(), v.regex(/^[0-9a-f]{8,64}$/));

const query = v.variant('by', [
  v.strictObject({ by: v.literal('document'), document: part.documentEntry }),
  v.strictObject({ by: v.literal('order'), orderId: part.orderId }),
  v.strictObject({
    by: v.literal('receipt'),
    code: v.pipe(v.string(), v.maxLength(60, '核验码太长，请检查。')),
  }),
]);

const one = { region: part.regionCode, personId };

function reader(cloud: Cloud): Promise<Officer> {
  return requireOfficerOfAny(cloud, ['roster', 'money']);
}

export const personFileActions: LoggedActionTable<PersonFileActions> = {
  'persons.search': {
    logged: 'read',
    parse: v.strictObject({ region: part.regionCode, query }),
    run: async (cloud, request) => searchPerson(cloud, await reader(cloud), request),
  },
  'persons.file': {
    logged: 'read',
    parse: v.strictObject(one),
    run: async (cloud, request) => personFile(cloud, await reader(cloud), request),
  },
  'persons.number': {
    logged: 'read',
    parse: v.strictObject({ ...one, reason: v.picklist(numberReasons, '请选择要看完整号码的原因。') }),
    run: async (cloud, request) => wholeNumbers(cloud, await reader(cloud), request),
  },
  'persons.stored': {
    logged: 'read',
    parse: v.strictObject(one),
    run: async (cloud, request) => storedPersonOf(cloud, await reader(cloud), request),
  },
};
