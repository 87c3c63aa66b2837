import * as v from 'valibot';
import type { AskOptions } from './answer';
import { ask } from './answer';
import type { CloudService, ServiceCall } from './service';
import { ServiceError } from './service';

export interface RemoteIndex {
  readonly name: string;
  readonly unique: boolean;
  readonly keys: readonly { readonly field: string; readonly order: 'asc' | 'desc' }[];
}

export interface RemoteCollection {
  readonly documents: number;
  readonly indexes: readonly RemoteIndex[];
  /** `ADMINONLY`, `CUSTOM`, …; the rule is JSON text and belongs to `CUSTOM`. */
  readonly access: string;
  readonly rule: string;
}

export interface RemoteFunction {
  readonly status: string;
  readonly reasons: string;
  readonly description: string;
  readonly runtime: string;
  readonly timeout: number;
  readonly memory: number;
  readonly variables: Readonly<Record<string, string>>;
  readonly triggers: readonly { readonly name: string; readonly type: string; readonly schedule: string }[];
}

/** What stands in the environment now. */
export interface Remote {
  readonly envId: string;
  /** The name of the environment's database, which every call about collections needs. */
  readonly database: string;
  readonly logs: { readonly setId?: string; readonly topicId?: string };
  readonly collections: ReadonlyMap<string, RemoteCollection>;
  readonly functions: ReadonlyMap<string, RemoteFunction>;
  /** Where files lie and who may reach them (`READONLY`, `PRIVATE`, …); null where the environment has no storage. */
  readonly storage: { readonly bucket: string; readonly access: string } | null;
  /** Who may call functions, as JSON text; empty where none was ever set. */
  readonly functionRule: string;
}

/** The environment isn't there for this key, or isn't ready; the message says which and what to do. */
export class EnvironmentError extends Error {}

function optionalList<Item extends v.GenericSchema>(item: Item) {
  return v.optional(v.nullable(v.array(item)));
}

const environmentAnswer = v.object({
  EnvInfo: v.optional(
    v.nullable(
      v.object({
        EnvBaseInfo: v.optional(
          v.nullable(
            v.object({
              EnvId: v.string(),
              Status: v.optional(v.string(), ''),
              Databases: optionalList(v.object({ InstanceId: v.string() })),
              Storages: optionalList(v.object({ Bucket: v.string() })),
              LogServices: optionalList(
                v.object({ LogsetId: v.optional(v.string()), TopicId: v.optional(v.string()) }),
              ),
            }),
          ),
        ),
      }),
    ),
  ),
});

const tablesAnswer = v.object({
  Tables: optionalList(v.object({ TableName: v.string(), Count: v.optional(v.number(), 0) })),
});

const tableAnswer = v.object({
  Indexes: optionalList(
    v.object({
      Name: v.string(),
      Unique: v.optional(v.nullable(v.boolean()), false),
      Keys: v.array(v.object({ Name: v.string(), Direction: v.union([v.string(), v.number()]) })),
    }),
  ),
});

const ruleAnswer = v.object({
  AclTag: v.optional(v.nullable(v.string())),
  Rule: v.optional(v.nullable(v.string())),
});

const functionsAnswer = v.object({
  Functions: optionalList(v.object({ FunctionName: v.string() })),
});

const functionAnswer = v.object({
  Status: v.string(),
  StatusDesc: v.optional(v.nullable(v.string())),
  StatusReasons: optionalList(v.object({ ErrorCode: v.string(), ErrorMessage: v.string() })),
  Description: v.optional(v.nullable(v.string())),
  Runtime: v.optional(v.nullable(v.string())),
  Timeout: v.number(),
  MemorySize: v.number(),
  Environment: v.optional(
    v.nullable(v.object({ Variables: optionalList(v.object({ Key: v.string(), Value: v.string() })) })),
  ),
  Triggers: optionalList(v.object({ TriggerName: v.string(), Type: v.string(), TriggerDesc: v.string() })),
});

/** What {@link readRemote} asks, for what is declared: the rest of an environment is only counted by name. */
export interface Wanted {
  readonly envId: string;
  readonly collections: readonly string[];
  readonly functions: readonly string[];
}

const pageOfTables = 100;
const pageOfFunctions = 100;

