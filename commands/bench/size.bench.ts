import { packageSizes } from '../../harness/weapp/package-sizes';
import { weappBuild } from '../../harness/weapp/weapp';
import { builtApps, emptyBuild } from './built-apps';
import type { Row } from './row';

const mainLimitBytes = 360_000;
const packageLimitBytes = 2 * 1024 * 1024;

export const name = 'size';

/** Sizes of the packages of the weapp build, the main one beside an empty Taro app's. */
export async function run(): Promise<Row[]> {
  await builtApps();
  const empty = packageSizes(emptyBuild)[0]?.bytes ?? Number.NaN;
  return packageSizes(weappBuild).map(({ name: packageName, bytes }): Row => ({
    figure: `package ${packageName}`,
    value: bytes,
    unit: 'bytes',
    atMost: packageName === 'main' ? mainLimitBytes : packageLimitBytes,
    ...(packageName === 'main' ? { peer: `an empty Taro app: ${empty.toLocaleString('en')}` } : {}),
  }));
}
