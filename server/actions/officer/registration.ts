import * as v from 'valibot';
import type { OwnDayActions } from '../../../contract/own-day';
import type { RegistrationOfficerActions } from '../../../contract/registration';
import { requireOfficer } from '../../officer-access';
import { type LoggedActionTable, part } from '../../platform';
import { ownDay } from '../../reconciliation';
import { listFiles, openFile, refusedLines, sendAgain } from '../../registration';
import { registrationFileNumber as number } from '../bureau-file-parts';

export const registrationActions: LoggedActionTable<RegistrationOfficerActions & OwnDayActions> = {
  'registration.files': {
    logged: 'read',
    parse: v.strictObject({ region: part.regionCode, after: part.pageAfter }),
    run: async (cloud, request) => listFiles(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'registration.file': {
    logged: 'read',
    parse: v.strictObject({ number }),
    run: async (cloud, request) => openFile(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'registration.refused': {
    logged: 'read',
    parse: v.strictObject({
      number,
      kind: v.exactOptional(v.picklist(['enrolled', 'cancelled'])),
      after: part.pageAfter,
    }),
    run: async (cloud, request) => refusedLines(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'registration.send-again': {
    logged: 'act',
    parse: v.strictObject({
      number,
      line: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
    }),
    run: async (cloud, request) => sendAgain(cloud, await requireOfficer(cloud, 'money'), request),
  },
  'statements.own-day': {
    logged: 'read',
    parse: v.strictObject({ region: part.regionCode, day: part.calendarDay }),
    run: async (cloud, request) => ownDay(cloud, await requireOfficer(cloud, 'money'), request),
  },
};
