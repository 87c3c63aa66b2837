import { createHmac } from 'node:crypto';
import type { IsoDay } from '../../policy/calendar';
import type { Random } from '../kernel/random';

type Kind = 'balances' | 'bindings' | 'result' | 'elsewhere';

/** A file as an office makes it; `number`: of a result, the batch that it answers. */
export interface UnsealedFile {
  readonly kind: Kind;
  readonly region: string;
  readonly number: string;
  readonly day: IsoDay;
  readonly csv: string;
}

/**
 * The keys under which the offices of some places seal their files, and the line that they put at the end of each
 * (docs/operations.md, "The bureau's files"), written from that page.
 */
export class Seals {
  private readonly keys = new Map<string, string>();
  private readonly serials = new Map<string, number>();

  /** In some stories every office seals, in the others none does. */
  constructor(random: Random, places: Iterable<string>) {
    if (!random.chance(0.3)) return;
    for (const place of places) this.keys.set(place, random.hex(32));
  }

  /** What the operator was told: the newest key first, behind it one that is no longer used. */
  get declared(): readonly { readonly place: string; readonly keys: readonly Uint8Array[] }[] {
    return [...this.keys].map(([place, key]) => ({
      place,
      keys: [
        Buffer.from(key, 'hex'),
        Buffer.from(
          key.replace(/^./, (digit) => (digit === 'f' ? '0' : 'f')),
          'hex',
        ),
      ],
    }));
  }

  areUsedIn(region: string): boolean {
    return this.keys.has(region);
  }

  /** The file with its check line; as it is where the office of the place seals none. */
  seal(file: UnsealedFile): string {
    const { kind, region, number, day, csv } = file;
    const key = this.keys.get(region);
    if (key === undefined) return csv;
    const serial = (this.serials.get(`${kind} ${region}`) ?? 0) + 1;
    this.serials.set(`${kind} ${region}`, serial);
    const head = [kind, region, kind === 'result' ? number : '', day, serial, '1/1'].join('\t');
    const [, ...rows] = csv.split('\n');
    const lines = rows.filter((row) => row !== '').map((row) => row.split(',').join('\t'));
    const code = createHmac('sha256', Buffer.from(key, 'hex'))
      .update([head, ...lines].join('\n'))
      .digest('hex');
    return `${csv}\n校验,${day},${serial},1/1,${code}`;
  }
}
