import { textWidth } from '../font/font';
import { type Page, type Words, strongStroke } from '../layout/page';
import { outlineOf, outlineOfBox } from './outline';
import { type Picture, readPng, writePng } from './png';
import { type Cover, type Placing, Raster, coverOf } from './raster';

/** Dots across: A4 at 150 an inch, sharp on a phone and small enough for a chat. */
const across = 1240;

/** The poster as a PNG. `code` is the code's own PNG. */
export function drawPicture(page: Page, code: Uint8Array): Buffer {
  const scale = across / page.width;
  const raster = new Raster(across, Math.round(page.height * scale));
  const codePicture: Picture = readPng(code);
  for (const mark of page.marks) {
    if (mark.kind === 'box') raster.fill(coverOf(outlineOfBox(mark), [{ scale, x: 0, y: 0 }]), mark.color);
    else if (mark.kind === 'words') drawWords(raster, mark, scale);
    else raster.paste(codePicture, mark.x * scale, mark.y * scale, mark.side * scale);
  }
  return writePng(raster.picture());
}

/** Signs begin at a quarter of a dot: the eye sees no difference, and a sign is worked out once for many places. */
const steps = 4;
const covers = new Map<string, Cover>();
const mostCovers = 6000;

function coverOfSign(sign: string, size: number, strong: boolean, step: number): Cover {
  const key = `${sign} ${size.toFixed(2)} ${step} ${strong}`;
  const known = covers.get(key);
  if (known !== undefined) return known;
  const place = { scale: size, x: step / steps, y: 0 };
  const cover = coverOf(outlineOf(sign), strong ? thickened(place) : [place]);
  if (covers.size >= mostCovers) covers.clear();
  covers.set(key, cover);
  return cover;
}

function drawWords(raster: Raster, { text, x, y, size, color, strong }: Words, scale: number): void {
  let at = x * scale;
  for (const sign of text) {
    const whole = Math.floor(at);
    const step = Math.floor((at - whole) * steps);
    raster.fill(coverOfSign(sign, size * scale, strong, step), color, whole, Math.round(y * scale));
    at += textWidth(sign, size) * scale;
  }
}

/** As thick as the stroke around it on paper: the same outline, moved a little in every direction. */
function thickened(place: Placing): readonly Placing[] {
  const by = (place.scale * strongStroke) / 2;
  return Array.from({ length: 8 }, (_, at) => {
    const angle = (at * Math.PI) / 4;
    return { ...place, x: place.x + by * Math.cos(angle), y: place.y + by * Math.sin(angle) };
  });
}
