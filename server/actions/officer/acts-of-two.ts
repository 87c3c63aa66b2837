import * as v from 'valibot';
import { mostRowsOfCall } from '../../../contract/imports';
import type { RosterRow } from '../../../contract/officer';
import { lookAtResult, readResult } from '../../billing/deductions';
import {
  importElsewhere,
  lookAtElsewhere,
  lookAtUndoneElsewhere,
  undoElsewhere,
} from '../../billing/elsewhere-payments';
import {
  importBalances,
  importBindings,
  lookAtBalances,
  lookAtBindings,
  lookAtUndoneBalances,
  lookAtUndoneBindings,
  undoBalances,
  undoBindings,
} from '../../billing/mutual-aid';
import { correctPerson, lookAtCorrection } from '../../corrections';
import { lookAtDeath, lookAtSuspension, noteDeath, suspendBenefits } from '../../duplicates';
import { importRoster, lookAtRoster, lookAtUndoneRoster, undoRoster } from '../../enrolment';
import { changeOfficer, inviteOfficer, lookAtChange, lookAtInvitation } from '../../officers';
import { part } from '../../platform';
import { lookAtAnswer, readAnswer } from '../../registration';
import { grantRefund, lookAtGrant } from '../../billing/refund-requests';
import { type ActTable, actOfTwo } from '../../proposals';
import { reimbursementActsOfTwo } from './reimbursements';
import { csv, fileNumber, registrationFileNumber } from '../bureau-file-parts';
import { changeOfOfficer, invitationRequest } from './officers';
import { duplicateId } from './duplicates';
import { correctionRequest, ownNumber, shortReason } from './persons';

const rosterRow = v.pipe(
  v.strictObject({
    ...part.personEntry.entries,
    identities: part.identities,
    circumstances: v.exactOptional(part.circumstances),
    school: v.exactOptional(part.shortText),
    isEnded: v.exactOptional(v.literal(true)),
  }),
  v.check((row) => endsAlone(row), '结束认定的一行只写要结束的身份和最后一天，不带情形。'),
);

/** A row that ends something names what, and its last day, and says nothing else. */
function endsAlone({ isEnded, identities, circumstances, school }: RosterRow): boolean {
  if (isEnded !== true) return true;
  const endsAll = identities.length > 0 && identities.every(({ until }) => until !== undefined);
  return endsAll && circumstances === undefined && school === undefined;
}

const batchNumber = v.pipe(v.string(), v.regex(/^[\w-]{4,40}$/, '批次号为4至40位字母、数字、横线。'));

const rosterPart = v.strictObject({
  batch: batchNumber,
  part: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
  region: part.regionCode,
  rows: v.pipe(
    v.array(rosterRow),
    v.minLength(1),
    v.maxLength(mostRowsOfCall, `一次最多${mostRowsOfCall}行，请分次导入。`),
  ),
});

const balancesFile = v.strictObject({
  region: part.regionCode,
  number: fileNumber,
  asOf: part.calendarDay,
  csv,
});
const bindingsFile = v.strictObject({ region: part.regionCode, number: fileNumber, csv });

const elsewhereFile = v.strictObject({ region: part.regionCode, number: fileNumber, csv });

