/**
 * `npm run pictures [-- BEGINNING…]`: a picture of every page in each of its states, in both modes, into `docs/pictures/`,
 * or of those whose names begin so; and the table of all of them.
 * Needs the builds of H5 and functions, and a Chromium.
 */
import fs from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../harness/browser/browser';
import { Screens } from '../harness/browser/screens';
import { arriveAt, takePicture } from '../harness/page-states/pictures';
import { pictureTable } from '../harness/page-states/picture-table';
import { inTheDark } from '../harness/page-states/states';
import type { PageState } from '../harness/page-states/page-state';
import { stateGroups, statesOf } from '../harness/page-states/state-groups';
import { askedOn } from '../harness/journeys/five-notices';
import { LocalCloud } from '../harness/local-cloud';
import { modes } from '../harness/journeys/calculator';

const folder = path.resolve(__dirname, '../docs/pictures');
const chosen = process.argv.slice(2);

interface Tally {
  bytes: number;
  failed: number;
}

function isChosen({ name }: PageState): boolean {
  return chosen.length === 0 || chosen.some((beginning) => name.startsWith(beginning));
}

async function picture(screens: Screens, cloud: LocalCloud, state: PageState, tally: Tally): Promise<void> {
  for (const [suffix, mode, look] of [
    ...modes.map((each) => [each, each, {}] as const),
    ...(inTheDark.has(state.name) ? [['dark', 'ordinary', { colorScheme: 'dark' }] as const] : []),
  ]) {
    try {
      const phone = await arriveAt(screens, cloud, state, { mode, look });
      tally.bytes += await takePicture(phone, path.join(folder, `${state.name}-${suffix}.png`));
      await phone.putAway();
    } catch (error) {
      process.stderr.write(`${state.name}-${suffix}: ${String(error)}\n`);
      tally.failed += 1;
    }
  }
  process.stderr.write(`  ${state.name}\n`);
}

/** Each group has a cloud of its own: one for all would soon have more relatives than a payer may have. */
async function main(): Promise<void> {
  const browser = await launchBrowser();
  const tally: Tally = { bytes: 0, failed: 0 };
  for (const states of stateGroups.map((group) => statesOf(group).filter(isChosen))) {
    if (states.length === 0) continue;
    const cloud = await LocalCloud.start(askedOn);
    const screens = new Screens(browser, cloud.address);
    for (const state of states) await picture(screens, cloud, state, tally);
    await cloud.stop();
  }
  fs.writeFileSync(path.join(folder, 'README.md'), pictureTable());
  await browser.close();
  process.stdout.write(`${Math.round(tally.bytes / 1024)} KB in docs/pictures, ${tally.failed} failed\n`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
}

void main();
