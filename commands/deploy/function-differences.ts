import type { FunctionCode } from './code';
import { configureFunction, environment, logTarget } from './configure';
import type { Declared, FunctionDeclaration } from './declared';
import { variablesOf } from './declared';
import type { Difference, Step } from './difference';
import type { Remote, RemoteFunction } from './remote';
import type { ServiceCall } from './service';
import type { Values } from './variables';
import { valuesFor } from './variables';

/** What functions are compared with. */
export interface FunctionsWanted {
  readonly declared: Declared;
  readonly values: Values;
  readonly code: ReadonlyMap<string, FunctionCode>;
}

const mark = 'resident-medical-insurance';
function descriptionOf(code: FunctionCode | undefined): string {
  return `${mark} ${code?.hash ?? 'HASH'}`;
}

/** Functions with all that belongs to them, and who may call them, as declared against as they stand. */
export function functionDifferences(wanted: FunctionsWanted, remote: Remote): readonly Difference[] {
  const { functions } = wanted.declared;
  const names = new Set(functions.map(({ name }) => name));
  const extra = [...remote.functions.keys()].filter((name) => !names.has(name));
  return [
    // Before the functions, so that none is open to phones for a moment.
    ...ruleDifferences(functions, remote),
    ...functions.flatMap((one) => differencesOf(one, wanted, remote)),
    ...extra.map((name): Difference => ({
      kind: 'extra',
      what: `function ${name}`,
      words: 'is not declared; left as it is. A phone may call it only if the rule names it',
      steps: [],
    })),
  ];
}

function differencesOf(
  one: FunctionDeclaration,
  wanted: FunctionsWanted,
  remote: Remote,
): readonly Difference[] {
  const existing = remote.functions.get(one.name);
  const place: Place = { one, wanted, remote };
  if (existing === undefined) return [{ ...creation(place, []), words: `to be created, ${one.runtime}` }];
  if (existing.status === 'CreateFailed' && existing.description.startsWith(mark)) {
    const remove: Step = { call: aboutFunction(place, 'DeleteFunction', {}) };
    const words = `could not be created by an earlier run (${existing.reasons}) and never ran; to be created anew`;
    return [{ ...creation(place, [remove]), words }];
  }
  if (!existing.description.startsWith(mark) && existing.description !== '')
    return [nameTaken(one, existing)];
  return [
    ...runtimeDifference(place, existing),
    ...configurationDifference(place, existing),
    ...codeDifference(place, existing),
    ...triggerDifferences(place, existing),
    ...extraVariables(place, existing),
  ];
}

interface Place {
  readonly one: FunctionDeclaration;
  readonly wanted: FunctionsWanted;
  readonly remote: Remote;
}

function creation(place: Place, before: readonly Step[]): Difference {
  const { one, wanted, remote } = place;
  const code = wanted.code.get(one.name);
  const create = aboutFunction(place, 'CreateFunction', {
    Handler: 'index.main',
    Runtime: one.runtime,
    MemorySize: one.memory,
    Timeout: one.timeout,
    Environment: environment(valuesFor(wanted.declared, one.name, wanted.values)),
    Description: descriptionOf(code),
    Code: { ZipFile: code?.zip ?? '' },
    InstallDependency: 'TRUE',
    Role: 'TCB_QcsRole',
    Stamp: 'MINI_QCBASE',
    ...logTarget(remote),
  });
  return {
    kind: 'missing',
    what: `function ${one.name}`,
    words: '',
    steps: [
      ...before,
      { call: create, until: one.name },
      ...(one.triggers.length === 0 ? [] : [{ call: createTriggers(place, one.triggers) }]),
    ],
  };
}

function nameTaken({ name }: FunctionDeclaration, { description }: RemoteFunction): Difference {
  return {
    kind: 'by-hand',
    what: `function ${name}`,
    words:
      `the name is taken by a function that this product did not make ("${description.slice(0, 60)}"). Rename or remove ` +
      `it (console → 云函数 → ${name}), or use an environment of its own, then run the same command again`,
    steps: [],
  };
}

function runtimeDifference({ one }: Place, existing: RemoteFunction): readonly Difference[] {
  if (existing.runtime === one.runtime) return [];
  return [
    {
      kind: 'by-hand',
      what: `function ${one.name}, runtime`,
      words:
        `is ${existing.runtime || 'unknown'}, to be ${one.runtime}. The platform sets it only when a function is created: save ` +
        `its variables, delete it (console → 云函数 → ${one.name}) and run the same command again`,
      steps: [],
    },
  ];
}

function configurationDifference(place: Place, existing: RemoteFunction): readonly Difference[] {
  const { one, wanted } = place;
  const values = valuesFor(wanted.declared, one.name, wanted.values);
  const changed = Object.keys(values).filter((name) => existing.variables[name] !== values[name]);
  const words = [
    ...(existing.memory === one.memory ? [] : [`memory ${existing.memory} MB, to be ${one.memory}`]),
    ...(existing.timeout === one.timeout ? [] : [`time limit ${existing.timeout} s, to be ${one.timeout}`]),
    ...changed.map(
      (name) => `${name} ${existing.variables[name] === undefined ? 'not set' : 'has another value'}`,
    ),
  ];
  if (words.length === 0) return [];
  const call = configure(place, existing, {
    MemorySize: one.memory,
    Timeout: one.timeout,
  });
  const what = `function ${one.name}, configuration`;
  return [{ kind: 'different', what, words: words.join('; '), steps: [{ call, until: one.name }] }];
}

