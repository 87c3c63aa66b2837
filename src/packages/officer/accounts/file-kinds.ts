import type { RejectedRow } from '../../../../contract/mutual-aid';
import { ask } from '../../../cloud/cloud';
import { yuan } from '../../../words/money';

export type FileKind = 'bindings' | 'balances' | 'batch' | 'result';

interface KindOfFile {
  readonly words: { readonly label: string; readonly hint: string };
  /** The header that the file must have; null where we make it. */
  readonly columns: string | null;
  /** Names the act on the button. */
  readonly act: string;
}

export const fileKinds: Readonly<Record<FileKind, KindOfFile>> = {
  bindings: {
    words: { label: '导入绑定', hint: '谁的账户，能替哪些家人缴' },
    columns: '持有人姓名,持有人证件类型,持有人证件号码,家人姓名,家人证件类型,家人证件号码,关系',
    act: '导入绑定文件',
  },
  balances: {
    words: { label: '导入余额', hint: '以今天日终为准' },
    columns: '姓名,证件类型,证件号码,余额(元)',
    act: '导入余额文件',
  },
  batch: {
    words: { label: '生成扣款批次', hint: '还没送出的扣款，装进一个编号' },
    columns: null,
    act: '生成扣款批次',
  },
  result: {
    words: { label: '读入扣款结果', hint: '医保部门对批次的答复' },
    columns: '扣款编号,结果,原因',
    act: '读入结果文件',
  },
};

export interface FileRequest {
  readonly region: string;
  readonly number: string;
  readonly csv: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

export interface Outcome {
  readonly words: string;
  readonly problems: readonly RejectedRow[];
  /** CSV to hand over to the bureau. */
  readonly file?: string;
}

const taken = (outcome: { taken: number; repeated: boolean; rejected: readonly RejectedRow[] }): Outcome => ({
  words: outcome.repeated ? '这份文件以前导入过，没有重复生效' : `导入了${outcome.taken}行`,
  problems: outcome.rejected,
});

/** Does with the file what its kind asks for. Throws as `ask` does. */
export async function handle(kind: FileKind, { region, number, csv, asOf }: FileRequest): Promise<Outcome> {
  switch (kind) {
    case 'bindings':
      return taken(await ask('officer', 'mutual-aid.import-bindings', { region, number, csv }));
    case 'balances':
      return taken(await ask('officer', 'mutual-aid.import-balances', { region, number, asOf, csv }));
    case 'batch': {
      const batch = await ask('officer', 'mutual-aid.make-batch', { region, number });
      const more = batch.more ? '；还有没装下的，请再生成一批' : '';
      return {
        words: `批次 ${batch.number}：${batch.deductions}笔，共${yuan(batch.totalFen)}元${more}`,
        problems: [],
        ...(batch.deductions > 0 ? { file: batch.csv } : {}),
      };
    }
    case 'result': {
      const result = await ask('officer', 'mutual-aid.read-result', { region, number, csv });
      const { accepted, rejected, repeated, problems } = result;
      return { words: `成功${accepted}笔，退回${rejected}笔，重复${repeated}笔`, problems };
    }
  }
}
