import type { Answer, CloudService, ServiceCall } from './service';
import { nameOfCall } from './service';

type Params = Readonly<Record<string, unknown>>;

/**
 * An empty environment in memory, for a dry run: it says every call by name and answers as the service would for an
 * environment to which those calls were made. It knows no more than a deployment asks for.
 */
export class Rehearsal implements CloudService {
  private readonly tables = new Map<string, Record<string, unknown>>();
  private readonly functions = new Map<string, Record<string, unknown>>();
  private rule = '';
  private storageAccess: unknown = 'READONLY';

  constructor(private readonly say: (line: string) => void) {}

  call(call: ServiceCall): Promise<Answer> {
    this.say(`    ${nameOfCall(call)}`);
    const answer = this.answers[call.action];
    if (answer === undefined) throw new Error(`a dry run has no answer to ${nameOfCall(call)}`);
    return Promise.resolve(answer(call.params) ?? {});
  }

  private readonly answers: Readonly<Record<string, (params: Params) => Answer | void>> = {
    DescribeEnvInfo: ({ EnvId }) => ({
      EnvInfo: {
        EnvBaseInfo: { EnvId, Databases: [{ InstanceId: 'database' }], Storages: [{ Bucket: 'bucket' }] },
      },
    }),
    ListTables: () => ({ Tables: [...this.tables.keys()].map((TableName) => ({ TableName, Count: 0 })) }),
    DescribeTable: ({ TableName }) => ({ Indexes: this.table(TableName).indexes }),
    DescribeSafeRule: ({ CollectionName }) => ({ AclTag: this.table(CollectionName).access }),
    CreateTable: ({ TableName }) => void this.tables.set(String(TableName), {}),
    UpdateTable: ({ TableName, CreateIndexes }) => {
      this.table(TableName).indexes = (CreateIndexes as readonly CreatedIndex[]).map(
        ({ IndexName, MgoKeySchema: { MgoIndexKeys, MgoIsUnique } }) => ({
          Name: IndexName,
          Unique: MgoIsUnique,
          Keys: MgoIndexKeys,
        }),
      );
    },
    ModifySafeRule: ({ CollectionName, AclTag }) => void (this.table(CollectionName).access = AclTag),
    ListFunctions: () => ({
      Functions: [...this.functions.keys()].map((FunctionName) => ({ FunctionName })),
    }),
    GetFunction: ({ FunctionName }) => ({ Status: 'Active', ...this.one(FunctionName) }),
    CreateFunction: (params) => void this.functions.set(String(params.FunctionName), { ...params }),
    UpdateFunctionConfiguration: (params) => void Object.assign(this.one(params.FunctionName), params),
    BatchCreateTrigger: ({ FunctionName, Triggers }) =>
      void (this.one(FunctionName).Triggers = JSON.parse(String(Triggers)) as unknown),
    DescribeStorageSafeRule: () => ({ AclTag: this.storageAccess }),
    ModifyStorageSafeRule: ({ AclTag }) => void (this.storageAccess = AclTag),
    DescribeSecurityRule: () => ({ AclTag: 'CUSTOM', Rule: this.rule }),
    ModifySecurityRule: ({ Rule }) => void (this.rule = String(Rule)),
    Invoke: () => ({ Result: { RetMsg: nothingToMigrate } }),
  };

  private table(name: unknown): Record<string, unknown> {
    return this.tables.get(String(name)) ?? {};
  }

  private one(name: unknown): Record<string, unknown> {
    return this.functions.get(String(name)) ?? {};
  }
}

interface CreatedIndex {
  readonly IndexName: string;
  readonly MgoKeySchema: { readonly MgoIndexKeys: readonly object[]; readonly MgoIsUnique: boolean };
}

const nothingToMigrate = JSON.stringify({ ok: true, data: { done: true, migration: '', rewritten: 0 } });
