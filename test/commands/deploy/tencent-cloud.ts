import { EJSON } from 'bson';
import type { Answer, CloudService, ServiceCall } from '../../../commands/deploy/service';
import { ServiceError } from '../../../commands/deploy/service';

/**
 * SIMULATED: an environment of Tencent Cloud as WeChat makes them, with the calls that a deployment uses. Requests and
 * answers have the shapes of:
 *
 * - `@cloudbase/manager-node` 5.6.5: `lib/database`, `lib/function`, `lib/env`, `types/interfaces` (DescribeEnvInfo,
 *   CreateTable, UpdateTable, DescribeTable, ListTables, ListFunctions, GetFunction, CreateFunction,
 *   UpdateFunctionCode, UpdateFunctionConfiguration, BatchCreateTrigger, DeleteTrigger, Invoke), `lib/storage`
 *   (DescribeStorageSafeRule, ModifyStorageSafeRule), `types/database`
 *   (RunCommands: the command as JSON text, the answer a text with a list of documents, each as text in extended JSON);
 * - docs.cloudbase.net/api-reference/manager/node/rule (DescribeSafeRule, ModifySafeRule, DescribeSecurityRule,
 *   ModifySecurityRule);
 * - cloud.tencent.com/document/api/583/18584 (GetFunction, its states and triggers) and the common error codes
 *   (document/api/1312/48205).
 *
 * Only likely: which code a taken collection name and an unknown environment get, and that a trigger's schedule comes
 * back as `{"cron": …}`, and whether RunCommands writes documents as text or as objects; docs/first-day-checklist.md asks
 * for these.
 */
export class TencentCloud implements CloudService {
  readonly tables = new Map<string, Table>();
  readonly functions = new Map<string, CloudFunction>();
  /** What stands in the collections, by name. */
  readonly documents = new Map<string, readonly StoredDocument[]>();
  /** Whether documents come as text inside the text, or as they are. */
  documentsAsText = true;
  functionRule: string | null = null;
  /** As a new environment has it: everybody reads. */
  storageAccess = 'READONLY';
  hasStorage = true;
  /** Every call that arrived, by service and action. */
  readonly calls: ServiceCall[] = [];
  /** Asked before each call: what goes wrong with it, if anything. */
  fault: (call: ServiceCall, at: number) => Fault | null = () => null;
  /** What a deployed function does; most tests need only that there is nothing to migrate. */
  invoke: (name: string, event: object) => Promise<object> = () =>
    Promise.resolve({ ok: true, data: { done: true, migration: '', rewritten: 0 } });

  constructor(readonly envId: string) {}

  /** As the official package would: an answer, or its error. */
  async call(call: ServiceCall): Promise<Answer> {
    const fault = this.fault(call, this.calls.length);
    this.calls.push(call);
    const faulty = (): ServiceError => new ServiceError(call, fault?.code ?? '', fault?.message ?? '');
    if (fault?.when === 'before') throw faulty();
    try {
      // As over the wire: nothing is shared, and what is undefined isn't sent.
      const params = JSON.parse(JSON.stringify(call.params)) as Params;
      const answer = JSON.parse(JSON.stringify(await this.answer(call, params))) as Answer;
      if (fault?.when === 'after') throw faulty();
      return answer;
    } catch (error) {
      throw error instanceof Refused ? new ServiceError(call, error.code, error.message, 'r-1') : error;
    }
  }

  /** Calls that changed something, or tried to. */
  changes(): readonly ServiceCall[] {
    return this.calls.filter(({ action }) => !/^(Describe|List|Get|Invoke|RunCommands)/.test(action));
  }

  private async answer({ service, action }: ServiceCall, params: Params): Promise<Answer> {
    const answers = service === 'tcb' ? this.tcb : this.scf;
    const known = answers[action];
    if (known === undefined) throw new Refused('InvalidAction', `no action ${action}`);
    if (params.EnvId !== this.envId && params.Namespace !== this.envId) {
      throw new Refused('ResourceNotFound.EnvNotFound', 'environment not found');
    }
    return { RequestId: 'r-1', ...(await known(params)) };
  }

