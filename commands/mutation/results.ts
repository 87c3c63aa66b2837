import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Effort, Judged } from './judge';
import { type Mutant, placeOf } from './mutants';

export interface Result extends Judged {
  readonly place: string;
  readonly fileName: string;
  /** From 1, as editors count. */
  readonly line: number;
  readonly mutatorName: string;
  readonly replacement: string;
}

/** What was found of the mutants of a drawing, a line each: a run that was cut off goes on after the last. */
export class Results {
  private readonly known = new Map<string, Result>();

  constructor(private readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file)) return;
    const lines = readFileSync(file, 'utf8').split('\n');
    // A run that was cut off may have left half a line.
    if (lines.pop() !== '') writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
    for (const line of lines) {
      const result = JSON.parse(line) as Result;
      this.known.set(result.place, result);
    }
  }

  /** Whether nothing is known yet of a mutant, or, for a thorough look, only that nobody noticed it at a quick one. */
  isOpen(mutant: Mutant, effort: Effort): boolean {
    const known = this.known.get(placeOf(mutant));
    if (effort === 'quickly') return known === undefined;
    return known === undefined || (known.verdict === 'nobody' && known.asked === 'quickly');
  }

  add(mutant: Mutant, judged: Judged): void {
    const { fileName, mutatorName, replacement, location } = mutant;
    const place = placeOf(mutant);
    const result = { place, fileName, line: location.start.line + 1, mutatorName, replacement, ...judged };
    this.known.set(place, result);
    appendFileSync(this.file, `${JSON.stringify(result)}\n`);
  }

  all(): readonly Result[] {
    return [...this.known.values()];
  }
}