/** Reads everything that the declarations speak of. @throws {ServiceError} @throws {EnvironmentError} */
export async function readRemote(
  service: CloudService,
  wanted: Wanted,
  options: AskOptions,
): Promise<Remote> {
  const { database, logs, bucket } = await readEnvironment(service, wanted.envId, options);
  const place: Place = { service, envId: wanted.envId, database, options };
  const collections = new Map<string, RemoteCollection>();
  for (const [name, documents] of await readTableNames(place)) {
    collections.set(
      name,
      wanted.collections.includes(name)
        ? { documents, ...(await readTable(place, name)), ...(await readAccess(place, name)) }
        : { documents, indexes: [], access: '', rule: '' },
    );
  }
  const functions = new Map<string, RemoteFunction>();
  for (const name of await readFunctionNames(place)) {
    functions.set(
      name,
      wanted.functions.includes(name) ? await readSettledFunction(place, name) : otherFunction,
    );
  }
  return {
    envId: wanted.envId,
    database,
    logs,
    collections,
    functions,
    storage: bucket === null ? null : { bucket, access: await readStorageAccess(place, bucket) },
    functionRule: await readFunctionRule(place),
  };
}

/** Where reading happens. */
export interface Place {
  readonly service: CloudService;
  readonly envId: string;
  readonly database: string;
  readonly options: AskOptions;
}

const otherFunction: RemoteFunction = {
  status: '',
  reasons: '',
  description: '',
  runtime: '',
  timeout: 0,
  memory: 0,
  variables: {},
  triggers: [],
};

/** The environment's database, its logs and where its files lie. @throws {ServiceError} @throws {EnvironmentError} */
export async function readEnvironment(
  service: CloudService,
  envId: string,
  options: AskOptions,
): Promise<Pick<Remote, 'database' | 'logs'> & { readonly bucket: string | null }> {
  const call: ServiceCall = { service: 'tcb', action: 'DescribeEnvInfo', params: { EnvId: envId } };
  const { EnvInfo } = await ask(service, call, environmentAnswer, options);
  const found = EnvInfo?.EnvBaseInfo;
  if (found?.EnvId !== envId) {
    throw new EnvironmentError(
      `There is no environment ${envId} for this key. Check --env (console → 设置 → 环境 ID), and that the key belongs ` +
        'to the same account.',
    );
  }
  const [database] = found.Databases ?? [];
  if (database === undefined) {
    throw new EnvironmentError(
      `The environment ${envId} has no database yet (its state is ${found.Status || 'unknown'}). A new one takes some ` +
        'minutes: wait until the console shows 数据库, then run the same command again.',
    );
  }
  const [log] = found.LogServices ?? [];
  return {
    database: database.InstanceId,
    bucket: found.Storages?.[0]?.Bucket ?? null,
    logs: {
      ...(log?.LogsetId === undefined ? {} : { setId: log.LogsetId }),
      ...(log?.TopicId === undefined ? {} : { topicId: log.TopicId }),
    },
  };
}

/** The address of the environment's database, as every call about collections carries it. */
export function connector(database: string) {
  return { InstanceId: 'flexdb', DatabaseName: database };
}

/** Every collection of the environment, with how many documents it has. @throws {ServiceError} */
export async function readTableNames({
  service,
  envId,
  database,
  options,
}: Place): Promise<readonly [string, number][]> {
  const found: [string, number][] = [];
  for (let offset = 0; ; offset += pageOfTables) {
    const params = {
      EnvId: envId,
      MongoConnector: connector(database),
      MgoLimit: pageOfTables,
      MgoOffset: offset,
    };
    const { Tables } = await ask(
      service,
      { service: 'tcb', action: 'ListTables', params },
      tablesAnswer,
      options,
    );
    found.push(...(Tables ?? []).map(({ TableName, Count }): [string, number] => [TableName, Count]));
    if ((Tables ?? []).length < pageOfTables) return found;
  }
}

async function readTable({ service, envId, database, options }: Place, name: string) {
  const params = { EnvId: envId, MongoConnector: connector(database), TableName: name };
  const { Indexes } = await ask(
    service,
    { service: 'tcb', action: 'DescribeTable', params },
    tableAnswer,
    options,
  );
  return {
    indexes: (Indexes ?? []).map(({ Name, Unique, Keys }): RemoteIndex => ({
      name: Name,
      unique: Unique === true,
      keys: Keys.map((key) => ({ field: key.Name, order: String(key.Direction) === '-1' ? 'desc' : 'asc' })),
    })),
  };
}

