/** A set of small whole numbers that can be emptied cheaply: which clauses and notes an answer has gathered. */
export class Marks {
  private readonly words: number[] = [0];

  clear(): void {
    for (let at = 0; at < this.words.length; at += 1) this.words[at] = 0;
  }

  add(index: number): void {
    const at = (index / 31) | 0;
    while (this.words.length <= at) this.words.push(0);
    this.words[at] = (this.words[at] ?? 0) | (1 << (index - at * 31));
  }

  addAll(indices: readonly number[]): void {
    for (let i = 0; i < indices.length; i += 1) this.add(indices[i] as number);
  }

  has(index: number): boolean {
    const at = (index / 31) | 0;
    return (((this.words[at] ?? 0) >> (index - at * 31)) & 1) === 1;
  }

  wordCount(): number {
    return this.words.length;
  }

  word(at: number): number {
    return this.words[at] ?? 0;
  }
}

/** Far more than the paths through a notice; only made-up input comes up with more. */
const mostLists = 20_000;

interface Branch<Item> {
  readonly next: Map<number, Branch<Item>>;
  list?: readonly Item[];
}

/**
 * The items that marks stand for. Every set of marks that has come up is kept as one frozen list, so that an answer costs
 * no new list; there are only as many as there are paths through a notice.
 */
export class MarkedList<Item> {
  private readonly items: Item[] = [];
  private readonly keys = new Map<string, number>();
  private root: Branch<Item> = { next: new Map() };
  private lists = 0;

  /** The mark of an item; the same key has the same mark. */
  markOf(key: string, item: Item): number {
    const known = this.keys.get(key);
    if (known !== undefined) return known;
    this.items.push(item);
    this.keys.set(key, this.items.length - 1);
    return this.items.length - 1;
  }

  size(): number {
    return this.items.length;
  }

  /** The marked items in the order in which `compare` puts them, the same frozen list for the same marks. */
  list(marks: Marks, compare?: (one: Item, other: Item) => number): readonly Item[] {
    let branch = this.root;
    for (let at = 0; at < marks.wordCount(); at += 1) {
      const word = marks.word(at);
      let next = branch.next.get(word);
      if (next === undefined) {
        next = { next: new Map() };
        branch.next.set(word, next);
      }
      branch = next;
    }
    if (branch.list === undefined) {
      const marked = this.items.filter((_, index) => marks.has(index));
      if (this.lists >= mostLists) return this.afterForgetting(marks, compare);
      this.lists += 1;
      branch.list = Object.freeze(compare === undefined ? marked : marked.sort(compare));
    }
    return branch.list;
  }

  private afterForgetting(marks: Marks, compare?: (one: Item, other: Item) => number): readonly Item[] {
    this.root = { next: new Map() };
    this.lists = 0;
    return this.list(marks, compare);
  }
}
