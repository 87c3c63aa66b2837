import * as v from 'valibot';
import { ask } from '../deploy/answer';
import { connector, type Place } from '../deploy/remote';
import type { ServiceCall } from '../deploy/service';

/** Documents asked for at once. */
export const pageSize = 500;

/** A document in extended JSON, as the service writes it and an export holds it. */
export interface ReadDocument {
  readonly _id: string;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Each document comes as an object, or as its text. */
const document = v.pipe(
  v.union([v.pipe(v.string(), v.transform(asJson)), v.unknown()]),
  v.looseObject({ _id: v.string() }),
);

const documents = v.pipe(v.string(), v.transform(asJson), v.nullable(v.array(document)));

const answer = v.object({ Data: v.pipe(v.array(documents), v.maxLength(1)) });

/** The documents of a collection behind an id, in the order of `_id`. @throws {ServiceError} @throws {UnknownAnswerError} */
export async function readPage(
  { service, envId, database, options }: Place,
  collection: string,
  after: string,
): Promise<readonly ReadDocument[]> {
  const find = { find: collection, filter: { _id: { $gt: after } }, sort: { _id: 1 }, limit: pageSize };
  const command = { TableName: collection, CommandType: 'QUERY', Command: JSON.stringify(find) };
  const call: ServiceCall = {
    service: 'tcb',
    action: 'RunCommands',
    params: { EnvId: envId, MongoConnector: connector(database), MgoCommands: [command] },
  };
  const { Data } = await ask(service, call, answer, options);
  return Data[0] ?? [];
}
