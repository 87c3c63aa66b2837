import { readProject } from '../../../commands/deploy/project-files';
import type { Outcome, Release } from '../../../commands/deploy/deploy';
import { deploy } from '../../../commands/deploy/deploy';
import type { Program } from '../../../commands/deploy/program';
import type { Settled, Values } from '../../../commands/deploy/variables';
import { nameOfCall } from '../../../commands/deploy/service';
import { TencentCloud } from './tencent-cloud';

/** What the project declares today. */
export const declared = readProject();

export function codeOf(text: string): Release['code'] {
  return new Map(
    declared.functions.map(({ name }) => [name, { hash: `${name}-${text}`, zip: `zip of ${name} ${text}` }]),
  );
}

export const release: Release = {
  declared,
  code: codeOf('1'),
  program: { version: '1.0.0', hash: 'abc' },
};

/** An environment, an office's folder and WeChat's upload, all made up; {@link Trial.deploy} is the product's own. */
export class Trial {
  readonly cloud = new TencentCloud('prod-1');
  readonly said: string[] = [];
  readonly uploads: Program[] = [];
  kept: Values = {};
  given: Values = { MERCHANTS: '[]' };
  envId = 'prod-1';
  private keys = 0;

  deploy(one: Release = release): Promise<Outcome> {
    return deploy(one, {
      service: this.cloud,
      envId: this.envId,
      say: (line) => void this.said.push(line),
      sleep: () => Promise.resolve(),
      uploader: {
        upload: (program) => {
          this.uploads.push(program);
          return Promise.resolve();
        },
      },
      sources: { given: this.given, kept: this.kept, newKey: () => this.newKey() },
      keep: (settled) => this.keep(settled),
    });
  }

  variablesOf(name: string): Readonly<Record<string, string>> {
    const found = this.cloud.functions.get(name)?.Environment.Variables ?? [];
    return Object.fromEntries(found.map(({ Key, Value }) => [Key, Value]));
  }

  setVariable(name: string, key: string, value: string | null): void {
    const found = this.cloud.functions.get(name);
    if (found === undefined) throw new Error(`no function ${name}`);
    const others = found.Environment.Variables.filter(({ Key }) => Key !== key);
    found.Environment.Variables = value === null ? others : [...others, { Key: key, Value: value }];
  }

  private newKey(): string {
    this.keys += 1;
    return `1:${String(this.keys).repeat(64).slice(0, 64)}`;
  }

  private keep({ values, made }: Settled): void {
    this.kept = { ...Object.fromEntries(made.map((name) => [name, values[name] ?? ''])), ...this.kept };
  }
}

/** Everything that stands in the environment, without passing states. */
export function deployedState({ cloud }: Trial) {
  return {
    tables: Object.fromEntries(cloud.tables),
    functions: Object.fromEntries(
      [...cloud.functions].map(([name, { Status: _, ...rest }]) => [
        name,
        { ...rest, Environment: undefined },
      ]),
    ),
    variables: Object.fromEntries(
      [...cloud.functions].map(([name, { Environment }]) => [
        name,
        Object.fromEntries(Environment.Variables.map(({ Key, Value }) => [Key, Value])),
      ]),
    ),
    rule: cloud.functionRule,
  };
}

/** An environment that was deployed to, its calls forgotten. */
export async function deployed(): Promise<Trial> {
  const trial = new Trial();
  await trial.deploy();
  trial.cloud.calls.length = 0;
  trial.said.length = 0;
  return trial;
}

/** The calls that changed something, by name. */
export function names(trial: Trial): readonly string[] {
  return trial.cloud.changes().map(nameOfCall);
}
