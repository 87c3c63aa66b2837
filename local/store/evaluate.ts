import { Aggregator, Query } from 'mingo';
import { update as applyUpdate } from 'mingo/updater';
import { CloudError, invalidParameter } from '../errors';
import { fromText, toText, type Document, type Fields, type Sort } from './ejson';

type Mingo = Parameters<typeof applyUpdate>;

function failed(error: unknown): CloudError {
  return error instanceof CloudError
    ? error
    : new CloudError('DATABASE_REQUEST_FAILED', error instanceof Error ? error.message : String(error));
}

function attempt<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw failed(error);
  }
}

/** A query's test of one document. Throws the cloud's refusal for operators that don't exist. */
export function matcher(query: Fields): (document: Document) => boolean {
  const compiled = attempt(() => new Query(query as never));
  return (document) => attempt(() => compiled.test(document as never));
}

export function sortDocuments(documents: readonly Document[], sort: Sort): Document[] {
  return attempt(() =>
    new Query({})
      .find<Document>([...documents])
      .sort({ ...sort })
      .all(),
  );
}

export function project(documents: readonly Document[], projection: Fields): Fields[] {
  return attempt(() => new Query({}).find<Fields>([...documents], { ...projection } as never).all());
}

/** A copy of the document with update operators applied. */
export function updated(document: Document, query: Fields, operators: Fields): Document {
  return attempt(() => {
    const copy = fromText(toText(document));
    applyUpdate(copy as Mingo[0], operators as Mingo[1], [], query as Mingo[3]);
    if (copy._id !== document._id) throw invalidParameter('_id can not be changed');
    return copy;
  });
}

/** Runs an aggregation over `input`; `others` gives the documents of a collection that a stage looks into. */
export function aggregate(
  input: readonly Document[],
  pipeline: readonly Fields[],
  others: (collection: string) => Document[],
): Fields[] {
  return attempt(() => {
    const options = { collectionResolver: others };
    return new Aggregator([...pipeline], options as never).run([...input]) as Fields[];
  });
}
