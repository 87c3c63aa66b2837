import { useState } from 'react';
import { View } from '@tarojs/components';
import { type UploadRowCell, mostCellText } from '../../../contract/upload-edits';
import type { UploadActions, UploadRowView } from '../../../contract/uploads';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Field, TextInput } from '../../components/Field';
import { FailureState, Skeleton } from '../../components/PageStates';

interface PutRightProps {
  readonly uploadId: string;
  readonly row: UploadRowView;
  readonly onDone: (done: UploadActions['uploads.put-right']['data']) => void;
  readonly onClose: () => void;
}

type Typed = Readonly<Record<string, string>>;

interface CellsProps extends PutRightProps {
  readonly cells: readonly UploadRowCell[];
  readonly typed: Typed;
  readonly onTyped: (typed: Typed) => void;
}

function Cells({ uploadId, row, cells, typed, onTyped, onDone, onClose }: CellsProps) {
  const { part, at, message, column: wrong } = row;
  const act = useAct(async () => {
    const changed = cells.flatMap(({ column, text }) => {
      const now = typed[column];
      return now === undefined || now === text ? [] : [{ column, text: now }];
    });
    onDone(await ask('files', 'uploads.put-right', { uploadId, part, at, cells: changed }));
  });
  return (
    <View id="put-right" className="put-right measure">
      {wrong === null && message !== null ? <View className="field__error">{message}</View> : null}
      {cells.map(({ column, heading, text, isWrong }) => (
        <Field
          key={column}
          id={`cell-${column}`}
          label={heading}
          {...(isWrong && message !== null ? { error: message } : {})}
        >
          <TextInput
            id={`cell-${column}-input`}
            name={heading}
            value={typed[column] ?? text}
            wrong={isWrong}
            maxlength={mostCellText}
            onInput={(value) => onTyped({ ...typed, [column]: value })}
          />
        </Field>
      ))}
      <View className="soft small">改完马上重新核对这一行。谁改的、改了什么，同意的人看得到。</View>
      <View className="soft small">
        和另一行矛盾的：错的那行改好以后，另一行也点开，不用改，点“改好这一行”再核对一次。多出来的一行，改成和对的一样，就并成一行。
      </View>
      <ActFailure title="没有改上，您写的还在" failure={act.failure} />
      <Button id="put-right-done" label="改好这一行" busy={act.busy} onTap={() => act.start()} />
      <Button id="put-right-close" kind="plain" label="先不改" onTap={onClose} />
    </View>
  );
}

/** The cells of a row with a problem, to be put right here. What was typed stays until the row is good. */
export function PutRight(props: PutRightProps) {
  const { uploadId, row } = props;
  const { part, at } = row;
  const [typed, setTyped] = useState<Typed>({});
  const loading = useLoaded(`${part} ${at} ${row.edits.length} ${row.column ?? ''}`, () =>
    ask('files', 'uploads.row', { uploadId, part, at }),
  );
  if (loading.state === 'loading') return <Skeleton label="正在读取这一行" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  return <Cells {...props} cells={loading.data.cells} typed={typed} onTyped={setTyped} />;
}
