import { posterFont } from '../font/font';
import type { Box } from '../layout/page';

/** Closed polygons, each as x and y in turn. */
export type Outline = readonly (readonly number[])[];

/** How many straight pieces stand for a curve: a sign of the headline is some 200 dots high. */
const curvePieces = 8;

/** The outline of a sign of the font at size 1, its baseline at y = 0 and y growing downward. */
const outlines = new Map<string, Outline>();

export function outlineOf(sign: string): Outline {
  const known = outlines.get(sign);
  if (known !== undefined) return known;
  const { face } = posterFont();
  const { commands } = face.glyphForCodePoint(sign.codePointAt(0) ?? 0).path;
  const polygons: number[][] = [];
  let [x, y] = [0, 0];
  const scale = 1 / face.unitsPerEm;
  const to = (nextX: number, nextY: number): void => {
    polygons.at(-1)?.push(nextX * scale, -nextY * scale);
    [x, y] = [nextX, nextY];
  };
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args;
    if (command === 'moveTo') {
      polygons.push([]);
      to(a, b);
    } else if (command === 'lineTo') {
      to(a, b);
    } else if (command === 'quadraticCurveTo') {
      const [fromX, fromY] = [x, y];
      for (let piece = 1; piece <= curvePieces; piece += 1) {
        const t = piece / curvePieces;
        const u = 1 - t;
        to(u * u * fromX + 2 * u * t * a + t * t * c, u * u * fromY + 2 * u * t * b + t * t * d);
      }
    }
  }
  outlines.set(sign, polygons);
  return polygons;
}

/** A rectangle with round corners. */
export function outlineOfBox({ x, y, width, height, radius }: Box): Outline {
  const points: number[] = [];
  const corners = [
    [x + width - radius, y + radius, -90],
    [x + width - radius, y + height - radius, 0],
    [x + radius, y + height - radius, 90],
    [x + radius, y + radius, 180],
  ] as const;
  for (const [centreX, centreY, from] of corners) {
    for (let piece = 0; piece <= curvePieces; piece += 1) {
      const angle = ((from + (piece * 90) / curvePieces) * Math.PI) / 180;
      points.push(centreX + radius * Math.cos(angle), centreY + radius * Math.sin(angle));
    }
  }
  return [points];
}
