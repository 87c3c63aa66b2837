import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import type { HandedOut } from '../../../contract/hand-outs';
import type { MissingResident } from '../../../contract/residents';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { HandedOutFile } from '../files/HandedOutFile';
import { Paper } from './Paper';
import { everyMissing } from './whole-list';
import type { MissingOf } from './whole-list';
import './missing.scss';

interface SheetProps {
  readonly of: MissingOf;
  /** `濠溪村委会`, or the agent's name. */
  readonly name: string;
}

const isBrowser = process.env.TARO_ENV === 'h5';

/** A whole list is read page by page. */
const patienceMs = 60_000;

/** The whole list to walk with, on paper or as a workbook; and the one to call by. */
export function Sheet({ of, name }: SheetProps) {
  const [residents, setResidents] = useState<readonly MissingResident[]>([]);
  const [file, setFile] = useState<HandedOut | null>(null);
  const printing = useAct(async () => setResidents(await everyMissing(of)));
  useEffect(() => {
    if (residents.length > 0) window.print();
  }, [residents]);
  const making = useAct(async (sheet: 'residents.walk-sheet' | 'residents.call-sheet') => {
    setFile(null);
    setFile((await ask('files', sheet, of, patienceMs)).file);
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
        {file === null ? null : <HandedOutFile file={file} />}
        <ActFailure title="没有取到名单" failure={printing.failure ?? making.failure} id="sheet-failed" />
      </View>
      <Paper of={of} name={name} residents={residents} />
    </View>
  );
}
