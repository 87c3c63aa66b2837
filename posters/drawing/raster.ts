import type { Color } from '../layout/page';
import type { Outline } from './outline';
import type { Picture } from './png';

// Looked up once: these stand in the innermost loops.
const { abs, ceil, floor, max, min } = Math;

/** Where an outline is drawn: every point times `scale`, then moved. */
export interface Placing {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** How much of each dot something covers, 0 to 255, with its place. */
export interface Cover {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly shares: Uint8Array;
}

const nothing: Cover = { left: 0, top: 0, width: 0, height: 0, shares: new Uint8Array(0) };

/**
 * What outlines cover, by the area that they take of each dot (the accumulation of font-rs): a line adds to each dot that
 * it crosses what it covers to the right, the running sum of a row is the cover. A function has no graphics of its own.
 */
export function coverOf(outline: Outline, places: readonly Placing[]): Cover {
  const bounds = boundsOf(outline, places);
  if (bounds === null) return nothing;
  const { left, top, width, height } = bounds;
  const sums = new Float32Array(width * height + 2);
  for (const { scale, x, y } of places) {
    for (const polygon of outline) addPolygon(sums, width, polygon, { scale, x: x - left, y: y - top });
  }
  const shares = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    let sum = 0;
    for (let at = row * width; at < (row + 1) * width; at += 1) {
      sum += sums[at] ?? 0;
      shares[at] = min(255, abs(sum) * 255 + 0.5);
    }
  }
  return { ...bounds, shares };
}

/** A picture that grows dot by dot. What lies outside of it is left out. */
export class Raster {
  private readonly bytes: Uint8Array;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.bytes = new Uint8Array(width * height * 3).fill(255);
  }

  picture(): Picture {
    return { width: this.width, height: this.height, bytes: this.bytes };
  }

  /** Colours what is covered, moved by whole dots. */
  fill({ left, top, width, height, shares }: Cover, color: Color, moveX = 0, moveY = 0): void {
    const { bytes } = this;
    const [red, green, blue] = color;
    const firstX = max(0, -(left + moveX));
    const lastX = min(width, this.width - left - moveX);
    for (let row = max(0, -(top + moveY)); row < height; row += 1) {
      if (row + top + moveY >= this.height) return;
      let at = ((row + top + moveY) * this.width + left + moveX + firstX) * 3;
      for (let x = firstX; x < lastX; x += 1, at += 3) {
        const share = shares[row * width + x] ?? 0;
        if (share === 0) continue;
        const rest = 255 - share;
        bytes[at] = ((bytes[at] ?? 0) * rest + red * share) / 255;
        bytes[at + 1] = ((bytes[at + 1] ?? 0) * rest + green * share) / 255;
        bytes[at + 2] = ((bytes[at + 2] ?? 0) * rest + blue * share) / 255;
      }
    }
  }

  /** Draws a picture into a square, each dot of the square from the nearest of the picture: a code stays sharp. */
  paste({ width, height, bytes }: Picture, x: number, y: number, side: number): void {
    const [left, top, wide] = [Math.round(x), Math.round(y), Math.round(side)];
    for (let row = 0; row < wide; row += 1) {
      for (let column = 0; column < wide; column += 1) {
        const fromX = floor(((column + 0.5) * width) / wide);
        const fromY = floor(((row + 0.5) * height) / wide);
        const from = (fromY * width + fromX) * 3;
        this.bytes.set(bytes.subarray(from, from + 3), ((top + row) * this.width + left + column) * 3);
      }
    }
  }
}

interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** With a dot to spare on the right, which takes what a line adds behind itself. */
function boundsOf(outline: Outline, places: readonly Placing[]): Bounds | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { scale, x, y } of places) {
    for (const polygon of outline) {
      for (let at = 0; at < polygon.length; at += 2) {
        const px = (polygon[at] ?? 0) * scale + x;
        const py = (polygon[at + 1] ?? 0) * scale + y;
        left = min(left, px);
        right = max(right, px);
        top = min(top, py);
        bottom = max(bottom, py);
      }
    }
  }
  if (left > right) return null;
  const from = { left: floor(left), top: floor(top) };
  return { ...from, width: ceil(right) - from.left + 2, height: ceil(bottom) - from.top + 1 };
}

function addPolygon(sums: Float32Array, wide: number, polygon: readonly number[], move: Placing): void {
  const { scale, x, y } = move;
  const count = polygon.length / 2;
  for (let at = 0; at < count; at += 1) {
    const next = (at + 1) % count;
    addLine(sums, wide, [
      (polygon[2 * at] ?? 0) * scale + x,
      (polygon[2 * at + 1] ?? 0) * scale + y,
      (polygon[2 * next] ?? 0) * scale + x,
      (polygon[2 * next + 1] ?? 0) * scale + y,
    ]);
  }
}

type Line = readonly [x0: number, y0: number, x1: number, y1: number];

function addLine(sums: Float32Array, wide: number, [ax, ay, bx, by]: Line): void {
  if (ay === by) return;
  const direction = ay < by ? 1 : -1;
  const [x0, y0, x1, y1] = ay < by ? [ax, ay, bx, by] : [bx, by, ax, ay];
  const slope = (x1 - x0) / (y1 - y0);
  let x = x0;
  for (let row = floor(y0); row < ceil(y1); row += 1) {
    const part = min(row + 1, y1) - max(row, y0);
    const next = x + slope * part;
    addInRow(sums, row * wide, { from: min(x, next), to: max(x, next), area: part * direction });
    x = next;
  }
}

/** A piece of a line within one row of dots, with the area to its right. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly area: number;
}

/** What a piece of a line within one row of dots covers: of the dots that it crosses a part, of the next the rest. */
function addInRow(sums: Float32Array, row: number, { from, to, area }: Piece): void {
  const add = (dot: number, share: number): void => {
    sums[row + dot] = (sums[row + dot] ?? 0) + share;
  };
  const first = floor(from);
  const last = ceil(to);
  if (last <= first + 1) {
    const inside = (from + to) / 2 - first;
    add(first, area - area * inside);
    add(first + 1, area * inside);
    return;
  }
  const step = 1 / (to - from);
  const start = from - first;
  const before = 0.5 * step * (1 - start) * (1 - start);
  const rest = to - last + 1;
  const behind = 0.5 * step * rest * rest;
  add(first, area * before);
  if (last === first + 2) {
    add(first + 1, area * (1 - before - behind));
  } else {
    const second = step * (1.5 - start);
    add(first + 1, area * (second - before));
    for (let dot = first + 2; dot < last - 1; dot += 1) add(dot, area * step);
    const summed = second + (last - first - 3) * step;
    add(last - 1, area * (1 - summed - behind));
  }
  add(last, area * behind);
}
