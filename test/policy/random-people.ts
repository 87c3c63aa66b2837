import type { CertifiedIdentity, Circumstance, FactSheet, IdentityCode } from '../../policy';
import { circumstanceCodes, identityCodes } from '../../policy';
import { type Fen, fen } from '../../policy/money';
import { type IsoDay, isoDay } from '../../policy/calendar';

/**
 * People at random, the same for the same seed. Days crowd around those on which a notice turns, so that every boundary is
 * met from both sides.
 */
export class RandomPeople {
  private state: number;

  constructor(
    seed: number,
    private readonly codes: readonly IdentityCode[] = identityCodes,
  ) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 up to, not including, `end` (mulberry32). */
  below(end: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  }

  isOneIn(count: number): boolean {
    return this.below(count) === 0;
  }

  pick<Item>(items: readonly Item[]): Item {
    const found = items[this.below(items.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }

  shuffled<Item>(items: readonly Item[]): readonly Item[] {
    return items
      .map((item) => ({ item, at: this.below(2 ** 30) }))
      .sort((one, other) => one.at - other.at)
      .map(({ item }) => item);
  }

  /** One of the days on which something turns, or one near it; now and then any day. */
  day(): IsoDay {
    return this.isOneIn(8)
      ? shifted('2023-08-15', this.below(540))
      : shifted(this.pick(turns), this.below(5) - 2);
  }

  person(region: string = this.pick(regions)): FactSheet {
    const payOn = this.day();
    const born = this.isOneIn(2) ? this.birthDate(payOn) : undefined;
    return {
      id: 'x',
      region,
      year: 2024,
      payOn,
      ...(born === undefined ? {} : { birthDate: born }),
      ...(this.isOneIn(2) ? { ltciPilot: this.isOneIn(2) } : {}),
      identities: this.several(3, () => this.identity(payOn, region)),
      circumstances: this.several(2, () => this.circumstance(payOn)),
      ...(this.isOneIn(3) ? { paidBefore: this.paidBefore(payOn) } : {}),
    };
  }

  identity(payOn: IsoDay, region: string): CertifiedIdentity {
    const since = this.isOneIn(2) ? shifted('2020-01-01', this.below(1000)) : this.day();
    const until = this.isOneIn(3)
      ? later(since, this.isOneIn(3) ? shifted(payOn, this.below(3) - 1) : this.day())
      : undefined;
    return {
      code: this.pick(this.codes),
      since,
      ...(until === undefined ? {} : { until }),
      ...(this.isOneIn(2) ? { region: this.isOneIn(2) ? region : this.pick(regions) } : {}),
      ...this.maybe('dueToIllness', () => this.isOneIn(2)),
      ...this.maybe('monitored', () => this.isOneIn(2)),
      ...this.maybe('disabilityGrade', () => this.pick([1, 2, 3, 4] as const)),
      ...this.maybe('lostWorkCapacity', () => this.isOneIn(2)),
      ...this.maybe('student', () => this.isOneIn(2)),
    };
  }

  circumstance(payOn: IsoDay): Circumstance {
    const code = this.pick(circumstanceCodes);
    if (this.isOneIn(6)) return { code };
    return { code, on: this.isOneIn(2) ? shifted(payOn, -this.pick(distances)) : this.day() };
  }

  paidBefore(payOn: IsoDay): { readonly on: IsoDay; readonly amountFen: Fen } {
    const on = this.day();
    return { on: on > payOn ? payOn : on, amountFen: fen(this.pick(amounts)) };
  }

  private birthDate(payOn: IsoDay): IsoDay {
    const near = shifted(payOn, -this.pick(distances));
    const years = this.pick([0, 0, 0, 1, 17, 18, 30, 59, 60, 75]);
    return years === 0 ? near : shifted(near, -Math.round(years * 365.25) + this.below(3) - 1);
  }

  private several<Item>(most: number, make: () => Item): readonly Item[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }

  private maybe<Name extends string, Value>(
    name: Name,
    make: () => Value,
  ): { readonly [Key in Name]?: Value } {
    return (this.isOneIn(3) ? {} : { [name]: make() }) as { readonly [Key in Name]?: Value };
  }
}

export const regions = [
  '220502',
  '220202',
  '220204',
  '220281',
  '140502',
  '430102',
  '360983001',
  '360983001202',
] as const;

const turns = [
  '2023-09-01',
  '2023-09-15',
  '2023-10-01',
  '2023-09-25',
  '2023-10-25',
  '2023-11-15',
  '2023-12-25',
  '2023-12-31',
  '2024-01-01',
  '2024-02-15',
  '2024-03-31',
  '2024-05-15',
  '2024-10-02',
  '2024-12-01',
  '2024-12-31',
  '2025-01-02',
] as const;
const distances = [0, 1, 2, 29, 30, 31, 60, 89, 90, 91, 92, 93, 120, 200, 400];
const amounts = [0, 1000, 3800, 6000, 7600, 19000, 23000, 24000, 38000, 38000, 39000, 39000, 102000];

const dayMs = 86_400_000;
const written = new Map<number, IsoDay>();
const read = new Map<string, number>();

/** So many days later. Days that came up before are kept: dates are what making a person costs most. */
export function shifted(day: string, days: number): IsoDay {
  const from = read.get(day) ?? Date.parse(`${day}T00:00:00Z`) / dayMs;
  read.set(day, from);
  const known = written.get(from + days);
  if (known !== undefined) return known;
  const text = isoDay(new Date((from + days) * dayMs).toISOString().slice(0, 10));
  written.set(from + days, text);
  return text;
}

function later(one: IsoDay, other: IsoDay): IsoDay {
  return one > other ? one : other;
}
