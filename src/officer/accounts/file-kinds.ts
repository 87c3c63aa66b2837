import type { ImportOutcome, RejectedRow } from '../../../contract/imports';
import type { IsoDay } from '../../../policy/calendar';
import { ask } from '../../cloud/cloud';
import { csvOf } from '../files/table';
import type { Table, TableRow } from '../files/table';
import type { PartOutcome } from '../files/use-upload';

export type FileKind = 'bindings' | 'balances' | 'batch' | 'result';
export type IncomingKind = Exclude<FileKind, 'batch'>;

interface Words {
  readonly label: string;
  readonly hint: string;
}

export const kindWords: Readonly<Record<FileKind, Words>> = {
  bindings: { label: '导入绑定', hint: '谁的账户，能替哪些家人缴' },
  balances: { label: '导入余额', hint: '每个账户有多少钱' },
  batch: { label: '扣款批次', hint: '生成、再取文件、看结果到了多少' },
  result: { label: '读入扣款结果', hint: '医保部门对批次的答复' },
};

interface IncomingFile {
  /** Columns that its header must have. */
  readonly columns: readonly string[];
  /** Names the act on the button. */
  readonly act: string;
  readonly numberLabel: string;
  readonly numberHint: string;
}

const ownNumber = '自己定，例如 20231120-1。同一编号重复办理没有害处；内容变了会被拒绝';

export const incomingFiles: Readonly<Record<IncomingKind, IncomingFile>> = {
  bindings: {
    columns: [
      '持有人姓名',
      '持有人证件类型',
      '持有人证件号码',
      '家人姓名',
      '家人证件类型',
      '家人证件号码',
      '关系',
    ],
    act: '导入绑定文件',
    numberLabel: '编号',
    numberHint: ownNumber,
  },
  balances: {
    columns: ['姓名', '证件类型', '证件号码', '余额(元)'],
    act: '导入余额文件',
    numberLabel: '编号',
    numberHint: ownNumber,
  },
  result: {
    columns: ['扣款编号', '结果', '原因'],
    act: '读入结果文件',
    numberLabel: '批次编号',
    numberHint: '生成扣款批次时用的编号，可以从批次清单里点过来',
  },
};

/** One call's share of a file. */
export interface FilePart {
  readonly kind: IncomingKind;
  readonly region: string;
  readonly number: string;
  /** Balances: the day whose end they show, `YYYY-MM-DD`. */
  readonly asOf: IsoDay;
  readonly table: Table;
  readonly rows: readonly TableRow[];
}

/** The number of a part: a file of one part bears its own. */
export function partNumber(number: string, at: number, parts: number): string {
  return parts === 1 ? number : `${number}-p${at + 1}`;
}

/** A part is a minute's work at most. */
const patienceMs = 60_000;

/** Does with one part of the file what its kind asks for. Throws as `ask` does. */
export async function handle({ kind, region, number, asOf, table, rows }: FilePart): Promise<PartOutcome> {
  const file = { region, number, csv: csvOf(table, rows) };
  const lineOf = ({ row, field, message }: RejectedRow) => ({
    line: rows[row - 1]?.line ?? 0,
    field,
    message,
  });
  const taken = ({ taken: count, repeated, rejected }: ImportOutcome): PartOutcome => ({
    taken: count,
    repeated,
    problems: rejected.map(lineOf),
  });
  switch (kind) {
    case 'bindings':
      return taken(await ask('officer', 'mutual-aid.import-bindings', file, patienceMs));
    case 'balances':
      return taken(await ask('officer', 'mutual-aid.import-balances', { ...file, asOf }, patienceMs));
    case 'result': {
      const answer = await ask('officer', 'mutual-aid.read-result', file, patienceMs);
      const { accepted, rejected, repeated, problems } = answer;
      return {
        taken: accepted + rejected,
        repeated: accepted + rejected === 0 && repeated > 0,
        problems: problems.map(lineOf),
      };
    }
  }
}
