import * as v from 'valibot';
import { type EvidenceActions, type EvidenceOf, evidenceKinds } from '../../../contract/evidence';
import { evidenceOfRequest, getRequest, requireOwnRequest } from '../../billing/refund-requests';
import { evidenceOfClaim } from '../../enrolment';
import {
  type EvidenceSubject,
  beginPicture,
  evidenceId,
  keepPicture,
  phoneGiven,
  pictureViews,
  removePicture,
  setPhone,
  shownToGiver,
} from '../../evidence';
import { countAttempt } from '../../identity';
import { type ActionTable, type Cloud, requireOpenId } from '../../platform';

const about = {
  kind: v.picklist(evidenceKinds),
  id: v.pipe(v.string(), v.regex(/^[\w-]{8,120}$/)),
};
const aPicture = v.strictObject({
  ...about,
  pictureId: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, '图片编号有误，请重新选图片。')),
});

/** What it is given for, as the caller's own. */
function subjectOf(openId: string, { kind, id }: EvidenceOf): EvidenceSubject {
  return kind === 'claim' ? evidenceOfClaim(openId, id) : evidenceOfRequest(openId, id);
}

/** Under what his stands. Throws `NO_REQUEST` for a request that isn't his; of a claim he finds nothing but his own. */
async function ownId(cloud: Cloud, of: EvidenceOf): Promise<string> {
  const openId = requireOpenId(cloud);
  if (of.kind === 'refund') requireOwnRequest(await getRequest(cloud.db, of.id), openId);
  return evidenceId(subjectOf(openId, of));
}

export const evidenceActions: ActionTable<EvidenceActions> = {
  'evidence.begin': {
    parse: v.strictObject(about),
    run: async (cloud, of) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'picture');
      return beginPicture(cloud, subjectOf(openId, of));
    },
  },
  'evidence.keep': {
    parse: aPicture,
    run: async (cloud, { pictureId, ...of }) => {
      const subject = subjectOf(requireOpenId(cloud), of);
      return { pictures: pictureViews(await keepPicture(cloud, subject, pictureId)) };
    },
  },
  'evidence.remove': {
    parse: aPicture,
    run: async (cloud, { pictureId, ...of }) => {
      const subject = subjectOf(requireOpenId(cloud), of);
      return { pictures: pictureViews(await removePicture(cloud, subject, pictureId)) };
    },
  },
  'evidence.look': {
    parse: v.strictObject(about),
    run: async (cloud, of) => shownToGiver(cloud, await ownId(cloud, of)),
  },
  'evidence.phone': {
    parse: v.strictObject({
      ...about,
      phone: v.nullable(v.pipe(v.string(), v.maxLength(30, '联系电话太长，请检查。'))),
    }),
    run: async (cloud, { phone, ...of }) => {
      const subject = subjectOf(requireOpenId(cloud), of);
      await countAttempt(cloud, 'edit');
      await setPhone(cloud, subject, phone);
      const number = await phoneGiven(cloud, evidenceId(subject));
      return number === null ? {} : { phone: number };
    },
  },
};
