import { existsSync } from 'node:fs';
import path from 'node:path';
import { packageSizes } from '../../harness/weapp/package-sizes';
import { Weapp, weappBuild } from '../../harness/weapp/weapp';
import type { Row } from './row';

const mainLimitKb = 500;
const packageLimitKb = 2048;
const firstSetDataLimitKb = 64;
function kilobytes(bytes: number): number {
  return Math.round((bytes / 1024) * 10) / 10;
}

/** Bytes of the first `setData` when a poster of Ruizhou street was scanned, on WeChat's own framework. */
async function firstSetData(): Promise<Row> {
  const phone = new Weapp({
    callFunction: () => Promise.reject(new Error('the first page is drawn before the cloud answers')),
  });
  await phone.launch('pages/index/index?scene=r%3D360983001');
  const bytes = phone.setDataRecords[0]?.bytes ?? Number.NaN;
  phone.die();
  return {
    figure: "first page's first setData",
    value: kilobytes(bytes),
    unit: 'KB',
    limit: firstSetDataLimitKb,
  };
}

export const name = 'size';

/** Sizes of the weapp build: packages, and the first page's first `setData`. */
export async function run(): Promise<Row[]> {
  if (!existsSync(path.join(weappBuild, 'app.json'))) throw new Error('run `npm run build:weapp` first');
  const packages = packageSizes(weappBuild).map((size): Row => ({
    figure: `package ${size.name}`,
    value: kilobytes(size.bytes),
    unit: 'KB',
    limit: size.name === 'main' ? mainLimitKb : packageLimitKb,
  }));
  return [...packages, await firstSetData()];
}
