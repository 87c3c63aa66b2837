/** What another family's ids are made of: 64 hexadecimal digits, others for each family. */
const hashDigits = 64;
/** So much of an id becomes another; its last two stay, which are others in each family that is copied. */
const [mostOthers, fewestKept] = [16, 2];

interface Cut {
  /** Where in the hash its digits begin, from 0. */
  readonly from: number;
  readonly others: number;
  readonly kept: string;
}

/** Ids of a family, and what stands for them in copies of it: as long as they are, and of the same digits here and in SQL. */
export class OtherIds {
  private readonly cuts: ReadonlyMap<string, Cut>;
  private readonly any: RegExp;

  constructor(ids: readonly string[]) {
    this.cuts = new Map(ids.map((id, at) => [id, cutOf(id, at)]));
    const longestFirst = [...ids].sort((one, other) => other.length - one.length);
    this.any = new RegExp(`(${longestFirst.join('|')})`);
  }

  /** The text in pieces: ids, and what stands between them. */
  split(text: string): readonly string[] {
    return text.split(this.any).filter((piece) => piece !== '');
  }

  has(piece: string): boolean {
    return this.cuts.has(piece);
  }

  /** The text as it is in the copy that has this hash. */
  inCopy(text: string, hash: string): string {
    return this.split(text)
      .map((piece) => {
        const cut = this.cuts.get(piece);
        return cut === undefined ? piece : hash.slice(cut.from, cut.from + cut.others) + cut.kept;
      })
      .join('');
  }

  /** The id in a copy, as SQL that reads the copy's hash from a column. */
  sqlOf(id: string, hashColumn: string): string {
    const cut = this.cuts.get(id);
    if (cut === undefined) throw new RangeError('no id of this family');
    return `substr(${hashColumn}, ${cut.from + 1}, ${cut.others}) || '${cut.kept}'`;
  }
}

function cutOf(id: string, at: number): Cut {
  if (!/^[\w-]+$/.test(id)) throw new RangeError(`an id of odd characters: ${id}`);
  const others = Math.min(mostOthers, Math.max(1, id.length - fewestKept));
  return { from: at % (hashDigits - mostOthers + 1), others, kept: id.slice(others) };
}