/** What no officer does alone. An act comes here with its type in the contract's `ActsOfTwo`. */
export const actsOfTwo: ActTable = {
  'duplicates.suspend': actOfTwo<'duplicates.suspend'>({
    duty: 'roster',
    label: '暂停居民医保待遇',
    parse: v.strictObject({
      duplicateId,
      region: part.regionCode,
      from: part.calendarDay,
      reason: shortReason,
    }),
    look: lookAtSuspension,
    run: suspendBenefits,
  }),
  'duplicates.note-death': actOfTwo<'duplicates.note-death'>({
    duty: 'roster',
    label: '登记参保人去世',
    parse: v.strictObject({
      duplicateId,
      region: part.regionCode,
      diedOn: v.nullable(part.calendarDay),
      reason: shortReason,
    }),
    look: lookAtDeath,
    run: noteDeath,
  }),
  'elsewhere.import': actOfTwo<'elsewhere.import'>({
    duty: 'money',
    label: '别处缴费名单',
    parse: elsewhereFile,
    look: lookAtElsewhere,
    run: importElsewhere,
  }),
  'elsewhere.undo': actOfTwo<'elsewhere.undo'>({
    duty: 'money',
    label: '撤回别处缴费名单',
    parse: elsewhereFile,
    look: lookAtUndoneElsewhere,
    run: undoElsewhere,
  }),
  'mutual-aid.import-balances': actOfTwo<'mutual-aid.import-balances'>({
    duty: 'money',
    label: '共济账户余额文件',
    parse: balancesFile,
    look: lookAtBalances,
    run: importBalances,
  }),
  'mutual-aid.undo-balances': actOfTwo<'mutual-aid.undo-balances'>({
    duty: 'money',
    label: '撤回余额文件',
    parse: balancesFile,
    look: lookAtUndoneBalances,
    run: undoBalances,
  }),
  'mutual-aid.import-bindings': actOfTwo<'mutual-aid.import-bindings'>({
    duty: 'money',
    label: '共济账户绑定文件',
    parse: bindingsFile,
    look: lookAtBindings,
    run: importBindings,
  }),
  'mutual-aid.undo-bindings': actOfTwo<'mutual-aid.undo-bindings'>({
    duty: 'money',
    label: '撤回绑定文件',
    parse: bindingsFile,
    look: lookAtUndoneBindings,
    run: undoBindings,
  }),
  'mutual-aid.read-result': actOfTwo<'mutual-aid.read-result'>({
    duty: 'money',
    label: '扣款结果文件',
    parse: v.strictObject({ region: part.regionCode, number: fileNumber, csv }),
    look: lookAtResult,
    run: readResult,
  }),
  'officers.change': actOfTwo<'officers.change'>({
    duty: 'officers',
    label: '改经办人的职责',
    parse: changeOfOfficer,
    look: lookAtChange,
    run: changeOfficer,
  }),
  'officers.invite': actOfTwo<'officers.invite'>({
    duty: 'officers',
    label: '邀请经办人',
    parse: invitationRequest,
    look: lookAtInvitation,
    run: inviteOfficer,
  }),
  'persons.correct': actOfTwo<'persons.correct'>({
    duty: 'roster',
    label: '更正资料',
    parse: correctionRequest,
    look: lookAtCorrection,
    run: correctPerson,
  }),
  'refunds.grant': actOfTwo<'refunds.grant'>({
    duty: 'money',
    label: '规定以外的退费',
    parse: v.strictObject({
      grantId: ownNumber,
      region: part.regionCode,
      orderId: part.orderId,
      line: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
      amountFen: part.typedFen,
      ends: v.boolean(),
      reason: shortReason,
    }),
    look: lookAtGrant,
    run: grantRefund,
  }),
  ...reimbursementActsOfTwo,
  'registration.read-answer': actOfTwo<'registration.read-answer'>({
    duty: 'money',
    label: '参保登记回执',
    parse: v.strictObject({ region: part.regionCode, number: registrationFileNumber, csv }),
    look: lookAtAnswer,
    run: readAnswer,
  }),
  'roster.import': actOfTwo<'roster.import'>({
    duty: 'roster',
    label: '名册',
    parse: rosterPart,
    look: lookAtRoster,
    run: importRoster,
    anyOrder: true,
    whyNotByHand: ({ rows }) =>
      rows.some(({ isEnded }) => isEnded === true)
        ? '谁不在全部名单上，由上传的文件比出来，不能自己写。请用“上传名册”，传全部名单再比。'
        : null,
  }),
  'roster.undo': actOfTwo<'roster.undo'>({
    duty: 'roster',
    label: '撤回整批名册',
    parse: rosterPart,
    look: lookAtUndoneRoster,
    run: undoRoster,
    anyOrder: true,
  }),
};
