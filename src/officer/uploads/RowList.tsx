import { useState } from 'react';
import { View } from '@tarojs/components';
import {
  type UploadRowKind,
  type UploadRowView,
  type UploadView,
  uploadRowKinds,
} from '../../../contract/uploads';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ChoiceList } from '../../components/ChoiceList';
import { Section } from '../../components/Section';
import { Tappable } from '../../components/Tappable';
import { aria } from '../../platform/aria';
import { useRowKeys } from '../table/use-row-keys';
import { SaveWhole } from '../work-list/SaveWhole';
import { countOf, rowKindWords } from './words';

interface RowListProps {
  readonly view: UploadView;
  /** Whether rows may be left out. */
  readonly isOpen: boolean;
  readonly onView: (view: UploadView) => void;
}

interface Read {
  readonly kind: UploadRowKind;
  readonly rows: readonly UploadRowView[];
  /** Null where there are no more. */
  readonly after: number | null;
}

const head = ['位置', '姓名和号码', '列', '说明'];

function linesOf(rows: readonly UploadRowView[]): readonly (readonly string[])[] {
  return rows.map(({ where, person, column, message }) => [where, person ?? '', column ?? '', message ?? '']);
}

interface RowLineProps {
  readonly row: UploadRowView;
  readonly onLeave: (() => void) | null;
}

function RowLine({ row, onLeave }: RowLineProps) {
  const { where, person, column, message, standing, isLeftOut } = row;
  const isEnded = standing === 'ended';
  return (
    <View className="upload-row" {...aria({ role: 'listitem' })}>
      <View className="upload-row__where">{where}</View>
      <View className="upload-row__person">{person ?? nobodyWords(row)}</View>
      <View className="upload-row__words">
        {column === null ? '' : `${column}：`}
        {message ?? ''}
      </View>
      {onLeave === null ? null : (
        <Tappable
          id={`leave-${row.part}-${row.at}`}
          className="upload-row__leave"
          role="checkbox"
          checked={isEnded ? !isLeftOut : isLeftOut}
          label={isEnded ? `${person ?? ''}不在名单上了` : `留下${where}`}
          onTap={onLeave}
        >
          {leaveWords(isEnded, isLeftOut)}
        </Tappable>
      )}
    </View>
  );
}

function nobodyWords({ standing }: UploadRowView): string {
  return standing === 'not-here' ? '没有保存是谁' : '没有读出是谁';
}

/** Nobody ends by a file that lacks too many of his list. */
function mayLeave({ mayLeaveOut }: UploadView, { isProblem, isStopped, standing }: UploadRowView): boolean {
  return mayLeaveOut && !isProblem && !isStopped && standing !== 'not-here';
}

function leaveWords(isEnded: boolean, isLeftOut: boolean): string {
  if (isEnded) return isLeftOut ? '没有选，不动' : '已选上，点这里不选';
  return isLeftOut ? '已留下，点这里放回' : '留下，不要这一行';
}

/** The rows of an upload by kind, the ones with problems first; good ones can be left out. */
export function RowList({ view, isOpen, onView }: RowListProps) {
  useRowKeys('upload-row__leave');
  const { uploadId } = view;
  const [read, setRead] = useState<Read | null>(null);
  const reading = useAct(async (kind: UploadRowKind, before: readonly UploadRowView[], after: number) => {
    const found = await ask('files', 'uploads.rows', { uploadId, rows: kind, after });
    setRead({ kind, rows: [...before, ...found.rows], after: found.after });
  });
  const leaving = useAct(async (row: UploadRowView) => {
    const isLeftOut = !row.isLeftOut;
    const of = { uploadId, part: row.part, rows: [row.at], isLeftOut };
    onView(await ask('files', 'uploads.leave-out', of));
    setRead(
      (held) =>
        held && { ...held, rows: held.rows.map((one) => (one === row ? { ...one, isLeftOut } : one)) },
    );
  });
  const pageOf = (kind: UploadRowKind) => async (after: number | null) => {
    const found = await ask('files', 'uploads.rows', { uploadId, rows: kind, after: after ?? 0 });
    return { lines: linesOf(found.rows), next: found.after };
  };
  const choices = uploadRowKinds
    .filter((kind) => countOf(view, kind) > 0 || read?.kind === kind)
    .map((kind) => ({
      value: kind,
      label: `${rowKindWords[kind]}（${countOf(view, kind)}）`,
      id: `rows-${kind}`,
    }));
  if (choices.length === 0) return null;
  return (
    <Section title="看哪些行">
      <ChoiceList<UploadRowKind>
        name="看哪些行"
        choices={choices}
        chosen={read?.kind ?? null}
        onChoose={(kind) => reading.start(kind, [], 0)}
      />
      <ActFailure title="没有读到" failure={reading.failure ?? leaving.failure} />
      {read === null ? null : (
        <View id="rows">
          <View {...aria({ role: 'list', label: rowKindWords[read.kind] })}>
            {read.rows.map((row) => (
              <RowLine
                key={`${row.part}-${row.at}`}
                row={row}
                onLeave={isOpen && mayLeave(view, row) ? () => leaving.start(row) : null}
              />
            ))}
          </View>
          {read.after === null ? null : (
            <Button
              id="more-rows"
              kind="plain"
              label="再看后面的"
              busy={reading.busy}
              onTap={() => reading.start(read.kind, read.rows, read.after ?? 0)}
            />
          )}
          <SaveWhole
            key={read.kind}
            {...{ id: 'save-rows', label: `把${rowKindWords[read.kind]}存成文件`, unit: '行' }}
            {...{ what: rowKindWords[read.kind], region: view.region, head, read: pageOf(read.kind) }}
          />
        </View>
      )}
    </Section>
  );
}
