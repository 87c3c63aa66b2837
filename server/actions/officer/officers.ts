import * as v from 'valibot';
import { officerDuties } from '../../../contract/officer';
import { type OfficersActions, pairingLength } from '../../../contract/officers';
import { problemOfName, tidyName } from '../../../contract/person-name';
import {
  acceptInvitation,
  confirmOfficer,
  endInvitation,
  endOfficer,
  giveCode,
  listInvitations,
  listOfficers,
} from '../../officers';
import { type LoggedActionTable, part } from '../../platform';
import { ownNumber, shortReason } from './persons';

const officerId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, '编号有误，请刷新名单。'));

const appointment = {
  regions: v.pipe(
    v.array(part.regionCode),
    v.minLength(1, '请选择负责的地方。'),
    v.maxLength(50, '最多50个地方。'),
  ),
  duties: v.pipe(
    v.array(v.picklist(officerDuties)),
    v.minLength(1, '请选择职责。'),
    v.maxLength(officerDuties.length),
    v.check((duties) => new Set(duties).size === duties.length, '同一项职责选了两次。'),
  ),
};

export const invitationRequest = v.strictObject({
  invitationId: ownNumber,
  region: part.regionCode,
  name: v.pipe(
    part.personName,
    v.check(
      (name) => problemOfName(name) === null,
      ({ input }) => problemOfName(input) ?? '',
    ),
    v.transform(tidyName),
  ),
  ...appointment,
});

export const changeOfOfficer = v.strictObject({ region: part.regionCode, officerId, ...appointment });

export const officersActions: LoggedActionTable<OfficersActions> = {
  'officers.list': {
    logged: 'read',
    parse: v.strictObject({ region: part.regionCode, after: part.pageAfter }),
    run: listOfficers,
  },
  'officers.invitations': {
    logged: 'read',
    parse: v.strictObject({ region: part.regionCode }),
    run: listInvitations,
  },
  'officers.give-code': { logged: 'act', parse: v.strictObject({ invitationId: ownNumber }), run: giveCode },
  'officers.accept': {
    logged: 'act',
    parse: v.strictObject({ code: v.pipe(v.string(), v.maxLength(60, '加入码太长，请检查。')) }),
    run: acceptInvitation,
  },
  'officers.confirm': {
    logged: 'act',
    parse: v.strictObject({
      invitationId: ownNumber,
      pairing: v.pipe(
        v.string(),
        v.regex(new RegExp(`^\\d{${pairingLength}}$`), `请输入${pairingLength}位数字。`),
      ),
    }),
    run: confirmOfficer,
  },
  'officers.end-invitation': {
    logged: 'act',
    parse: v.strictObject({ invitationId: ownNumber, reason: shortReason }),
    run: endInvitation,
  },
  'officers.end': {
    logged: 'act',
    parse: v.strictObject({ region: part.regionCode, officerId, reason: shortReason }),
    run: endOfficer,
  },
};
