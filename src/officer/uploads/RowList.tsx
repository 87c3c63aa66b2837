import { useState } from 'react';
import { View } from '@tarojs/components';
import {
  type UploadActions,
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
import { Words } from '../../components/Words';
import { aria } from '../../platform/aria';
import { useRowKeys } from '../table/use-row-keys';
import { SaveWhole } from '../work-list/SaveWhole';
import { PutRight } from './PutRight';
import { countOf, editsWords, rowKindWords } from './words';

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

const head = ['位置', '姓名和号码', '列', '说明', '网页上的改动'];

function linesOf(rows: readonly UploadRowView[]): readonly (readonly string[])[] {
  return rows.map((row) => [
    row.where,
    row.person ?? '',
    row.column ?? '',
    row.message ?? '',
    editsWords(row),
  ]);
}

interface RowLineProps {
  readonly row: UploadRowView;
  /** Null where it can't be put right on the page. */
  readonly onPutRight: (() => void) | null;
  readonly onLeave: (() => void) | null;
}

function RowLine({ row, onPutRight, onLeave }: RowLineProps) {
  const { where, person, column, message, standing, isLeftOut } = row;
  const isEnded = standing === 'ended';
  return (
    <View className="upload-row">
      <View className="upload-row__where">{where}</View>
      <View className="upload-row__person">{person ?? nobodyWords(row)}</View>
      <View className="upload-row__words">
        {column === null ? '' : `${column}：`}
        {message ?? ''}
        {row.edits.length === 0 ? null : (
          <View className="soft small">
            <Words>{editsWords(row)}</Words>
          </View>
        )}
      </View>
      {onPutRight === null ? null : (
        <Tappable
          id={`put-right-${row.part}-${row.at}`}
          className="upload-row__leave"
          label={`改这一行，${where}`}
          onTap={onPutRight}
        >
          {row.isProblem ? '改这一行' : '改好了，再改'}
        </Tappable>
      )}
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

function nobodyWords({ standing, edits, isProblem }: UploadRowView): string {
  if (edits.length > 0 && !isProblem) return '';
  return standing === 'not-here' ? '没有保存是谁' : '没有读出是谁';
}

type Place = Pick<UploadRowView, 'part' | 'at'>;

function isSame(one: Place, other: Place): boolean {
  return one.part === other.part && one.at === other.at;
}

/** Rows with problems, and those that were put right before. */
function mayPutRight({ mayPutRight: may, isProblem, edits }: UploadRowView): boolean {
  return may && (isProblem || edits.length > 0);
}

/** Nobody ends by a file that lacks too many of his list. */
function mayLeave({ mayLeaveOut }: UploadView, { isProblem, isStopped, standing }: UploadRowView): boolean {
  return mayLeaveOut && !isProblem && !isStopped && standing !== 'not-here';
}

function leaveWords(isEnded: boolean, isLeftOut: boolean): string {
  if (isEnded) return isLeftOut ? '没有选，不动' : '已选上，点这里不选';
  return isLeftOut ? '已留下，点这里放回' : '留下，不要这一行';
}

interface RowsProps extends Pick<RowListProps, 'view' | 'isOpen'> {
  readonly read: Read;
  readonly onLeave: (row: UploadRowView) => void;
  readonly onPutRight: (done: UploadActions['uploads.put-right']['data']) => void;
}

/** Rows of one kind; of one that is being put right its cells stand below it. */
function Rows({ view, isOpen, read, onLeave, onPutRight }: RowsProps) {
  const [fixing, setFixing] = useState<Place | null>(null);
  return (
    <View {...aria({ role: 'list', label: rowKindWords[read.kind] })}>
      {read.rows.map((row) => (
        <View key={`${row.part}-${row.at}`} {...aria({ role: 'listitem' })}>
          <RowLine
            row={row}
            onPutRight={isOpen && mayPutRight(row) ? () => setFixing(row) : null}
            onLeave={isOpen && mayLeave(view, row) ? () => onLeave(row) : null}
          />
          {isOpen && fixing !== null && isSame(row, fixing) ? (
            <PutRight
              uploadId={view.uploadId}
              row={row}
              onClose={() => setFixing(null)}
              onDone={(done) => {
                onPutRight(done);
                if (!done.row.isProblem) setFixing(null);
              }}
            />
          ) : null}
        </View>
      ))}
    </View>
  );
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
          <Rows
            view={view}
            isOpen={isOpen}
            read={read}
            onLeave={(row) => leaving.start(row)}
            onPutRight={({ upload, row }) => {
              onView(upload);
              setRead({ ...read, rows: read.rows.map((one) => (isSame(one, row) ? row : one)) });
            }}
          />
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
            key={`${read.kind} ${JSON.stringify(view.counts)}`}
            {...{ id: 'save-rows', label: `把${rowKindWords[read.kind]}存成文件`, unit: '行' }}
            {...{ what: rowKindWords[read.kind], region: view.region, head, read: pageOf(read.kind) }}
          />
        </View>
      )}
    </Section>
  );
}
