/** Runs in a process of its own: reads a table to its end and prints how many rows and cells it has. */
import { readFileSync } from 'node:fs';
import { readTable } from '../../server/spreadsheets';

async function main(): Promise<void> {
  let [rows, cells] = [0, 0];
  for await (const row of readTable(readFileSync(process.argv[2] ?? ''))) {
    rows += 1;
    cells += row.cells.length;
  }
  process.stdout.write(JSON.stringify({ rows, cells }));
}

void main();
