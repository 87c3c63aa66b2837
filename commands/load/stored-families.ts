export type Stored = { readonly _id: string } & Readonly<Record<string, unknown>>;
/** By collection. */
export type StoredDocuments = ReadonlyMap<string, readonly Stored[]>;

/** What one family's way through the product left behind, to be copied for others. */
export interface StoredFamily {
  readonly documents: StoredDocuments;
  /** Everything in them that is this family's alone. */
  readonly ids: readonly string[];
}

/** Fields that hold an id of somebody or something of a family. */
const idFields: readonly string[] = ['_id', 'personId', 'relativeId', 'prepayId', 'transactionId'];

/**
 * Gathers what belongs to a payer, from all that is stored: what names him, what names that, and so on. What has an end of its own
 * (counters, look-ups) is left out: of a city's documents most are older than that.
 */
export function familyOf(openId: string, all: StoredDocuments): StoredFamily {
  const ids = new Set([openId]);
  const taken = new Map<string, Set<Stored>>();
  for (let known = 0; known !== ids.size;) {
    known = ids.size;
    for (const [collection, documents] of all) {
      for (const document of documents.filter((one) => !('expiresAt' in one) || one.prepayId !== undefined)) {
        const text = JSON.stringify(document);
        if (![...ids].some((id) => text.includes(id))) continue;
        taken.set(collection, (taken.get(collection) ?? new Set()).add(document));
        for (const id of idsOf(text)) if (![...ids].some((one) => id.includes(one))) ids.add(id);
      }
    }
  }
  const documents = [...taken].map(([name, found]): [string, readonly Stored[]] => [name, [...found]]);
  return { documents: new Map(documents), ids: [...ids] };
}

/** `2-<hash>` is a hash under a key of that version. */
const versioned = /^\d+-(?=[0-9a-f]{64}$)/;

function idsOf(text: string): readonly string[] {
  const found: string[] = [];
  JSON.parse(text, (field, value: unknown) => {
    if (idFields.includes(field) && typeof value === 'string') found.push(value.replace(versioned, ''));
    return value;
  });
  return found;
}
