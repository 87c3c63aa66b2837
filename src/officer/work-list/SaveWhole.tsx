import { useState } from 'react';
import type { NextPage, PageAfter } from '../../../contract/pages';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { saveFile } from '../../platform/save-file';
import { asSheet } from '../files/sheet';

type Line = readonly string[];

/** 6,000 people at fifty a page, and less than a third of the pages that an officer reads in a day. */
const mostPages = 120;

interface SaveWholeProps {
  readonly id: string;
  /** Chinese, without an ending. */
  readonly name: string;
  readonly head: Line;
  /** A page of the list behind another. Throws as `ask` does. */
  readonly read: (after: PageAfter) => Promise<{ readonly lines: readonly Line[]; readonly next: NextPage }>;
}

/** Saves a whole list that is shown page by page, for whoever isn't at this screen: a department, an agent. */
export function SaveWhole({ id, name, head, read }: SaveWholeProps) {
  const [cutAt, setCutAt] = useState<number | null>(null);
  const act = useAct(async () => {
    const all: Line[] = [];
    let after: NextPage = null;
    for (let page = 0; page < mostPages; page += 1) {
      const { lines, next } = await read(after);
      all.push(...lines);
      after = next;
      if (after === null) break;
    }
    setCutAt(after === null ? null : all.length);
    await saveFile(`${name}.csv`, asSheet([head, ...all]));
  });
  return (
    <>
      <Button id={id} kind="secondary" label="整份存成名单" busy={act.busy} onTap={() => act.start()} />
      {cutAt === null ? null : (
        <Callout kind="warn" id={`${id}-cut`} title="名单太长，没有列全" urgent>
          {`存下的只有前${cutAt}人。请选下面的地方，分开存。`}
        </Callout>
      )}
      <ActFailure title="没有存成" failure={act.failure} id={`${id}-failed`} />
    </>
  );
}
