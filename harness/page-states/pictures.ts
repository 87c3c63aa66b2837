import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { LocalCloud } from '../local-cloud';
import { choose } from '../journeys/calculator';
import { scanPoster } from '../steps';
import type { Mode } from '../journeys/calculator';
import { BrowserPhone } from '../browser/browser-phone';
import type { Look, Stored } from '../browser/screen';
import type { Screens } from '../browser/screens';
import type { PageState } from './page-state';

const screenHeight = 844;
/** Longer pages are cut: a picture is to be looked at. */
const tallest = 1700;
/** Of a picture, in pixels. */
export const pictureWidth = 234;

/** How high the screen would have to be to show the whole page. Runs in the page. */
function wholeHeight() {
  return Math.max(
    ...[...document.querySelectorAll<HTMLElement>('.frame, .taro_page, body')]
      .filter((element) => element.getClientRects().length > 0)
      .map((element) => element.getBoundingClientRect().top + element.scrollHeight),
  );
}

/**
 * As WebP, three fifths as wide as the phone: letters of 15 px are still read, and a page takes a quarter of what it took as a
 * PNG of full width (docs/decisions/2026-11-30-small-pictures.md).
 */
export function drawSmall(shot: Uint8Array): Promise<Buffer> {
  return sharp(shot).resize({ width: pictureWidth }).webp({ quality: 8, effort: 6 }).toBuffer();
}

/** The page as it stands, whole, 390 px wide. */
export async function takePicture({ page }: BrowserPhone, file: string): Promise<void> {
  const height = Math.ceil(Math.min(tallest, Math.max(screenHeight, await page.evaluate(wholeHeight))));
  await page.setViewportSize({ width: 390, height });
  const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await page.setViewportSize({ width: 390, height: screenHeight });
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, await drawSmall(shot));
}

const chosenOnce = new Map<string, Promise<Stored>>();

/** What a phone has stored on which someone only switched the mode on the first page, and scanned a place's poster. */
function afterChoosing(
  screens: Screens,
  { mode, place }: { readonly mode: Mode; readonly place: string | undefined },
): Promise<Stored> {
  const key = `${mode} ${place ?? ''} ${screens.address}`;
  const known = chosenOnce.get(key);
  if (known) return known;
  const choosing = BrowserPhone.take(screens).then(async (phone) => {
    await phone.open('pages/index/index');
    if (mode !== 'ordinary') await choose(phone, mode);
    if (place !== undefined) await scanPoster(phone, place);
    const stored = await phone.stored();
    await phone.putAway();
    return stored;
  });
  chosenOnce.set(key, choosing);
  return choosing;
}

/** Waits until the finger is off: what was tapped stays pale for a moment, longer than an answer may take. */
function untouched({ page }: BrowserPhone): Promise<void> {
  return page.waitForFunction(() => !document.querySelector('.tappable_pressed')).then(() => undefined);
}

/** Takes a phone on which at most the mode and the state's place were chosen before, and goes where the state is. */
export async function arriveAt(
  screens: Screens,
  cloud: LocalCloud,
  state: PageState,
  { mode, look }: { readonly mode: Mode; readonly look?: Look },
): Promise<BrowserPhone> {
  const { place, user } = state;
  const untouchedPhone = mode === 'ordinary' && place === undefined;
  const stored = untouchedPhone ? undefined : await afterChoosing(screens, { mode, place });
  const phone = await BrowserPhone.take(screens, { ...look, stored, user });
  await state.arrive(phone, cloud);
  if (state.kind !== 'loading') await phone.gone('loading');
  await untouched(phone);
  return phone;
}
