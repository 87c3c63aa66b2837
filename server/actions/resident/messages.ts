import * as v from 'valibot';
import { type AgreedMessages, type MessageActions, mostAgreed } from '../../../contract/agreed-messages';
import { personMessageKinds } from '../../../contract/messages';
import { agreedMessages, takeBack } from '../../billing/notifications';
import { tieOf } from '../../household';
import { countAttempt } from '../../identity';
import { agreeInMyName } from '../../personal-data';
import { type ActionTable, type Cloud, requireOpenId } from '../../platform';

const kind = v.picklist(personMessageKinds);

async function mine(cloud: Cloud, openId: string): Promise<AgreedMessages> {
  const agreed = (await agreedMessages(cloud, openId)).map(({ kind: one, left }) => ({ kind: one, left }));
  const tie = await tieOf(cloud, openId);
  const full = agreed.some(({ left }) => left >= mostAgreed);
  return { agreed, offered: tie === null || full ? [] : [{ kind: 'in-my-name' }] };
}

export const messageActions: ActionTable<MessageActions> = {
  'messages.mine': {
    parse: v.strictObject({}),
    run: (cloud) => mine(cloud, requireOpenId(cloud)),
  },
  'messages.agree': {
    parse: v.strictObject({ kinds: v.pipe(v.array(kind), v.maxLength(personMessageKinds.length)) }),
    run: async (cloud, { kinds }) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'edit');
      if (kinds.includes('in-my-name')) await agreeInMyName(cloud, openId);
      return mine(cloud, openId);
    },
  },
  'messages.take-back': {
    parse: v.strictObject({ kind }),
    run: async (cloud, request) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'edit');
      await takeBack(cloud, openId, request.kind);
      return mine(cloud, openId);
    },
  },
};
