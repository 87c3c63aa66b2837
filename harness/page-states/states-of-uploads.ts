import { pages } from './pages';
import type { LocalCloud } from '../local-cloud';
import type { PageState } from './page-state';

const ofRuizhou = 'oSampleOfficerRuizhou';
const region = '360983001';

// Made-up people; area code 369901 belongs to no place.
const lines = [
  '姓名,身份证号码,身份类别,认定日期',
  '周桂英,369901195203040028,低保对象,2023-09-01',
  '周小满,369901201505210019,低保对象,2023年9月1日',
  '吴建平,369901198001011234,特困人员,2023-09-01',
  '郑秀兰,369901194711230026,低保,2026-09-01',
];

let uploads = 0;

/** A roster with some lines right and some wrong, uploaded by the officer of Ruizhou and checked. */
async function uploaded(cloud: LocalCloud): Promise<string> {
  const officer = cloud.caller(ofRuizhou);
  uploads += 1;
  const uploadId = String(uploads).padStart(32, 'c');
  const body = Buffer.from(lines.join('\r\n'));
  const request = { uploadId, kind: 'roster', region, name: '九月低保名册.csv', bytes: body.length };
  const begun = (await officer('files', { action: 'uploads.begin', ...request })) as {
    readonly data: { readonly path: string };
  };
  await cloud.uploader(ofRuizhou)(begun.data.path, body);
  // Read, then checked.
  for (let call = 0; call < 2; call += 1) await officer('files', { action: 'uploads.go-on', uploadId });
  return uploadId;
}

export const statesOfUploads: readonly PageState[] = [
  {
    name: 'officer-uploads',
    page: 'officerUploads',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      const uploadId = await uploaded(cloud);
      await phone.open(pages.officerUploads);
      await phone.appears(`open-${uploadId}`);
    },
  },
  {
    name: 'officer-uploads-empty',
    page: 'officerUploads',
    kind: 'empty',
    user: 'oSampleOfficerHunan',
    async arrive(phone) {
      await phone.open(pages.officerUploads);
      await phone.appears('empty');
    },
  },
  {
    name: 'officer-uploads-checked',
    page: 'officerUploads',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      const uploadId = await uploaded(cloud);
      await phone.open(pages.officerUploads);
      await phone.tap(`open-${uploadId}`);
      await phone.tap('rows-problems');
      await phone.appears('rows');
    },
  },
];
