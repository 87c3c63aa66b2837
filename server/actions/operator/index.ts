import * as v from 'valibot';
import { officerDuties } from '../../../contract/officer';
import type { OperatorActions } from '../../../contract/operator';
import { monthlyReport } from '../../audit';
import { migrate } from '../../migrations';
import { type LoggedActionTable, part } from '../../platform';
import { proposeWhole } from '../../notice-authoring';
import { keepShippedNotices } from '../../policy-registry';
import { rotateKeys } from '../../key-rotation';
import { paperText } from '../officer';
import { requireOperator } from './operator';
import { setOfficer } from './set-officer';

const officer = v.strictObject({
  openId: v.pipe(v.string(), v.regex(/^o[\w-]{10,60}$/, '请核对openid，它以字母o开头。')),
  name: v.pipe(part.shortText, v.minLength(2, '请填写姓名。')),
  regions: v.pipe(v.array(part.regionCode), v.minLength(1, '请填写负责的地区。'), v.maxLength(50)),
  duties: v.pipe(v.array(v.picklist(officerDuties)), v.minLength(1, '请填写职责。')),
  secondFor: v.exactOptional(v.pipe(v.array(part.regionCode), v.maxLength(50))),
});

/** Everything that whoever holds the cloud account's key can ask for. */
export const operatorTable: LoggedActionTable<OperatorActions> = {
  'data.migrate': {
    logged: 'act',
    parse: v.strictObject({}),
    run: async (cloud) => {
      requireOperator(cloud);
      await keepShippedNotices(cloud);
      return migrate(cloud);
    },
  },
  'audit.report': {
    logged: 'read',
    parse: v.strictObject({ month: part.month }),
    run: async (cloud, { month }) => {
      requireOperator(cloud);
      return monthlyReport(cloud, month);
    },
  },
  'officers.set': {
    logged: 'act',
    parse: officer,
    run: async (cloud, request) => {
      requireOperator(cloud);
      return setOfficer(cloud, request);
    },
  },
  'notices.propose': {
    logged: 'act',
    parse: v.strictObject({
      notice: v.record(v.string(), v.unknown()),
      inForceFrom: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
      paper: v.exactOptional(paperText),
      confirmed: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
    }),
    run: async (cloud, request) => proposeWhole(cloud, requireOperator(cloud), request),
  },
  'keys.rotate': {
    logged: 'act',
    parse: v.strictObject({}),
    run: async (cloud) => {
      requireOperator(cloud);
      return rotateKeys(cloud);
    },
  },
};
