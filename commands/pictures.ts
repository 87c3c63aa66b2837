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
import {
  mostPictureBytes,
  pictureFolder,
  picturesOf,
  picturesThere,
} from '../harness/page-states/picture-files';
import { pictureTable } from '../harness/page-states/picture-table';
import type { PageState } from '../harness/page-states/page-state';
import { pageStates } from '../harness/page-states/states';
import { stateGroups, statesOf } from '../harness/page-states/state-groups';
import { modes } from '../harness/journeys/calculator';
import type { Mode } from '../harness/journeys/calculator';
import { askedOn } from '../harness/journeys/five-notices';
import { LocalCloud } from '../harness/local-cloud';

const chosen = process.argv.slice(2);

function isChosen({ name }: PageState): boolean {
  return chosen.length === 0 || chosen.some((beginning) => name.startsWith(beginning));
}

/** Answers how many pictures of the state in a mode could not be taken. */
async function picture(screens: Screens, cloud: LocalCloud, state: PageState, mode: Mode): Promise<number> {
  let failed = 0;
  for (const { file, look } of picturesOf(state).filter((one) => one.mode === mode)) {
    try {
      const phone = await arriveAt(screens, cloud, state, { mode, look });
      await takePicture(phone, path.join(pictureFolder, file));
      await phone.putAway();
    } catch (error) {
      process.stderr.write(`${file}: ${String(error)}\n`);
      failed += 1;
    }
  }
  process.stderr.write(`  ${state.name}, ${mode}\n`);
  return failed;
}

/** Of states that are gone, or have another name now. */
function removeOrphans(): void {
  const named = new Set(pageStates.flatMap(picturesOf).map(({ file }) => file));
  for (const { file } of picturesThere()) if (!named.has(file)) fs.rmSync(path.join(pictureFolder, file));
}

/** Each group has a cloud of its own for each mode: one for all would soon have more relatives than a payer may have. */
async function main(): Promise<void> {
  const browser = await launchBrowser();
  let failed = 0;
  for (const states of stateGroups.map((group) => statesOf(group).filter(isChosen))) {
    for (const mode of states.length === 0 ? [] : modes) {
      const cloud = await LocalCloud.start(askedOn);
      const screens = new Screens(browser, cloud.address);
      for (const state of states) failed += await picture(screens, cloud, state, mode);
      await cloud.stop();
    }
  }
  await browser.close();
  removeOrphans();
  fs.writeFileSync(path.join(pictureFolder, 'README.md'), pictureTable());
  const bytes = picturesThere().reduce((sum, { bytes: one }) => sum + one, 0);
  process.stdout.write(
    `${failed} failed; docs/pictures has ${Math.round(bytes / 1000)} KB of ${mostPictureBytes / 1000}\n`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
}

void main();
