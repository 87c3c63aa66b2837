import * as v from 'valibot';
import {
  type AgreedMessages,
  type MessageActions,
  askedKinds,
  mostAgreed,
} from '../../../contract/agreed-messages';
import { recordMessageKinds } from '../../../contract/messages';
import { agreeOfRecord, agreedBy, recordOffers, takeBack } from '../../billing/notifications';
import { tieOf } from '../../household';
import { countAttempt } from '../../identity';
import { agreeInMyName } from '../../personal-data';
import { type ActionTable, type Cloud, part, refuse, requireOpenId } from '../../platform';

/** What he agreed to, and what he may agree to of the record, or of himself. */
async function mine(cloud: Cloud, openId: string, recordId?: string): Promise<AgreedMessages> {
  const agreed = await agreedBy(cloud, openId);
  if (recordId !== undefined) {
    const has = (kind: string) => agreed.some((one) => one.kind === kind && one.recordId === recordId);
    const offers = await recordOffers(cloud, openId, recordId);
    return { agreed, offered: offers.filter(({ kind }) => !has(kind)) };
  }
  const tie = await tieOf(cloud, openId);
  const full = agreed.some(({ kind, left }) => kind === 'in-my-name' && left >= mostAgreed);
  return { agreed, offered: tie === null || full ? [] : [{ kind: 'in-my-name' }] };
}

const recordId = v.exactOptional(part.recordKey);

export const messageActions: ActionTable<MessageActions> = {
  'messages.mine': {
    parse: v.strictObject({ recordId }),
    run: (cloud, request) => mine(cloud, requireOpenId(cloud), request.recordId),
  },
  'messages.agree': {
    parse: v.strictObject({
      kinds: v.pipe(v.array(v.picklist(askedKinds)), v.maxLength(askedKinds.length)),
      recordId,
    }),
    run: async (cloud, request) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'edit');
      for (const kind of new Set(request.kinds)) {
        if ((kind === 'in-my-name') !== (request.recordId === undefined)) {
          throw refuse('NOT_OFFERED', '这一页没有这样的提醒，请刷新再看。');
        }
        if (request.recordId === undefined) await agreeInMyName(cloud, openId);
        else await agreeOfRecord(cloud, openId, { recordId: request.recordId, kind });
      }
      return mine(cloud, openId, request.recordId);
    },
  },
  'messages.take-back': {
    parse: v.strictObject({
      kind: v.picklist([...recordMessageKinds, ...askedKinds]),
      recordId,
      place: v.exactOptional(v.strictObject({ region: part.regionCode, year: part.insuredYear })),
    }),
    run: async (cloud, request) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'edit');
      await takeBack(cloud, openId, request);
      return mine(cloud, openId, request.recordId);
    },
  },
};
