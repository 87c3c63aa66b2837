import * as v from 'valibot';
import { circumstanceCodes } from '../../../policy/fact-sheet';
import type { CorrectionActions } from '../../../contract/corrections';
import { findStoredPerson } from '../../corrections';
import { requireOfficerOfAny } from '../../officer-access';
import { type LoggedActionTable, part } from '../../platform';

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{8,64}$/));

/** Made by the phone that proposes. */
export const ownNumber = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, '编号有误，请重新打开这一页。'));

/** Read by whom it concerns. */
export const shortReason = v.pipe(part.shortText, v.minLength(4, '请把理由写清楚一点，至少4个字。'));

/** How something of a person should be. */
export const correction = v.variant('kind', [
  v.strictObject({ kind: v.literal('name'), name: part.personName }),
  v.strictObject({
    kind: v.literal('document'),
    document: part.documentEntry,
    birthDate: v.exactOptional(part.calendarDay),
  }),
  v.strictObject({ kind: v.literal('birth-date'), birthDate: part.calendarDay }),
  v.strictObject({ kind: v.literal('joined-number') }),
  v.strictObject({ kind: v.literal('tie') }),
  v.strictObject({
    kind: v.literal('certification'),
    code: part.identityCode,
    region: part.writtenRegionCode,
    since: part.calendarDay,
    until: v.nullable(part.calendarDay),
  }),
  v.strictObject({
    kind: v.literal('circumstance'),
    code: v.picklist(circumstanceCodes),
    on: v.nullable(part.calendarDay),
  }),
  v.strictObject({
    kind: v.literal('facts'),
    year: part.insuredYear,
    region: part.writtenRegionCode,
  }),
  v.strictObject({ kind: v.literal('binding'), holderId: id }),
  v.strictObject({ kind: v.literal('enrolment'), year: part.insuredYear }),
]);

export const correctionRequest = v.strictObject({
  correctionId: ownNumber,
  personId: id,
  region: part.regionCode,
  correction,
  reason: shortReason,
});

export const personActions: LoggedActionTable<CorrectionActions> = {
  'persons.find': {
    logged: 'read',
    parse: v.strictObject({ region: part.regionCode, document: part.documentEntry }),
    run: async (cloud, request) =>
      findStoredPerson(cloud, await requireOfficerOfAny(cloud, ['roster', 'money']), request),
  },
};
