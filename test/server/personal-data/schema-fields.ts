import path from 'node:path';
import ts from 'typescript';

const folder = path.resolve(__dirname, '../../../server/schema');

/** What values of the policy's and the contract's own types look like, as far as the copy reads them. */
const madeUp: Readonly<Record<string, unknown>> = {
  IsoDay: '2024-01-01',
  Fen: 100,
  Determination: { items: [], subsidies: [], payFen: 100, coverage: null, cites: [], notices: [] },
  FactSheet: {},
  Claims: { identities: [{ code: 'dibao' }], circumstances: [] },
};

/** A field, down to what holds no further ones of the schema: `suspensions.declined.words`. */
export type FieldPath = string;

interface Shape {
  /** Every field below, with lists and what may be absent. */
  readonly fields: readonly FieldPath[];
  /** One value with all of them: of a choice the one with most fields, in a list one of each. */
  readonly full: unknown;
  /** Fields that may be absent, or null. */
  readonly optional: readonly FieldPath[];
}

/** The shapes of all collections, as the types in `server/schema` have them. */
export function collectionShapes(): Readonly<Record<string, Shape>> {
  const root = path.join(folder, 'collections.ts');
  const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], resolveJsonModule: true };
  const program = ts.createProgram([root], {
    ...options,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(root);
  const found = source?.statements.find(
    (one): one is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(one) && one.name.text === 'Collections',
  );
  if (found === undefined) throw new Error('there is no interface Collections');
  const reading = new Reading(checker);
  const collections = checker.getTypeAtLocation(found).getProperties();
  return Object.fromEntries(
    collections.map((one) => [one.name, reading.shapeOf(checker.getTypeOfSymbolAtLocation(one, found), '')]),
  );
}

class Reading {
  constructor(private readonly checker: ts.TypeChecker) {}

  shapeOf(type: ts.Type, at: FieldPath): Shape {
    const known = madeUp[type.aliasSymbol?.name ?? type.symbol?.name ?? ''];
    if (known !== undefined) return { fields: [at], full: known, optional: [] };
    const parts = this.withoutNothing(type);
    const [only] = parts;
    if (parts.length > 1) return this.ofChoice(parts, at);
    if (only === undefined || !this.isOfSchema(only)) {
      return { fields: [at], full: plainValue(only ?? type), optional: [] };
    }
    if (only !== type) return this.shapeOf(only, at);
    const element = this.elementOf(only);
    if (element === null) return this.ofObject(only, at);
    const choices = this.withoutNothing(element);
    const several = choices.length > 1 && choices.every((one) => this.isOfSchema(one));
    const shapes = (several ? choices : [element]).map((one) => this.shapeOf(one, at));
    return { ...merged(shapes), full: shapes.map(({ full }) => full) };
  }

  private ofChoice(parts: readonly ts.Type[], at: FieldPath): Shape {
    const shapes = parts.map((one) => this.shapeOf(one, at));
    const [fullest] = [...shapes].sort((one, other) => other.fields.length - one.fields.length);
    return { ...merged(shapes), full: fullest?.full };
  }

  private ofObject(type: ts.Type, at: FieldPath): Shape {
    const fields = type.getProperties().map((property) => {
      const below = at === '' ? property.name : `${at}.${property.name}`;
      const itsType = this.checker.getTypeOfSymbol(property);
      const shape = this.shapeOf(itsType, below);
      const isOptional = this.withoutNothing(itsType).length < partsOf(itsType).length;
      const optional = isOptional ? [below, ...shape.optional] : shape.optional;
      return { name: property.name, shape: { ...shape, optional } };
    });
    const full = Object.fromEntries(fields.map(({ name, shape }) => [name, shape.full]));
    return { ...merged(fields.map(({ shape }) => shape)), full };
  }

  private elementOf(type: ts.Type): ts.Type | null {
    if (!this.checker.isArrayType(type)) return null;
    return this.checker.getTypeArguments(type as ts.TypeReference)[0] ?? null;
  }

  private withoutNothing(type: ts.Type): readonly ts.Type[] {
    return partsOf(type).filter(({ flags }) => (flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) === 0);
  }

  /** Whether it has fields that the schema itself names; all else is one value. */
  private isOfSchema(type: ts.Type): boolean {
    if ((type.flags & ts.TypeFlags.Union) !== 0) return true;
    const element = this.elementOf(type);
    if (element !== null) return true;
    if ((type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) === 0) return false;
    const [first] = type.getProperties();
    const places = (first?.declarations ?? []).map((one) => one.getSourceFile().fileName);
    const isOwn = (type.symbol?.declarations ?? []).some((one) => isInSchema(one.getSourceFile().fileName));
    return isOwn || places.some(isInSchema);
  }
}

function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function isInSchema(file: string): boolean {
  return path.resolve(file).startsWith(folder);
}

function merged(shapes: readonly Shape[]): Omit<Shape, 'full'> {
  return {
    fields: [...new Set(shapes.flatMap(({ fields }) => fields))],
    optional: [...new Set(shapes.flatMap(({ optional }) => optional))],
  };
}

function plainValue(type: ts.Type): unknown {
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  if ((type.flags & ts.TypeFlags.BooleanLike) !== 0) return true;
  if ((type.flags & ts.TypeFlags.NumberLike) !== 0) return 1;
  if ((type.flags & ts.TypeFlags.StringLike) !== 0) return 'x';
  return {};
}