  private readonly tcb: Readonly<Record<string, (params: Params) => Answer>> = {
    DescribeEnvInfo: ({ EnvId }) => ({
      EnvInfo: {
        EnvBaseInfo: {
          EnvId,
          Status: 'NORMAL',
          Source: 'miniapp',
          Region: 'ap-shanghai',
          Databases: [{ InstanceId: 'tnt-1', Status: 'RUNNING', Region: 'ap-shanghai' }],
          Storages: this.hasStorage
            ? [{ Region: 'ap-shanghai', Bucket: '6d65-env-1-1300000000', CdnDomain: 'x', AppId: '1' }]
            : [],
          LogServices: [{ LogsetId: 'set-1', TopicId: 'topic-1', Period: 7 }],
        },
      },
    }),
    ListTables: ({ MgoLimit, MgoOffset }) => ({
      Tables: [...this.tables]
        .slice(Number(MgoOffset), Number(MgoOffset) + Number(MgoLimit))
        .map(([TableName, { count }]) => ({
          TableName,
          Count: this.documents.get(TableName)?.length ?? count,
          Size: 0,
          IndexCount: 1,
          IndexSize: 1,
        })),
      Pager: { Offset: MgoOffset, Limit: MgoLimit, Total: this.tables.size },
    }),
    CreateTable: ({ TableName }) => {
      const name = text(TableName);
      if (this.tables.has(name)) throw new Refused('ResourceInUse', 'table exists');
      this.tables.set(name, { count: 0, indexes: [primary], access: 'PRIVATE', rule: null });
      return {};
    },
    DescribeTable: ({ TableName }) => {
      const { indexes } = this.table(TableName);
      return { IndexNum: indexes.length, Indexes: indexes };
    },
    UpdateTable: ({ TableName, CreateIndexes }) => {
      const table = this.table(TableName);
      for (const { IndexName, MgoKeySchema } of CreateIndexes as readonly CreateIndex[]) {
        if (table.indexes.some(({ Name }) => Name === IndexName))
          throw new Refused('ResourceInUse', 'index exists');
        const { MgoIndexKeys: Keys, MgoIsUnique: Unique } = MgoKeySchema;
        table.indexes.push({ Name: IndexName, Unique, Keys, Size: 0 });
      }
      return {};
    },
    DescribeSafeRule: ({ CollectionName }) => {
      const { access: AclTag, rule: Rule } = this.table(CollectionName);
      return { AclTag, Rule };
    },
    ModifySafeRule: ({ CollectionName, AclTag, Rule }) => {
      Object.assign(this.table(CollectionName), { access: text(AclTag), rule: Rule ?? null });
      return {};
    },
    RunCommands: ({ MgoCommands }) => ({
      Data: (MgoCommands as readonly Command[]).map((one) => this.run(one)),
    }),
    ListFunctions: ({ Limit, Offset }) => ({
      TotalCount: this.functions.size,
      Functions: [...this.functions]
        .slice(Number(Offset), Number(Offset) + Number(Limit))
        .map(([FunctionName, { Runtime, Status }]) => ({
          FunctionName,
          Runtime,
          Status,
          Namespace: this.envId,
        })),
    }),
    DescribeStorageSafeRule: () => ({ AclTag: this.storageAccess, Rule: null }),
    ModifyStorageSafeRule: ({ Bucket, AclTag }) => {
      if (Bucket !== '6d65-env-1-1300000000') throw new Refused('InvalidParameter', 'bucket');
      this.storageAccess = text(AclTag);
      return {};
    },
    DescribeSecurityRule: () => ({ AclTag: 'CUSTOM', Rule: this.functionRule }),
    ModifySecurityRule: ({ ResourceType, AclTag, Rule }) => {
      if (ResourceType !== 'FUNCTION' || AclTag !== 'CUSTOM') throw new Refused('InvalidParameter', 'rule');
      JSON.parse(text(Rule));
      this.functionRule = text(Rule);
      return {};
    },
  };

