import { pages } from './pages';
import type { LocalCloud } from '../local-cloud';
import type { PageState } from './page-state';
import { byTwoOfRuizhou } from './prepared';

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

/** A list of residents: the second has another year's household, and one says no village that there is. */
const residents = [
  '姓名,身份证号码,村（社区）,户号,代办员',
  '周桂英,369901195203040028,濠溪村,0001,周有田',
  '周小满,369901201505210019,濠溪村,0001,周有田',
  '吴建平,369901197001010017,没有的村,0002,周有田',
];

/** A table of targets whose sum is another than that of its lines. */
const targets = ['村（社区）,任务数', '濠溪村,1500', '月潭村,2500', '合计,4100'];

/** Somebody who lives in the sample place, and somebody of whom nothing is known there. */
const employees = [
  '姓名,身份证号码,参保时间,参保单位',
  '李建国,369901195805120017,2023年11月1日,高安市某厂',
  '周桂英,369901195203040028,2023-11-01,高安市某厂',
];

const dibao = [{ code: 'dibao', since: '2023-09-01' }];

/** Two on dibao beside the one whom the preview has. */
const certified = {
  batch: 'pictures-whole',
  part: 1,
  region,
  rows: [
    { name: '周桂英', document: { kind: 'resident-id', number: '369901195203040028' }, identities: dibao },
    { name: '周小满', document: { kind: 'resident-id', number: '369901201505210019' }, identities: dibao },
  ],
};

/** A whole list without 周小满 and without the only one in tekun whom the preview has. */
const stillThere = [
  '姓名,身份证号码,身份类别,认定日期',
  '李建国,369901195805120017,低保对象,2022-06-01',
  '周桂英,369901195203040028,低保对象,2023-09-01',
  '吴建平,369901197001010014,特困人员,2023-09-01',
];

/** A new village of the street, and one without a name. */
const villages = ['村（社区）,统计用区划代码', '新溪村,360983001977', ',360983001978'];

interface UploadedFile {
  readonly kind: string;
  readonly name: string;
  readonly lines: readonly string[];
  readonly told?: object;
}

const roster: UploadedFile = { kind: 'roster', name: '九月低保名册.csv', lines };

let uploads = 0;

/** A file uploaded by the officer of Ruizhou and checked. */
export async function uploaded(cloud: LocalCloud, file: UploadedFile = roster): Promise<string> {
  const officer = cloud.caller(ofRuizhou);
  uploads += 1;
  const uploadId = String(uploads).padStart(32, 'c');
  const body = Buffer.from(file.lines.join('\r\n'));
  const { kind, name, told = {} } = file;
  const request = { uploadId, kind, region, name, told, bytes: body.length };
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
  {
    // The last line has a day that is yet to come.
    name: 'officer-uploads-put-right',
    page: 'officerUploads',
    isPictured: false,
    user: ofRuizhou,
    async arrive(phone, cloud) {
      const uploadId = await uploaded(cloud);
      await phone.open(pages.officerUploads);
      await phone.tap(`open-${uploadId}`);
      await phone.tap('rows-problems');
      await phone.tap('put-right-1-3');
      await phone.appears('put-right');
    },
  },
  {
    name: 'officer-uploads-residents',
    page: 'officerUploads',
    user: ofRuizhou,
    async arrive(phone) {
      await phone.open(pages.officerUploads);
      await phone.tap('kind-residents');
      await phone.appears('phonesFrom-input');
    },
  },
  {
    // Of the residents whom the sample place has listed, the file has one: it is hardly the whole list.
    name: 'officer-uploads-compared',
    page: 'officerUploads',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      const told = { year: 2024 };
      const some = residents.slice(0, 2);
      const uploadId = await uploaded(cloud, { kind: 'residents', name: '居民名单.csv', lines: some, told });
      await phone.open(pages.officerUploads);
      await phone.tap(`open-${uploadId}`);
      await phone.tap('is-whole');
      await phone.tap('compare');
      await phone.appears('compare-stopped');
    },
  },
  {
    // Of three on dibao one may end; of one in tekun none.
    name: 'officer-uploads-stopped-group',
    page: 'officerUploads',
    user: ofRuizhou,
    isPictured: false,
    async arrive(phone, cloud) {
      await byTwoOfRuizhou(cloud, 'roster.import', certified);
      const uploadId = await uploaded(cloud, {
        kind: 'roster',
        name: '十一月困难群众名册.csv',
        lines: stillThere,
      });
      await phone.open(pages.officerUploads);
      await phone.tap(`open-${uploadId}`);
      for (const control of ['is-whole', 'group-dibao', 'group-tekun', 'compare']) await phone.tap(control);
      await phone.appears('stopped-tekun');
      await phone.appears('end-all');
    },
  },
  {
    name: 'officer-uploads-duplicates',
    page: 'officerUploads',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      const told = { year: 2024, list: 'employee' };
      const file = { kind: 'duplicates', name: '职工医保在保.csv', lines: employees, told };
      const uploadId = await uploaded(cloud, file);
      await phone.open(pages.officerUploads);
      await phone.tap(`open-${uploadId}`);
      await phone.tap('rows-not-here');
      await phone.appears('rows');
    },
  },
  {
    name: 'officer-uploads-list',
    page: 'officerUploads',
    user: ofRuizhou,
    async arrive(phone) {
      await phone.open(pages.officerUploads);
      await phone.tap('kind-duplicates');
      await phone.appears('list-dead');
    },
  },
  {
    name: 'officer-uploads-places',
    page: 'officerUploads',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      const uploadId = await uploaded(cloud, { kind: 'places', name: '新设的村.csv', lines: villages });
      await phone.open(pages.officerUploads);
      await phone.tap(`open-${uploadId}`);
      await phone.tap('rows-problems');
      await phone.appears('rows');
    },
  },
  {
    name: 'officer-uploads-targets',
    page: 'officerUploads',
    user: ofRuizhou,
    async arrive(phone, cloud) {
      const told = { year: 2024, source: '瑞州街道〔2023〕9号' };
      const uploadId = await uploaded(cloud, {
        kind: 'targets',
        name: '任务分解表.csv',
        lines: targets,
        told,
      });
      await phone.open(pages.officerUploads);
      await phone.tap(`open-${uploadId}`);
      await phone.tap('rows-problems');
      await phone.appears('rows');
    },
  },
];
