import type { DuplicateRow } from '../../../contract/duplicates';
import { tidyNumber } from '../../../contract/identity-document';
import { type WantedColumn, readDay, usualSpellings } from '../../spreadsheets';
import { CellProblem, type Cells, type Reading, personIn, textIn, valueOf } from '../../uploads';

export type DuplicateColumn =
  'name' | 'documentNumber' | 'documentKind' | 'birthDate' | 'since' | 'where' | 'insuredAs' | 'school';

/** What a list of other insurance, or of the dead, has; what else it has is not read. */
export const duplicateUploadColumns: readonly WantedColumn<DuplicateColumn>[] = [
  { key: 'name', spellings: [...usualSpellings.name, '死者姓名', '死亡人员姓名'] },
  { key: 'documentNumber', spellings: usualSpellings.documentNumber },
  { key: 'documentKind', spellings: usualSpellings.documentKind, isOptional: true },
  { key: 'birthDate', spellings: usualSpellings.birthDate, isOptional: true },
  {
    key: 'since',
    spellings: [
      '从哪天起',
      '参保日期',
      '参保时间',
      '参保开始日期',
      '起始日期',
      '开始日期',
      '死亡日期',
      '死亡时间',
      '去世日期',
    ],
    isOptional: true,
  },
  {
    key: 'where',
    spellings: ['在哪里', '参保地', '参保单位', '单位名称', '参保机构', '所在单位'],
    isOptional: true,
  },
  {
    key: 'insuredAs',
    spellings: ['参保身份', '参保人员类别', '参保人员类型', '人员类别', '参保类别'],
    isOptional: true,
  },
  { key: 'school', spellings: ['所在学校', '学校', '学校名称', '就读学校'], isOptional: true },
];

/** A line of the list. */
export function readDuplicateRow(cells: Cells<DuplicateColumn>, { today }: Reading): DuplicateRow {
  const person = personIn(cells, today);
  const since = valueOf('since', readDay(cells.since, today));
  if (since !== null && since > today) {
    throw new CellProblem('since', `${since}还没有到，请核对。`);
  }
  const [where, insuredAs, school] = [
    textIn(cells, 'where'),
    textIn(cells, 'insuredAs'),
    textIn(cells, 'school'),
  ];
  return {
    ...person,
    ...(since === null ? {} : { since }),
    ...(where === '' ? {} : { where }),
    ...(insuredAs === '' ? {} : { insuredAs }),
    ...(school === '' ? {} : { school }),
  };
}

export function keyOfDuplicate({ document: { kind, number } }: DuplicateRow): string {
  return `${kind} ${tidyNumber(number)}`;
}

/** The same line twice is one; of two that differ nobody knows which is right. */
export function clashOfDuplicates(one: string, other: string): DuplicateColumn | null {
  if (one === other) return null;
  const [first, second] = [JSON.parse(one) as DuplicateRow, JSON.parse(other) as DuplicateRow];
  if (first.name !== second.name) return 'name';
  return (['since', 'where', 'insuredAs'] as const).find((key) => first[key] !== second[key]) ?? 'school';
}

type Field = Exclude<keyof DuplicateRow, 'document'> | 'document.number';

/** Each thing that a line can say has its column. */
const columnsOfFields: Readonly<Record<Field, DuplicateColumn>> = {
  name: 'name',
  'document.number': 'documentNumber',
  birthDate: 'birthDate',
  since: 'since',
  where: 'where',
  insuredAs: 'insuredAs',
  school: 'school',
};

/** What the import refuses a line for, by its column in the file; null: the whole line. */
export function columnOf(field: string): DuplicateColumn | null {
  const columns: Readonly<Partial<Record<string, DuplicateColumn>>> = columnsOfFields;
  return columns[field] ?? null;
}
