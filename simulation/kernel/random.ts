/**
 * Seeded random numbers: sfc32 (Chris Doty-Humphrey, PractRand), seeded through splitmix32. Small, fast, and the same
 * on every machine, which is all that a simulation asks of it.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(private readonly seed: number) {
    let state = seed >>> 0;
    const splitmix = (): number => {
      state = (state + 0x9e3779b9) >>> 0;
      let mixed = state ^ (state >>> 16);
      mixed = Math.imul(mixed, 0x21f0aaad);
      mixed ^= mixed >>> 15;
      mixed = Math.imul(mixed, 0x735a2d97);
      return (mixed ^ (mixed >>> 15)) >>> 0;
    };
    this.a = splitmix();
    this.b = splitmix();
    this.c = splitmix() ^ Math.floor(seed / 2 ** 32);
    for (let warmUp = 0; warmUp < 12; warmUp += 1) this.next();
  }

  /** An independent stream, so that one part's draws do not shift another's. */
  fork(name: string): Random {
    let hash = 0x811c9dc5 ^ this.seed;
    for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
    return new Random(hash >>> 0);
  }

  /** 0 to 2³² − 1. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + sum) | 0;
    return sum >>> 0;
  }

  /** From `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor((this.next() / 2 ** 32) * (most - least + 1));
  }

  chance(probability: number): boolean {
    return probability > 0 && this.next() / 2 ** 32 < probability;
  }

  pick<Element>(from: readonly Element[]): Element {
    if (from.length === 0) throw new Error('nothing to pick from');
    return from[this.between(0, from.length - 1)] as Element;
  }

  /** A new array, in random order. */
  shuffle<Element>(from: readonly Element[]): Element[] {
    const shuffled = [...from];
    for (let at = shuffled.length - 1; at > 0; at -= 1) {
      const other = this.between(0, at);
      [shuffled[at], shuffled[other]] = [shuffled[other] as Element, shuffled[at] as Element];
    }
    return shuffled;
  }

  sample<Element>(from: readonly Element[], count: number): Element[] {
    return this.shuffle(from).slice(0, count);
  }

  hex(bytes: number): string {
    let text = '';
    while (text.length < bytes * 2) text += this.next().toString(16).padStart(8, '0');
    return text.slice(0, bytes * 2);
  }
}