  private readonly scf: Readonly<Record<string, (params: Params) => Answer | Promise<Answer>>> = {
    GetFunction: ({ FunctionName }) => {
      const found = this.one(FunctionName);
      const answer = { ...found, FunctionName, Namespace: this.envId, StatusReasons: [] };
      if (found.Status === 'Creating' || found.Status === 'Updating') found.Status = 'Active';
      return answer;
    },
    CreateFunction: (params) => {
      const name = text(params.FunctionName);
      if (this.functions.has(name)) throw new Refused('ResourceInUse.Function', 'function exists');
      const { Code, FunctionName: _, Namespace: __, ...rest } = params;
      this.functions.set(name, {
        ...(rest as unknown as CloudFunction),
        code: text((Code as Params).ZipFile),
        Triggers: [],
        Status: 'Creating',
      });
      return {};
    },
    DeleteFunction: ({ FunctionName }) => {
      this.functions.delete(text(FunctionName));
      return {};
    },
    UpdateFunctionCode: ({ FunctionName, ZipFile }) => {
      Object.assign(this.ready(FunctionName), { code: text(ZipFile), Status: 'Updating' });
      return {};
    },
    UpdateFunctionConfiguration: ({ FunctionName, Namespace: _, ...rest }) => {
      Object.assign(this.ready(FunctionName), rest, { Status: 'Updating' });
      return {};
    },
    BatchCreateTrigger: ({ FunctionName, Triggers }) => {
      const found = this.ready(FunctionName);
      for (const { TriggerName, Type, TriggerDesc } of JSON.parse(text(Triggers)) as readonly Trigger[]) {
        if (found.Triggers.some((one) => one.TriggerName === TriggerName)) {
          throw new Refused('ResourceInUse.Trigger', 'trigger exists');
        }
        found.Triggers.push({ TriggerName, Type, TriggerDesc: JSON.stringify({ cron: TriggerDesc }) });
      }
      return {};
    },
    DeleteTrigger: ({ FunctionName, TriggerName }) => {
      const found = this.ready(FunctionName);
      found.Triggers = found.Triggers.filter((one) => one.TriggerName !== TriggerName);
      return {};
    },
    Invoke: async ({ FunctionName, ClientContext }) => {
      this.ready(FunctionName);
      const reply = await this.invoke(text(FunctionName), JSON.parse(text(ClientContext)) as object);
      return { Result: { InvokeResult: 0, ErrMsg: '', RetMsg: JSON.stringify(reply) } };
    },
  };

  /** A query, and nothing else, in the order of `_id`. */
  private run({ TableName, CommandType, Command }: Command): string {
    this.table(TableName);
    if (CommandType !== 'QUERY') throw new Refused('UnauthorizedOperation', 'not a query');
    const { find, filter, limit } = JSON.parse(Command) as Find;
    const sorted = [...(this.documents.get(find) ?? [])].sort((one, other) => (one._id < other._id ? -1 : 1));
    const page = sorted.filter(({ _id }) => _id > filter._id.$gt).slice(0, limit);
    const written = page.map((one) => EJSON.stringify(one, { relaxed: false }));
    return this.documentsAsText ? JSON.stringify(written) : `[${written.join(',')}]`;
  }

  private table(name: unknown): Table {
    const found = this.tables.get(text(name));
    if (found === undefined) throw new Refused('ResourceNotFound', 'table not found');
    return found;
  }

  private one(name: unknown): CloudFunction {
    const found = this.functions.get(text(name));
    if (found === undefined) throw new Refused('ResourceNotFound.Function', 'function not found');
    return found;
  }

  /** While a function is being made or changed nothing else may be done to it. */
  private ready(name: unknown): CloudFunction {
    const found = this.one(name);
    if (found.Status === 'Active' || found.Status === 'UpdateFailed') return found;
    throw new Refused('FailedOperation.FunctionStatusError', `function is ${found.Status}`);
  }
}

interface StoredDocument {
  readonly _id: string;
}

interface Command {
  readonly TableName: string;
  readonly CommandType: string;
  readonly Command: string;
}

interface Find {
  readonly find: string;
  readonly filter: { readonly _id: { readonly $gt: string } };
  readonly limit: number;
}

export interface Fault {
  /** Before: it never arrived. After: it was done, and the answer was lost. */
  readonly when: 'before' | 'after';
  readonly code: string;
  readonly message?: string;
}

type Params = Readonly<Record<string, unknown>>;

interface Index {
  readonly Name: string;
  readonly Unique: boolean;
  readonly Keys: readonly { readonly Name: string; readonly Direction: string }[];
  readonly Size: number;
}

interface CreateIndex {
  readonly IndexName: string;
  readonly MgoKeySchema: { readonly MgoIndexKeys: Index['Keys']; readonly MgoIsUnique: boolean };
}

export interface Table {
  count: number;
  indexes: Index[];
  access: string;
  rule: string | null;
}

interface Trigger {
  readonly TriggerName: string;
  readonly Type: string;
  readonly TriggerDesc: string;
}

export interface CloudFunction {
  code: string;
  Status: string;
  Description: string;
  Runtime: string;
  MemorySize: number;
  Timeout: number;
  Environment: { Variables: { Key: string; Value: string }[] };
  Triggers: Trigger[];
}

class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const primary: Index = { Name: '_id_', Unique: true, Keys: [{ Name: '_id', Direction: '1' }], Size: 0 };

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new Refused('MissingParameter', 'a parameter is missing');
}
