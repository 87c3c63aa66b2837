import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { relations } from '../contract/family';
import { documentKinds } from '../contract/identity-document';
import { messageKinds } from '../contract/messages';
import { officerDuties } from '../contract/officer';
import { refundReasons } from '../contract/refunds';
import { circumstanceCodes, identityCodes, identityName } from '../policy';
import { boundRelations, noticeRelations } from '../policy/account-relations';
import { channelKinds, channelUses } from '../policy/channels';
import { funds, noteCodes } from '../policy/determination';
import { dutyRecurrences } from '../policy/duty-recurrence';
import { ruleKinds } from '../policy/rules/rule-kinds';
import { lineMoves, orderMoves } from '../server/billing/orders';
import { refundMoves } from '../server/billing/refunds/states';
import { recordMoves } from '../server/enrolment';
import { entryKinds } from '../server/schema/ledger-entry';

const glossary = readFileSync(resolve(__dirname, '../docs/glossary.md'), 'utf8');

describe('the glossary explains every', () => {
  it.each<[string, readonly string[]]>([
    ['identity', identityCodes],
    ['circumstance', circumstanceCodes],
    ['kind of rule', [...ruleKinds.keys()]],
    ['kind of channel', channelKinds],
    ['use of a channel', channelUses],
    ['recurrence of a duty', dutyRecurrences],
    ['fund', funds],
    ['note', noteCodes],
    ['relation', relations],
    ['relation of a family account', [...noticeRelations, ...boundRelations]],
    ['document', documentKinds],
    ['event of a record', Object.keys(recordMoves)],
    ['state of an order', Object.keys(orderMoves)],
    ['state of a line', Object.keys(lineMoves)],
    ['state of a refund', Object.keys(refundMoves)],
    ['reason of a refund', refundReasons],
    ['entry of the ledger', entryKinds],
    ['duty of an officer', officerDuties],
    ['message', messageKinds],
  ])('%s', (_, codes) => {
    expect(codes.filter((code) => !glossary.includes(`\`${code}\``))).toEqual([]);
  });

  it('identity by the name that people read', () => {
    const names = identityCodes.map((code) => identityName(code).replace(/（.*/, ''));
    expect(names.filter((name) => !glossary.includes(name))).toEqual([]);
  });
});
