const citizen = /^(\d{6})(\d{4})(\d\d)(\d\d)(\d{3})[\dX]$/;

/** A citizen number without its check character as one exact number: area, day of birth, sequence. Null for another document's. */
function compact(number: string): number | null {
  const parts = citizen.exec(number);
  if (parts === null) return null;
  const [area = 0, year = 0, month = 0, day = 0, sequence = 0] = parts.slice(1).map(Number);
  const born = (year * 12 + month) * 31 + day;
  return (area * 1_000_000 + born) * 1_000 + sequence;
}

/** Numbers of documents that came before: a whole city's in 32 MB, where a `Set` takes 100. */
export class SeenNumbers {
  /** Open addressing; 0 is a free place, and no number's. At most half of it is taken. */
  private places = new Float64Array(1 << 16);
  private count = 0;
  private readonly others = new Set<string>();

  /** Whether a number came before; it is remembered from now on. */
  again(number: string): boolean {
    const key = compact(number);
    if (key !== null) return this.hold(key);
    const before = this.others.has(number);
    this.others.add(number);
    return before;
  }

  private hold(key: number): boolean {
    const at = this.placeOf(key);
    if (this.places[at] === key) return true;
    this.places[at] = key;
    this.count += 1;
    if (this.count * 2 > this.places.length) this.grow();
    return false;
  }

  /** Where a number stands, or would. */
  private placeOf(key: number): number {
    const mask = this.places.length - 1;
    // Both halves of the number count: people of one area differ in the lower one alone.
    let at = (Math.imul(key % 0x7fffffff, 0x9e3779b1) >>> 4) & mask;
    while (this.places[at] !== 0 && this.places[at] !== key) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const before = this.places;
    this.places = new Float64Array(before.length * 2);
    for (const key of before) if (key !== 0) this.places[this.placeOf(key)] = key;
  }
}
