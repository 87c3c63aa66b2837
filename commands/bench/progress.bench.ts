import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aggregateTime } from './aggregate-of-records';
import { CountedCity } from './counted-city';
import { firstCountMinutes } from './counted-first-count';
import type { BenchOptions, Row } from './row';

export const name = 'progress';

/** `--documents 1600000` makes it a city: a minute or two of a processor. */
const fewUnlessSaid = 200_000;
/** The issue's own figure for any place, in ms. */
const mostMs = 100;
/** And for the weekly reports of a city, in s. */
const mostSeconds = 10;
/** A release that begins to count a city has counted it within the hour. */
const mostMinutes = 60;

/** How long the progress of each kind of place takes from its counts, beside the same figures worked out of all records. */
export async function run({ documents = fewUnlessSaid }: BenchOptions): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'progress-bench-'));
  try {
    const aggregateMs = aggregateTime(path.join(folder, 'records.db'), documents);
    const city = new CountedCity(path.join(folder, 'progress.db'));
    try {
      const peer = `all ${documents.toLocaleString('en')} records: ${Math.round(aggregateMs).toLocaleString('en')} ms`;
      const rows: Row[] = [];
      for (const [figure, region] of city.places) {
        const value = Number((await city.timeOf(region)).toFixed(1));
        rows.push({ figure: `progress of a ${figure}`, value, unit: 'ms', limit: mostMs, peer });
      }
      const seconds = Number(((await city.timeOfReports()) / 1000).toFixed(2));
      rows.push({
        figure: 'weekly reports of a city, as a workbook',
        value: seconds,
        unit: 's',
        limit: mostSeconds,
      });
      rows.push({
        figure: 'first count of 1.6 million, at 10 ms a trip',
        value: Math.round(await firstCountMinutes()),
        unit: 'min',
        limit: mostMinutes,
      });
      return rows;
    } finally {
      city.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
