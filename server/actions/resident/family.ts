import * as v from 'valibot';
import { type FamilyActions, maximumRelatives, type RelativeView } from '../../../contract/family';
import {
  addBound,
  addRelative,
  addedRelativeView,
  answerInvitation,
  boundNotListed,
  editRelative,
  getPayer,
  invite,
  reapply,
  relativeViews,
  removeRelative,
  sayPaidElsewhere,
  viewInvitation,
} from '../../household';
import { countAttempt, noRelative } from '../../identity';
import { type ActionTable, type Cloud, chinaDay, requireOpenId, part } from '../../platform';
import type { Payer, Relative } from '../../schema';
import { yearNow } from '../../policy-registry';

const oneRelative = v.strictObject({ relativeId: part.recordKey });

/** One relative as after a change; for the insured year that is being paid for now. */
async function viewOf(cloud: Cloud, payer: Payer, relative: Relative): Promise<RelativeView> {
  const year = await yearNow(cloud, relative.region, chinaDay(cloud.now()));
  const [view] = await relativeViews(cloud, payer, [relative], year);
  if (view === undefined) throw noRelative();
  return view;
}

export const familyActions: ActionTable<FamilyActions> = {
  'family.list': {
    parse: v.strictObject({ year: part.insuredYear }),
    run: async (cloud, { year }) => {
      const payer = await getPayer(cloud, requireOpenId(cloud));
      const [relatives, bound] = await Promise.all([
        relativeViews(cloud, payer, payer.relatives, year),
        boundNotListed(cloud, payer, year),
      ]);
      return { relatives, maximum: maximumRelatives, ...(bound.length === 0 ? {} : { bound }) };
    },
  },
  'family.add': {
    parse: v.strictObject({
      requestId: part.requestId,
      person: part.personEntry,
      relation: part.relation,
      region: part.regionCode,
      claims: part.claims,
      consent: part.consent,
      application: v.exactOptional(
        v.strictObject({ year: part.insuredYear, messages: v.exactOptional(part.recordMessages) }),
      ),
    }),
    run: async (cloud, request) => {
      const added = await addRelative(cloud, requireOpenId(cloud), request);
      const year =
        request.application?.year ?? (await yearNow(cloud, added.relative.region, chinaDay(cloud.now())));
      const view = await addedRelativeView(cloud, added, year);
      if (view === undefined) throw noRelative();
      return { relative: view };
    },
  },
  'family.add-bound': {
    parse: v.strictObject({
      requestId: part.requestId,
      boundId: part.recordKey,
      region: part.regionCode,
      consent: part.consent,
    }),
    run: async (cloud, request) => {
      const { payer, relative } = await addBound(cloud, requireOpenId(cloud), request);
      return { relative: await viewOf(cloud, payer, relative) };
    },
  },
  'family.edit': {
    parse: v.strictObject({
      relativeId: part.recordKey,
      relation: v.exactOptional(part.relation),
      region: v.exactOptional(part.regionCode),
      claims: v.exactOptional(part.claims),
    }),
    run: async (cloud, { relativeId, ...changes }) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, changes.claims === undefined ? 'edit' : 'name-and-number');
      const { payer, relative } = await editRelative(cloud, openId, relativeId, changes);
      if (changes.region !== undefined || changes.claims !== undefined)
        await reapply(cloud, openId, relative);
      return { relative: await viewOf(cloud, payer, relative) };
    },
  },
  'family.remove': {
    parse: oneRelative,
    run: (cloud, { relativeId }) => removeRelative(cloud, requireOpenId(cloud), relativeId, 'removed'),
  },
  'family.withdraw-consent': {
    parse: oneRelative,
    run: (cloud, { relativeId }) =>
      removeRelative(cloud, requireOpenId(cloud), relativeId, 'consent-withdrawn'),
  },
  'family.say-paid-elsewhere': {
    parse: v.strictObject({ relativeId: part.recordKey, year: part.insuredYear, paid: v.boolean() }),
    run: async (cloud, request) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'edit');
      const { payer, relative } = await sayPaidElsewhere(cloud, openId, request);
      const [view] = await relativeViews(cloud, payer, [relative], request.year);
      if (view === undefined) throw noRelative();
      return { relative: view };
    },
  },
  'family.invite': {
    parse: oneRelative,
    run: (cloud, { relativeId }) => invite(cloud, requireOpenId(cloud), relativeId),
  },
  'family.invitation': {
    parse: v.strictObject({ token: part.secretToken }),
    run: (cloud, { token }) => {
      requireOpenId(cloud);
      return viewInvitation(cloud, token);
    },
  },
  'family.accept': {
    parse: v.strictObject({ token: part.secretToken, accept: v.boolean() }),
    run: async (cloud, { token, accept }) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'edit');
      return answerInvitation(cloud, openId, token, accept);
    },
  },
};
