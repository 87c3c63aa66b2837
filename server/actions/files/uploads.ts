import * as v from 'valibot';
import { type UploadActions, uploadKinds, uploadRowKinds } from '../../../contract/uploads';
import { type LoggedActionTable, part } from '../../platform';
import {
  beginProposal,
  beginUndo,
  beginUpload,
  getUpload,
  goOnWithUpload,
  leaveOut,
  listUploads,
  removeUpload,
  rowsOfUpload,
  viewOf,
} from '../../uploads';
import { uploadTables } from './kinds';

const uploadId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, '编号有误，请返回清单重新打开。'));
const one = v.strictObject({ uploadId });

const mostParts = 2_000;
const mostRowsOfPart = 100;

function wholeNumber(least: number, most: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
}

const { kinds } = uploadTables;

/** Files that are uploaded and worked off in the cloud. */
export const uploadActions: LoggedActionTable<UploadActions> = {
  'uploads.begin': {
    logged: 'act',
    parse: v.strictObject({
      uploadId,
      kind: v.picklist(uploadKinds),
      region: part.regionCode,
      name: v.pipe(part.shortText, v.minLength(1)),
      bytes: wholeNumber(0, Number.MAX_SAFE_INTEGER),
    }),
    run: (cloud, request) => beginUpload(cloud, kinds, request),
  },
  'uploads.go-on': {
    logged: 'act',
    parse: one,
    run: async (cloud, request) => viewOf(cloud, await goOnWithUpload(cloud, uploadTables, request)),
  },
  'uploads.list': {
    logged: { not: 'the caller’s own files with counts, of nobody' },
    parse: v.strictObject({ region: part.regionCode, after: part.pageAfter }),
    run: listUploads,
  },
  'uploads.get': {
    logged: { not: 'the caller’s own file with counts, of nobody' },
    parse: one,
    run: getUpload,
  },
  'uploads.rows': {
    logged: 'read',
    parse: v.strictObject({
      uploadId,
      rows: v.picklist(uploadRowKinds),
      after: wholeNumber(0, mostParts),
    }),
    run: (cloud, request) => rowsOfUpload(cloud, kinds, request),
  },
  'uploads.leave-out': {
    logged: 'act',
    parse: v.strictObject({
      uploadId,
      part: wholeNumber(1, mostParts),
      rows: v.pipe(v.array(wholeNumber(0, mostRowsOfPart - 1)), v.minLength(1), v.maxLength(mostRowsOfPart)),
      isLeftOut: v.boolean(),
    }),
    run: async (cloud, request) => viewOf(cloud, await leaveOut(cloud, request)),
  },
  'uploads.propose': {
    logged: 'act',
    parse: one,
    run: async (cloud, request) => viewOf(cloud, await beginProposal(cloud, kinds, request)),
  },
  'uploads.undo': {
    logged: 'act',
    parse: one,
    run: async (cloud, request) => viewOf(cloud, await beginUndo(cloud, kinds, request)),
  },
  'uploads.remove': {
    logged: 'act',
    parse: one,
    run: async (cloud, request) => {
      await removeUpload(cloud, request);
      return {};
    },
  },
};
