import { readFileSync, readdirSync } from 'node:fs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { CollectionDeclaration } from '../../local/store/declarations';
import { readDeclarations } from '../../local/store/declarations';

const timerTrigger = v.strictObject({ name: v.string(), type: v.literal('timer'), config: v.string() });

const functionConfig = v.strictObject({
  access: v.optional(v.picklist(['client', 'none']), 'client'),
  timeout: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
  /** Chosen when the function is created; the platform never changes it afterwards. */
  runtime: v.optional(v.string(), 'Nodejs18.15'),
  /** MB */
  memory: v.optional(v.pipe(v.number(), v.integer(), v.minValue(128)), 256),
  permissions: v.optional(v.strictObject({ openapi: v.array(v.string()) }), { openapi: [] }),
  triggers: v.optional(v.array(timerTrigger), []),
});

const variableDeclaration = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]*$/)),
  functions: v.union([v.literal('all'), v.array(v.string())]),
  /** `generated`: a versioned key, made once; `given`: from the operator's file; `deployment`: written by it. */
  made: v.picklist(['generated', 'given', 'deployment']),
  secret: v.optional(v.boolean(), false),
  required: v.optional(v.boolean(), false),
  /** The app is built with its value too. */
  builtIn: v.optional(v.literal(true)),
  what: v.string(),
});

export type FunctionDeclaration = v.InferOutput<typeof functionConfig> & { readonly name: string };
export type VariableDeclaration = v.InferOutput<typeof variableDeclaration>;

/** What an environment is to have, read from the declarations that the rest of the project uses too. */
export interface Declared {
  readonly collections: readonly CollectionDeclaration[];
  readonly functions: readonly FunctionDeclaration[];
  readonly variables: readonly VariableDeclaration[];
}

/** A declaration can't be used; the message names file and field. */
export class DeclaredError extends Error {
  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
    this.name = 'DeclaredError';
  }
}

/** The files that a deployment is read from. */
export interface DeclarationFiles {
  /** One folder a function, each with its `config.json`. */
  readonly functionsFolder: string;
  readonly collectionsFile: string;
  readonly variablesFile: string;
}

/** Reads and checks them all. @throws {DeclaredError} */
export function readDeclared(files: DeclarationFiles): Declared {
  const functions = readFunctions(files.functionsFolder);
  const { variables } = readFile(
    files.variablesFile,
    v.strictObject({ variables: v.array(variableDeclaration) }),
  );
  for (const { name, functions: wanted } of variables) {
    const unknown =
      wanted === 'all' ? undefined : wanted.find((one) => !functions.some((f) => f.name === one));
    if (unknown !== undefined)
      throw new DeclaredError(files.variablesFile, `${name} names no function: ${unknown}`);
  }
  return { collections: readCollections(files.collectionsFile), functions, variables };
}

/** The variables that a function reads. */
export function variablesOf({ variables }: Declared, name: string): readonly VariableDeclaration[] {
  return variables.filter(({ functions }) => functions === 'all' || functions.includes(name));
}

function readFunctions(folder: string): readonly FunctionDeclaration[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, 'config.json')))
    .map((name) => ({ name, ...readFile(join(folder, name, 'config.json'), functionConfig) }));
}

function readCollections(file: string): readonly CollectionDeclaration[] {
  return readDeclarations(readJson(file), file);
}

function readFile<Shape>(file: string, shape: v.GenericSchema<unknown, Shape>): Shape {
  const result = v.safeParse(shape, readJson(file));
  if (result.success) return result.output;
  throw new DeclaredError(file, `${v.getDotPath(result.issues[0]) ?? ''} ${result.issues[0].message}`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new DeclaredError(file, error instanceof Error ? error.message : 'is not readable');
  }
}
