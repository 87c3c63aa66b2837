import type { IsoDay } from '../../../policy/calendar';
import { propose } from '../files/propose';
import type { PartOfProposal } from '../files/propose';
import type { FileAct } from '../files/ImportOrUndo';
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
    act: '提出绑定文件',
    numberLabel: '编号',
    numberHint: ownNumber,
  },
  balances: {
    columns: ['姓名', '证件类型', '证件号码', '余额(元)'],
    act: '提出余额文件',
    numberLabel: '编号',
    numberHint: ownNumber,
  },
  result: {
    columns: ['扣款编号', '结果', '原因'],
    act: '提出结果文件',
    numberLabel: '批次编号',
    numberHint: '生成扣款批次时用的编号，可以从批次清单里点过来',
  },
};

/** Whether a file of a kind can be taken back as a whole. */
export function isTakenBack(kind: FileKind): boolean {
  return kind === 'bindings' || kind === 'balances';
}

/** One call's share of a file. */
export interface FilePart {
  /** Results are not taken back: what they brought about is money on its way. */
  readonly fileAct: FileAct;
  readonly kind: IncomingKind;
  readonly region: string;
  readonly number: string;
  readonly proposal: PartOfProposal;
  /** Balances: the day whose end they show, `YYYY-MM-DD`. */
  readonly asOf: IsoDay;
  readonly table: Table;
  readonly rows: readonly TableRow[];
}

/** The number of a part: a file of one part bears its own. */
export function partNumber(number: string, at: number, parts: number): string {
  return parts === 1 ? number : `${number}-p${at + 1}`;
}

/** Lays a part of the file before another officer. Throws as `ask` does. */
export function proposePart(filePart: FilePart): Promise<PartOutcome> {
  const { kind, fileAct, region, number, proposal, asOf, table, rows } = filePart;
  const isUndo = fileAct === 'undo';
  const file = { region, number, csv: csvOf(table, rows) };
  switch (kind) {
    case 'bindings':
      return propose(
        proposal,
        isUndo ? 'mutual-aid.undo-bindings' : 'mutual-aid.import-bindings',
        file,
        rows.length,
      );
    case 'balances':
      return propose(
        proposal,
        isUndo ? 'mutual-aid.undo-balances' : 'mutual-aid.import-balances',
        { ...file, asOf },
        rows.length,
      );
    case 'result':
      return propose(proposal, 'mutual-aid.read-result', file, rows.length);
  }
}
