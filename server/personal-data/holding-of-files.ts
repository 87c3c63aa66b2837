import type { LevyListPart, UploadPart } from '../schema';
import type { OfResidents } from './holding';
import { most } from './subject';
import { day } from './words';

/** Rows of files that officers uploaded. */
export const uploadParts: OfResidents<UploadPart> = {
  of: 'residents',
  heading: '经办人上传的名册',
  erasure: 'ends',
  find: (cloud, { person }) =>
    person === null
      ? Promise.resolve([])
      : cloud.db.find('upload-parts', { filter: { subjects: person._id }, limit: most }),
  facts: ({ expiresAt }) => [['最迟保存到', day(expiresAt)]],
};

/** Rows of a list that an officer is having made, until its files are written. */
export const levyListParts: OfResidents<LevyListPart> = {
  of: 'residents',
  heading: '正在做的应缴清册',
  erasure: 'ends',
  find: (cloud, { person }) =>
    person === null
      ? Promise.resolve([])
      : cloud.db.find('levy-list-parts', { filter: { subjects: person._id }, limit: most }),
  facts: ({ expiresAt }) => [['最迟保存到', day(expiresAt)]],
};