async function readAccess({ service, envId, options }: Place, name: string) {
  const params = { EnvId: envId, CollectionName: name };
  const call: ServiceCall = { service: 'tcb', action: 'DescribeSafeRule', params };
  const { AclTag, Rule } = await ask(service, call, ruleAnswer, options);
  return { access: AclTag ?? '', rule: Rule ?? '' };
}

async function readStorageAccess({ service, envId, options }: Place, bucket: string): Promise<string> {
  const params = { EnvId: envId, Bucket: bucket };
  const call: ServiceCall = { service: 'tcb', action: 'DescribeStorageSafeRule', params };
  return (await ask(service, call, ruleAnswer, options)).AclTag ?? '';
}

async function readFunctionNames({ service, envId, options }: Place): Promise<readonly string[]> {
  const found: string[] = [];
  for (let offset = 0; ; offset += pageOfFunctions) {
    const params = { EnvId: envId, Limit: pageOfFunctions, Offset: offset };
    const call: ServiceCall = { service: 'tcb', action: 'ListFunctions', params };
    const { Functions } = await ask(service, call, functionsAnswer, options);
    found.push(...(Functions ?? []).map(({ FunctionName }) => FunctionName));
    if ((Functions ?? []).length < pageOfFunctions) return found;
  }
}

const pollMs = 2000;
const mostPolls = 150;
const unsettled = /^(Creating|Updating|Publishing|UpdatingAndPublishing)$/;

/**
 * One function, once nothing is going on with it any more: while it is being made or changed the service refuses the
 * next change. @throws {ServiceError} after five minutes
 */
export async function readSettledFunction(
  place: Omit<Place, 'database'>,
  name: string,
): Promise<RemoteFunction> {
  for (let polls = 0; polls < mostPolls; polls += 1) {
    const found = await readFunction(place, name);
    if (!unsettled.test(found.status)) return found;
    await place.options.sleep(pollMs);
  }
  const call: ServiceCall = { service: 'scf', action: 'GetFunction', params: { FunctionName: name } };
  throw new ServiceError(
    call,
    'ETIMEDOUT',
    `the function is still not ready after ${(pollMs * mostPolls) / 1000} s`,
  );
}

/** One function as it stands. Its code isn't asked for: it would come with the keys' values beside it. */
async function readFunction(
  { service, envId, options }: Omit<Place, 'database'>,
  name: string,
): Promise<RemoteFunction> {
  const params = { FunctionName: name, Namespace: envId, ShowCode: 'FALSE' };
  const found = await ask(
    service,
    { service: 'scf', action: 'GetFunction', params },
    functionAnswer,
    options,
  );
  const reasons = (found.StatusReasons ?? []).map(
    ({ ErrorCode, ErrorMessage }) => `${ErrorCode}: ${ErrorMessage}`,
  );
  return {
    status: found.Status,
    reasons: [found.StatusDesc ?? '', ...reasons].filter((one) => one !== '').join('; '),
    description: found.Description ?? '',
    runtime: found.Runtime ?? '',
    timeout: found.Timeout,
    memory: found.MemorySize,
    variables: Object.fromEntries(
      (found.Environment?.Variables ?? []).map(({ Key, Value }): [string, string] => [Key, Value]),
    ),
    triggers: (found.Triggers ?? []).map(({ TriggerName, Type, TriggerDesc }) => ({
      name: TriggerName,
      type: Type,
      schedule: scheduleOf(TriggerDesc),
    })),
  };
}

/** Is given as the bare schedule and answered as `{"cron":"…"}`; both are read. */
function scheduleOf(description: string): string {
  try {
    const value: unknown = JSON.parse(description);
    if (typeof value === 'object' && value !== null && 'cron' in value) return String(value.cron);
  } catch {
    // The bare schedule.
  }
  return description;
}

async function readFunctionRule({ service, envId, options }: Place): Promise<string> {
  const params = { EnvId: envId, ResourceType: 'FUNCTION' };
  try {
    const call: ServiceCall = { service: 'tcb', action: 'DescribeSecurityRule', params };
    return (await ask(service, call, ruleAnswer, options)).Rule ?? '';
  } catch (error) {
    if (error instanceof ServiceError && error.code.startsWith('ResourceNotFound')) return '';
    throw error;
  }
}