/** The hash of the code stands in the function's description, written after the code: what is cut off is done again. */
function codeDifference(place: Place, existing: RemoteFunction): readonly Difference[] {
  const { one, wanted } = place;
  const code = wanted.code.get(one.name);
  const failed = existing.status === 'UpdateFailed';
  if (existing.description === descriptionOf(code) && !failed) return [];
  const upload = aboutFunction(place, 'UpdateFunctionCode', {
    Handler: 'index.main',
    ZipFile: code?.zip ?? '',
    InstallDependency: 'TRUE',
  });
  return [
    {
      kind: 'different',
      what: `function ${one.name}, code`,
      words: failed ? `an earlier upload failed (${existing.reasons})` : 'is of another version',
      steps: [
        { call: upload, until: one.name },
        { call: configure(place, existing, { Description: descriptionOf(code) }), until: one.name },
      ],
    },
  ];
}

function triggerDifferences(place: Place, existing: RemoteFunction): readonly Difference[] {
  const { one } = place;
  const missing = one.triggers.filter(({ name }) => !existing.triggers.some((other) => other.name === name));
  const different = one.triggers.filter(({ name, config }) =>
    existing.triggers.some((other) => other.name === name && other.schedule !== config),
  );
  const extra = existing.triggers.filter(({ name }) => !one.triggers.some((other) => other.name === name));
  return [
    ...missing.map((trigger): Difference => ({
      kind: 'missing',
      what: `function ${one.name}, trigger ${trigger.name}`,
      words: `to be created, ${trigger.config}`,
      steps: [{ call: createTriggers(place, [trigger]) }],
    })),
    ...different.map((trigger): Difference => ({
      kind: 'different',
      what: `function ${one.name}, trigger ${trigger.name}`,
      words: `to be ${trigger.config}`,
      steps: [
        { call: aboutFunction(place, 'DeleteTrigger', { TriggerName: trigger.name, Type: 'timer' }) },
        { call: createTriggers(place, [trigger]) },
      ],
    })),
    ...extra.map((trigger): Difference => ({
      kind: 'extra',
      what: `function ${one.name}, trigger ${trigger.name}`,
      words: 'is not declared; left as it is. The platform allows one trigger a function',
      steps: [],
    })),
  ];
}

function extraVariables({ one, wanted }: Place, { variables }: RemoteFunction): readonly Difference[] {
  const known = new Set(variablesOf(wanted.declared, one.name).map(({ name }) => name));
  return Object.keys(variables)
    .filter((name) => !known.has(name))
    .map((name) => ({
      kind: 'extra',
      what: `function ${one.name}, variable ${name}`,
      words: 'is not declared; left as it is',
      steps: [],
    }));
}

/** The platform's rules take `true`, `false` and `"auth != null"`. */
function mayCall({ access }: FunctionDeclaration) {
  return {
    invoke: access === 'client' ? 'auth != null' : false,
  };
}

function ruleDifferences(functions: readonly FunctionDeclaration[], remote: Remote): readonly Difference[] {
  const existing = ruleFrom(remote.functionRule);
  const own = {
    '*': { invoke: false },
    ...Object.fromEntries(functions.map((one) => [one.name, mayCall(one)])),
  };
  const changed = Object.entries(own).filter(
    ([name, rule]) => JSON.stringify(existing[name]) !== JSON.stringify(rule),
  );
  if (changed.length === 0) return [];
  const rule = JSON.stringify({ ...existing, ...own });
  const params = { EnvId: remote.envId, ResourceType: 'FUNCTION', AclTag: 'CUSTOM', Rule: rule };
  return [
    {
      kind: remote.functionRule === '' ? 'missing' : 'different',
      what: 'rule of who may call functions',
      words: changed.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', '),
      steps: [{ call: { service: 'tcb', action: 'ModifySecurityRule', params } }],
    },
  ];
}

function ruleFrom(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function aboutFunction({ one, remote }: Place, action: string, params: object): ServiceCall {
  return {
    service: 'scf',
    action,
    params: { FunctionName: one.name, Namespace: remote.envId, ...params },
  };
}

/** A configuration replaces a function's variables as a whole: those that stand go with it always. */
function configure(place: Place, existing: RemoteFunction, other: object): ServiceCall {
  const { one, wanted, remote } = place;
  const variables = { ...existing.variables, ...valuesFor(wanted.declared, one.name, wanted.values) };
  return configureFunction(remote, { name: one.name, variables, other });
}

function createTriggers(place: Place, triggers: FunctionDeclaration['triggers']): ServiceCall {
  return aboutFunction(place, 'BatchCreateTrigger', {
    Triggers: JSON.stringify(
      triggers.map(({ name, type, config }) => ({ TriggerName: name, Type: type, TriggerDesc: config })),
    ),
    Count: triggers.length,
  });
}
