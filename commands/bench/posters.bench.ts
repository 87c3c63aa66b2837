import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { printPosters } from '../posters/print';
import { posterForms } from '../../posters';
import type { Row } from './row';

const limitSeconds = 60;
/** A street with its villages; the figure is reckoned for so many. */
const street = '360983001';
const villages = 30;

export const name = 'posters';

/** A street's posters on A4, on A3 and as pictures. */
export async function run(): Promise<Row[]> {
  const out = mkdtempSync(path.join(tmpdir(), 'posters-bench-'));
  try {
    const began = performance.now();
    const { places } = await printPosters({
      region: street,
      out,
      forms: posterForms,
      preview: 'http://127.0.0.1:9/',
    });
    const seconds = (((performance.now() - began) / 1000) * villages) / places;
    return [
      {
        figure: `posters of ${villages} villages: A4, A3, picture`,
        value: Math.round(seconds * 10) / 10,
        unit: 's',
        limit: limitSeconds,
      },
    ];
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
