import { useEffect, useRef, useState } from 'react';
import { View } from '@tarojs/components';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { saveFile } from '../../platform/save-file';
import { fileName } from '../files/file-name';
import { asSheet } from '../files/sheet';

type Line = readonly string[];

/** Pages of a file; less than a third of those that an officer reads in a day. At fifty a page 6,000 people. */
const mostPages = 120;

/** What was read for the next file. It stays when a page fails or the reading is stopped: it goes on where it was. */
interface Held<Cursor> {
  readonly lines: readonly Line[];
  readonly after: Cursor | null;
  readonly pages: number;
  readonly isWhole: boolean;
}

type Outcome = 'whole' | 'cut' | 'stopped' | 'unsaved';

interface SaveWholeProps<Cursor> {
  readonly id: string;
  readonly label: string;
  /** What the list is, Chinese. */
  readonly what: string;
  /** Null where what it is says the place. */
  readonly region: string | null;
  /** What a line is: 人, 行. */
  readonly unit: string;
  readonly head: Line;
  /** A page of the list behind another, the first after null. Throws as `ask` does. */
  readonly read: (
    after: Cursor | null,
  ) => Promise<{ readonly lines: readonly Line[]; readonly next: Cursor | null }>;
}

function useSaving<Cursor>({ what, region, head, read }: SaveWholeProps<Cursor>) {
  const nothing: Held<Cursor> = { lines: [], after: null, pages: 0, isWhole: false };
  const held = useRef(nothing);
  const stopping = useRef(false);
  const left = useRef(false);
  useEffect(
    () => () => {
      left.current = true;
    },
    [],
  );
  /** Files saved of this list. */
  const [files, setFiles] = useState(0);
  const [count, setCount] = useState(0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const readOn = async (): Promise<void> => {
    while (!held.current.isWhole && held.current.pages < mostPages && !stopping.current && !left.current) {
      const { lines, after, pages } = held.current;
      const { lines: more, next } = await read(after);
      held.current = { lines: [...lines, ...more], after: next, pages: pages + 1, isWhole: next === null };
      setCount(held.current.lines.length);
    }
  };
  const act = useAct(async () => {
    setOutcome(null);
    stopping.current = false;
    await readOn();
    // Whoever turned to another list isn't handed a file of this one.
    if (left.current) return;
    const { lines, after, pages, isWhole } = held.current;
    if (!isWhole && pages < mostPages) return setOutcome('stopped');
    const part = isWhole && files === 0 ? what : `${what}第${files + 1}份`;
    if (!(await saveFile(fileName(part, region, 'csv'), asSheet([head, ...lines])))) {
      return setOutcome('unsaved');
    }
    held.current = isWhole ? nothing : { ...nothing, after };
    setFiles(isWhole ? 0 : files + 1);
    setOutcome(isWhole ? 'whole' : 'cut');
  });
  const stop = (): void => {
    stopping.current = true;
  };
  return { act, stop, count, outcome, isLater: files > 0 };
}

/** Whether a list has more than a page, also while one is read: what was read for a file isn't lost by turning back. `of`: which list. */
export function useLonger(of: string, isLonger: boolean): boolean {
  const [seen, setSeen] = useState<string | null>(null);
  if (isLonger && seen !== of) setSeen(of);
  return isLonger || seen === of;
}

interface SaidProps {
  readonly id: string;
  readonly outcome: Outcome | null;
  readonly count: number;
  readonly unit: string;
}

/** What came of it, and what to do where the file hasn't all. */
function Said({ id, outcome, count, unit }: SaidProps) {
  const read = `${count}${unit}`;
  switch (outcome) {
    case null:
      return null;
    case 'whole':
      return <Callout kind="good" id={`${id}-saved`} title={`存好了，这份文件${read}`} urgent />;
    case 'cut':
      return (
        <Callout kind="warn" id={`${id}-cut`} title="一份文件装不下，还没有存全" urgent>
          {`这份文件${read}。后面的点“接着存后面的”，存成另一份。`}
        </Callout>
      );
    case 'stopped':
      return (
        <Callout kind="warn" id={`${id}-stopped`} title="停下了，还没有存" urgent>
          {`读到了${read}。再点一次，从这里接着读。`}
        </Callout>
      );
    case 'unsaved':
      return (
        <Callout kind="warn" id={`${id}-unsaved`} title="文件没有存下来" urgent>
          {`${read}都读好了，再点一次就存。`}
        </Callout>
      );
  }
}

/**
 * Saves a whole list that is shown page by page, for whoever isn't at this screen: a department, an agent. A longer one than a file takes
 * goes on in the next.
 */
export function SaveWhole<Cursor>(props: SaveWholeProps<Cursor>) {
  const { id, label, unit } = props;
  const { act, stop, count, outcome, isLater } = useSaving(props);
  return (
    <View>
      <Said id={id} outcome={outcome} count={count} unit={unit} />
      <ActFailure title="没有读完，再点一次从这里接着读" failure={act.failure} id={`${id}-failed`} />
      <Button
        id={id}
        kind="secondary"
        label={isLater ? '接着存后面的' : label}
        busy={act.busy}
        onTap={() => act.start()}
      />
      {act.busy ? (
        <View>
          <Callout kind="info" id={`${id}-reading`} title={`正在读，已读${count}${unit}`} urgent />
          <Button id={`${id}-stop`} kind="plain" label="停下" onTap={stop} />
        </View>
      ) : null}
    </View>
  );
}
