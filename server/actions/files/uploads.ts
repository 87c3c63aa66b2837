import * as v from 'valibot';
import { duplicateFileKinds } from '../../../contract/duplicates';
import { type UploadActions, uploadKinds, uploadRowKinds } from '../../../contract/uploads';
import { mostCellText, mostCells } from '../../../contract/upload-edits';
import { type Cloud, type LoggedActionTable, part } from '../../platform';
import type { Upload } from '../../schema';
import {
  beginComparing,
  beginProposal,
  beginTaking,
  beginUndo,
  beginUpload,
  cellsOfRow,
  endAll,
  getUpload,
  goOnWithUpload,
  leaveOut,
  listUploads,
  putRight,
  removeUpload,
  rowAfter,
  rowsOfUpload,
  viewOf,
} from '../../uploads';
import { uploadTables } from './kinds';

const uploadId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, '编号有误，请返回清单重新打开。'));
const one = v.strictObject({ uploadId });

const mostParts = 2_000;
/** A table that is taken whole is one part. */
const mostRowsOfPart = 1_001;

function wholeNumber(least: number, most: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
}

const rowAt = {
  uploadId,
  part: wholeNumber(1, mostParts),
  at: wholeNumber(0, mostRowsOfPart - 1),
};

const { kinds } = uploadTables;

/** What each kind needs of these, it says itself. */
const told = v.strictObject({
  year: v.exactOptional(part.insuredYear),
  list: v.exactOptional(v.picklist(duplicateFileKinds, '请选是哪种名单。')),
  number: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/, '编号为1至40位字母、数字、横线。'))),
  asOf: v.exactOptional(part.calendarDay),
  phonesFrom: v.exactOptional(v.pipe(part.shortText, v.minLength(2, '请写联系电话从哪里来。'))),
  source: v.exactOptional(v.pipe(part.shortText, v.minLength(2, '请写数字的来源，例如文件名称和文号。'))),
  percent: v.exactOptional(
    v.pipe(
      v.number(),
      v.minValue(1, '目标参保率要在1到100之间。'),
      v.maxValue(100, '目标参保率要在1到100之间。'),
    ),
  ),
});

const mostGroups = 30;

async function viewed(cloud: Cloud, upload: Promise<Upload>) {
  return viewOf(cloud, kinds, await upload);
}

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
      told: v.exactOptional(told),
    }),
    run: (cloud, request) => beginUpload(cloud, kinds, request),
  },
  'uploads.go-on': {
    logged: 'act',
    parse: one,
    run: (cloud, request) => viewed(cloud, goOnWithUpload(cloud, uploadTables, request)),
  },
  'uploads.list': {
    logged: { not: 'files of the caller’s duty and place with counts, of nobody' },
    parse: v.strictObject({ region: part.regionCode, after: part.pageAfter }),
    run: (cloud, request) => listUploads(cloud, kinds, request),
  },
  'uploads.get': {
    logged: { not: 'a file of the caller’s duty and place with counts, of nobody' },
    parse: one,
    run: (cloud, request) => getUpload(cloud, kinds, request),
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
  'uploads.row': {
    logged: 'read',
    parse: v.strictObject(rowAt),
    run: (cloud, request) => cellsOfRow(cloud, kinds, request),
  },
  'uploads.put-right': {
    logged: 'act',
    parse: v.strictObject({
      ...rowAt,
      cells: v.pipe(
        v.array(
          v.strictObject({
            column: v.pipe(v.string(), v.maxLength(40)),
            text: v.pipe(v.string(), v.maxLength(mostCellText, `一格最多写${mostCellText}个字。`)),
          }),
        ),
        v.maxLength(mostCells),
        v.check(
          (cells) => new Set(cells.map(({ column }) => column)).size === cells.length,
          '同一列只写一次。',
        ),
      ),
    }),
    run: async (cloud, request) => rowAfter(cloud, kinds, await putRight(cloud, kinds, request)),
  },
  'uploads.leave-out': {
    logged: 'act',
    parse: v.strictObject({
      uploadId,
      part: wholeNumber(1, mostParts),
      rows: v.pipe(v.array(wholeNumber(0, mostRowsOfPart - 1)), v.minLength(1), v.maxLength(mostRowsOfPart)),
      isLeftOut: v.boolean(),
    }),
    run: (cloud, request) => viewed(cloud, leaveOut(cloud, kinds, request)),
  },
  'uploads.propose': {
    logged: 'act',
    parse: one,
    run: (cloud, request) => viewed(cloud, beginProposal(cloud, kinds, request)),
  },
  'uploads.take': {
    logged: 'act',
    parse: one,
    run: (cloud, request) => viewed(cloud, beginTaking(cloud, kinds, request)),
  },
  'uploads.compare': {
    logged: 'act',
    parse: v.strictObject({
      uploadId,
      groups: v.exactOptional(v.pipe(v.array(part.shortText), v.maxLength(mostGroups))),
      until: v.exactOptional(part.calendarDay),
    }),
    run: (cloud, request) => viewed(cloud, beginComparing(cloud, kinds, request)),
  },
  'uploads.end-all': {
    logged: 'act',
    parse: v.strictObject({ uploadId, isEnded: v.boolean() }),
    run: (cloud, request) => viewed(cloud, endAll(cloud, kinds, request)),
  },
  'uploads.undo': {
    logged: 'act',
    parse: one,
    run: (cloud, request) => viewed(cloud, beginUndo(cloud, kinds, request)),
  },
  'uploads.remove': {
    logged: 'act',
    parse: one,
    run: async (cloud, request) => {
      await removeUpload(cloud, kinds, request);
      return {};
    },
  },
};
