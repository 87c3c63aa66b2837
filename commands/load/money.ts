import type { CollectionName, Collections, Order } from '../../server/schema';
import type { Books } from '../audit/books';

/** Whether orders whose money WeChat has are settled, and each person insured by one of them. */
export class Money {
  private readonly unsettled: Set<string>;
  private readonly insuredBy = new Map<string, string>();
  private readonly insuredTwice = new Set<string>();

  /** @param paid orders whose money WeChat has. */
  constructor(paid: readonly string[]) {
    this.unsettled = new Set(paid);
  }

  /** Orders whose money WeChat has, and that aren't settled. */
  get lost(): readonly string[] {
    return [...this.unsettled];
  }

  /** Records that two orders insure. */
  get doubled(): readonly string[] {
    return [...this.insuredTwice];
  }

  /** How many people are insured by orders. */
  get insured(): number {
    return this.insuredBy.size;
  }

  /** The books, of which whoever reads the orders lets these be noted: a city's take minutes to be read. */
  readAlong(books: Books): Books {
    const note = (order: Order): void => this.note(order);
    return {
      ...books,
      all: <Name extends CollectionName>(name: Name) =>
        name === 'orders'
          ? noted(books.all(name), note as (document: Collections[Name]) => void)
          : books.all(name),
    };
  }

  private note({ _id, state, lines }: Order): void {
    if (state !== 'settled') return;
    this.unsettled.delete(_id);
    for (const line of lines) {
      if (line.state !== 'insured') continue;
      const by = this.insuredBy.get(line.recordId);
      if (by !== undefined && by !== _id) this.insuredTwice.add(line.recordId);
      this.insuredBy.set(line.recordId, _id);
    }
  }
}

async function* noted<Document>(
  documents: AsyncIterable<Document>,
  note: (document: Document) => void,
): AsyncIterable<Document> {
  for await (const document of documents) {
    note(document);
    yield document;
  }
}
