import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import type { ResidentSheetActions } from '../../../contract/residents';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { HandedOutFile } from '../files/HandedOutFile';
import { Paper } from './Paper';
import { everyMissing } from './whole-list';
import type { MissingOf, WholeList } from './whole-list';
import './missing.scss';

interface SheetProps {
  readonly of: MissingOf;
  /** `濠溪村委会`, or the agent's name. */
  readonly name: string;
}

const isBrowser = process.env.TARO_ENV === 'h5';

/** A whole list is read page by page. */
const patienceMs = 60_000;

const nothingPrinted: WholeList = { residents: [], isCut: false };

type Made = ResidentSheetActions['residents.walk-sheet']['data'];

/** Nobody takes a part for the whole. */
function NotWhole({ id, words }: { readonly id: string; readonly words: string }) {
  return (
    <Callout kind="warn" id={id} title="名单太长，没有列全" urgent>
      {words}
    </Callout>
  );
}

/** The whole list to walk with, on paper or as a workbook; and the one to call by. */
export function Sheet({ of, name }: SheetProps) {
  const [printed, setPrinted] = useState(nothingPrinted);
  const [made, setMade] = useState<Made | null>(null);
  const printing = useAct(async () => setPrinted(await everyMissing(of)));
  useEffect(() => {
    if (printed.residents.length > 0) window.print();
  }, [printed]);
  const making = useAct(async (sheet: 'residents.walk-sheet' | 'residents.call-sheet') => {
    setMade(null);
    setMade(await ask('files', sheet, of, patienceMs));
  });
  return (
    <View>
      <View className="not-printed missing-acts">
        {isBrowser ? (
          <Button
            id="print"
            kind="secondary"
            label="打印上门名单"
            busy={printing.busy}
            onTap={printing.start}
          />
        ) : null}
        <Button
          id="make-walk-sheet"
          kind="secondary"
          label="上门名单（Excel）"
          busy={making.busy}
          onTap={() => making.start('residents.walk-sheet')}
        />
        <Button
          id="make-call-sheet"
          kind="secondary"
          label="电话名单（Excel）"
          busy={making.busy}
          onTap={() => making.start('residents.call-sheet')}
        />
      </View>
      <View className="not-printed">
        {printed.isCut ? (
          <NotWhole
            id="print-cut"
            words={`打印的只有前${printed.residents.length}人，全部的请取“上门名单（Excel）”。`}
          />
        ) : null}
        {made?.isCut ? (
          <NotWhole id="sheet-cut" words={`表上只有前${made.people}人，后面的请按村、按代办员分开取。`} />
        ) : null}
        {made === null ? null : <HandedOutFile file={made.file} />}
        <ActFailure title="没有取到名单" failure={printing.failure ?? making.failure} id="sheet-failed" />
      </View>
      <Paper of={of} name={name} {...printed} />
    </View>
  );
}
