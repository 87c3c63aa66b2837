import { ChoiceList } from '../../components/ChoiceList';
import { Section } from '../../components/Section';

/** Whether a file is brought in, or taken back as a whole after it was brought in by mistake. */
export type FileAct = 'import' | 'undo';

interface ImportOrUndoProps {
  /** What stays when it is taken back. */
  readonly stays?: string;
  readonly act: FileAct;
  readonly onAct: (act: FileAct) => void;
}

const paidFor = '后来按它缴了费、又改过的行撤不回，会逐行列出来怎么办';

export function ImportOrUndo({ stays = paidFor, act, onAct }: ImportOrUndoProps) {
  return (
    <Section title="办什么">
      <ChoiceList<FileAct>
        name="办什么"
        chosen={act}
        onChoose={onAct}
        choices={[
          { value: 'import', label: '导入', id: 'act-import' },
          {
            value: 'undo',
            label: '撤回整批',
            hint: `导错了的：用当时的同一个文件、同一个编号。${stays}`,
            id: 'act-undo',
          },
        ]}
      />
    </Section>
  );
}

/** `已提出12行`, or `已提出撤回12行`. */
export function saidOfAct(act: FileAct, taken: number, unit: string): string {
  return `已提出${act === 'undo' ? '撤回' : ''}${taken}${unit}，等另一位经办人同意后生效`;
}
