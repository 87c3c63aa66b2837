import * as v from 'valibot';
import { type EvidenceActions, evidenceKinds } from '../../../contract/evidence';
import { evidenceOfRequest, getRequest, requireOwnRequest } from '../../billing/refund-requests';
import { beginPicture, keepPicture, pictureViews, removePicture, shownPictures } from '../../evidence';
import { countAttempt } from '../../identity';
import { type ActionTable, requireOpenId } from '../../platform';

const about = {
  kind: v.picklist(evidenceKinds),
  id: v.pipe(v.string(), v.regex(/^[\w-]{8,120}$/)),
};
const aPicture = v.strictObject({
  ...about,
  pictureId: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, '图片编号有误，请重新选图片。')),
});

export const evidenceActions: ActionTable<EvidenceActions> = {
  'evidence.begin': {
    parse: v.strictObject(about),
    run: async (cloud, { id }) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'picture');
      return beginPicture(cloud, evidenceOfRequest(openId, id));
    },
  },
  'evidence.keep': {
    parse: aPicture,
    run: async (cloud, { id, pictureId }) => {
      const subject = evidenceOfRequest(requireOpenId(cloud), id);
      return { pictures: pictureViews(await keepPicture(cloud, subject, pictureId)) };
    },
  },
  'evidence.remove': {
    parse: aPicture,
    run: async (cloud, { id, pictureId }) => {
      const subject = evidenceOfRequest(requireOpenId(cloud), id);
      return { pictures: pictureViews(await removePicture(cloud, subject, pictureId)) };
    },
  },
  'evidence.look': {
    parse: v.strictObject(about),
    run: async (cloud, { kind, id }) => {
      requireOwnRequest(await getRequest(cloud.db, id), requireOpenId(cloud));
      return { pictures: await shownPictures(cloud, { kind, id }) };
    },
  },
};
