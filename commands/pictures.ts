/**
 * `npm run pictures [-- BEGINNING…]`: a picture of every page in each of its states, in both modes, into `docs/pictures/`,
 * or of those whose names begin so; and the table of all of them.
 * Needs the builds of H5 and functions, and a Chromium.
 */
import fs from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../harness/browser/browser';
import { arriveAt, takePicture } from '../harness/page-states/pictures';
import { pictureTable } from '../harness/page-states/picture-table';
import { inTheDark, pageStates } from '../harness/page-states/states';
import { askedOn } from '../harness/journeys/five-notices';
import { LocalCloud } from '../harness/local-cloud';
import { modes } from '../harness/journeys/calculator';

const folder = path.resolve(__dirname, '../docs/pictures');
const chosen = process.argv.slice(2);

async function main(): Promise<void> {
  const cloud = await LocalCloud.start(askedOn);
  const browser = await launchBrowser();
  let bytes = 0;
  let failed = 0;
  for (const state of pageStates.filter(
    ({ name }) => chosen.length === 0 || chosen.some((beginning) => name.startsWith(beginning)),
  )) {
    for (const [suffix, mode, look] of [
      ...modes.map((each) => [each, each, {}] as const),
      ...(inTheDark.has(state.name) ? [['dark', 'ordinary', { colorScheme: 'dark' }] as const] : []),
    ]) {
      const phone = await arriveAt(browser, cloud, state, { mode, look }).catch((error: unknown) => {
        process.stderr.write(`${state.name}-${suffix}: ${String(error)}\n`);
        failed += 1;
      });
      if (!phone) continue;
      bytes += await takePicture(phone, path.join(folder, `${state.name}-${suffix}.png`));
      await phone.putAway();
    }
    process.stderr.write(`  ${state.name}\n`);
  }
  fs.writeFileSync(path.join(folder, 'README.md'), pictureTable());
  await browser.close();
  await cloud.stop();
  process.stdout.write(`${Math.round(bytes / 1024)} KB in docs/pictures, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

void main();
