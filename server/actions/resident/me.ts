import * as v from 'valibot';
import type { MeActions } from '../../../contract/me';
import { answerRefund, refundQuestions } from '../../billing/refund-requests';
import { requireSelf, requireTie, revoke, tieOf, viewMe } from '../../household';
import { countAttempt } from '../../identity';
import { copyOf, eraseAccount, eventsOf } from '../../personal-data';
import { type ActionTable, part, requireOpenId } from '../../platform';

export const meActions: ActionTable<MeActions> = {
  'me.get': {
    parse: v.strictObject({}),
    run: async (cloud) => {
      const openId = requireOpenId(cloud);
      const me = await viewMe(cloud, openId);
      const tie = await tieOf(cloud, openId);
      const asked = tie === null ? [] : await refundQuestions(cloud, tie);
      return { ...me, refundQuestions: asked };
    },
  },
  'me.copy': {
    parse: v.strictObject({}),
    run: async (cloud) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'copy');
      return copyOf(cloud, openId);
    },
  },
  'me.erase': {
    parse: v.strictObject({ fromLists: v.boolean() }),
    run: async (cloud, { fromLists }) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'erase');
      return eraseAccount(cloud, openId, fromLists);
    },
  },
  'me.answer-refund': {
    parse: v.strictObject({
      requestId: v.pipe(v.string(), v.regex(/^[\w-]{8,120}$/)),
      agree: v.boolean(),
    }),
    run: async (cloud, request) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'edit');
      const tie = await requireTie(cloud, openId);
      await answerRefund(cloud, tie, request);
      return { refundQuestions: await refundQuestions(cloud, tie) };
    },
  },
  'me.revoke': {
    parse: v.strictObject({ seerId: part.recordKey }),
    run: async (cloud, { seerId }) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'edit');
      return { seenBy: await revoke(cloud, openId, seerId) };
    },
  },
  'me.events': {
    parse: v.strictObject({ after: part.pageAfter }),
    run: async (cloud, { after = null }) => {
      const openId = requireOpenId(cloud);
      const person = await requireSelf(cloud, openId);
      return eventsOf(cloud, person._id, { openId, after });
    },
  },
};
