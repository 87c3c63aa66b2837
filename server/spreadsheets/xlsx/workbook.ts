import type { ReadLimits } from '../limits';
import { noSpreadsheet, tooLarge } from '../refusals';
import { type Attributes, attributeOf, readWholeXml } from './xml';
import type { ZipParts } from './zip-parts';

export interface Sheet {
  readonly name: string;
  readonly path: string;
  readonly isHidden: boolean;
}

/** What a workbook is made of, by the paths of its parts. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly stylesPath: string | null;
  readonly sharedStringsPath: string | null;
  /** Days count from 1904, as old Macs did. */
  readonly from1904: boolean;
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly path: string;
}

/** A list of elements is read whole; only their attributes are of use. */
async function elementsOf(
  parts: ZipParts,
  path: string,
  take: (name: string, attributes: Attributes) => void,
): Promise<void> {
  let opened = 0;
  const reader = {
    open: (name: string, attributes: Attributes): void => {
      opened += 1;
      take(name, attributes);
    },
    close: (): void => undefined,
    text: (): void => undefined,
    progress: (): number => opened,
  };
  await readWholeXml(parts.read(path), reader, 1024 * 1024);
}

/** The relations of a part lie beside it, under `_rels`. */
async function relationsOf(parts: ZipParts, part: string): Promise<readonly Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const path = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations: Relation[] = [];
  if (!parts.has(path)) return relations;
  await elementsOf(parts, path, (name, attributes) => {
    const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => attributes[key] ?? '');
    if (name === 'Relationship' && id !== undefined && target) {
      relations.push({ id, type: type ?? '', path: resolved(folder, target) });
    }
  });
  return relations;
}

function resolved(folder: string, target: string): string {
  const steps = target.startsWith('/') ? target.slice(1) : folder + target;
  const path: string[] = [];
  for (const step of steps.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

function ofType(relations: readonly Relation[], type: string): string | null {
  return relations.find((one) => one.type.endsWith(`/${type}`))?.path ?? null;
}

export async function readWorkbook(parts: ZipParts, limits: ReadLimits): Promise<Workbook> {
  const path = ofType(await relationsOf(parts, ''), 'officeDocument');
  // A Word file, or a zip of something else, ends here.
  if (path === null || !parts.has(path)) throw noSpreadsheet();
  const relations = await relationsOf(parts, path);
  const paths = new Map(relations.map((one) => [one.id, one]));
  const sheets: Sheet[] = [];
  let [from1904, isWorkbook] = [false, false];
  await elementsOf(parts, path, (name, attributes) => {
    if (name === 'workbook') isWorkbook = true;
    if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
    if (name !== 'sheet') return;
    const relation = paths.get(attributeOf(attributes, 'id') ?? '');
    // Charts and macros stand in the same list.
    if (relation === undefined || !relation.type.endsWith('/worksheet')) return;
    const isHidden = ['hidden', 'veryHidden'].includes(attributes.state ?? '');
    sheets.push({ name: attributes.name ?? '', path: relation.path, isHidden });
  });
  if (!isWorkbook) throw noSpreadsheet();
  if (sheets.length > limits.sheets) throw tooLarge(`超过${limits.sheets}张工作表`);
  return {
    sheets,
    from1904,
    stylesPath: ofType(relations, 'styles'),
    sharedStringsPath: ofType(relations, 'sharedStrings'),
  };
}
