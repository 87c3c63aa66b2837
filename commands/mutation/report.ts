import { mutatedRooms } from './mutants';
import type { Result } from './results';

const columns = ['drawn', 'test', 'simulation', 'time', 'nobody', 'noticed'];

function row(name: string, cells: readonly (string | number)[]): string {
  return name.padEnd(24) + cells.map((cell) => String(cell).padStart(12)).join('');
}

function counts(results: readonly Result[]): readonly (string | number)[] {
  const by = (wanted: string): number => results.filter(({ verdict }) => verdict === wanted).length;
  const survived = by('nobody');
  const share =
    results.length === 0 ? '' : `${((100 * (results.length - survived)) / results.length).toFixed(1)}%`;
  return [results.length, by('test'), by('simulation'), by('time'), survived, share];
}

/** Which mutants somebody noticed, by room, and a line for each that nobody did. */
export function reportLines(results: readonly Result[]): readonly string[] {
  const survivors = results
    .filter(({ verdict }) => verdict === 'nobody')
    .sort((one, other) => one.fileName.localeCompare(other.fileName) || one.line - other.line);
  return [
    row('', columns),
    ...mutatedRooms.map((room) =>
      row(room, counts(results.filter(({ fileName }) => fileName.startsWith(`${room}/`)))),
    ),
    row('all', counts(results)),
    '',
    ...survivors.map(
      ({ fileName, line, mutatorName, replacement, reachedBy }) =>
        `${fileName}:${line} ${mutatorName} (${reachedBy === 0 ? 'no test runs it' : `${reachedBy} files run it`}): ` +
        replacement.replace(/\s+/g, ' ').slice(0, 100),
    ),
  ];
}
