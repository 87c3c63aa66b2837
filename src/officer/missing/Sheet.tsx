import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import type { MissingResident } from '../../../contract/residents';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { aria } from '../../platform/aria';
import { saveFile } from '../../platform/save-file';
import { chinaToday, sayDay } from '../../words/days';
import { asSheet } from '../files/sheet';
import { callSheet, everyCall, everyMissing, sheetHead, sheetRow } from './whole-list';
import type { MissingOf } from './whole-list';
import './missing.scss';

interface SheetProps {
  readonly of: MissingOf;
  /** `濠溪村委会`, or the agent's name. */
  readonly name: string;
}

const isBrowser = process.env.TARO_ENV === 'h5';

/** What a browser prints in place of the page. Out of sight on the screen. */
function Paper({ of, name, residents }: SheetProps & { readonly residents: readonly MissingResident[] }) {
  if (!isBrowser || residents.length === 0) return null;
  return (
    <View className="missing-paper" id="paper" {...aria({ hidden: true })}>
      <View className="missing-paper__title">{`${name} ${of.year}年度还没参保的${residents.length}人`}</View>
      <View>{`${sayDay(chinaToday())}打印。只用于上门提醒参保，用完交回销毁。`}</View>
      <table className="missing-paper__table">
        <thead>
          <tr>
            {sheetHead.map((cell) => (
              <th key={cell}>{cell}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {residents.map((one) => (
            <tr key={one.residentId}>
              {sheetRow(one).map((cell, at) => (
                <td key={sheetHead[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </View>
  );
}

/** The whole list to walk with, on paper or as a file; and the one to call by. */
export function Sheet({ of, name }: SheetProps) {
  const [residents, setResidents] = useState<readonly MissingResident[]>([]);
  const printing = useAct(async () => setResidents(await everyMissing(of)));
  useEffect(() => {
    if (residents.length > 0) window.print();
  }, [residents]);
  const saving = useAct(async () => {
    const all = await everyMissing(of);
    await saveFile(`missing-${of.year}.csv`, asSheet([sheetHead, ...all.map(sheetRow)]));
  });
  const calling = useAct(async () => {
    const all = await everyCall(of);
    await saveFile(`call-${of.year}.csv`, asSheet(callSheet(all, of.year, chinaToday())));
  });
  const failure = printing.failure ?? saving.failure ?? calling.failure;
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
          id="save-missing"
          kind="secondary"
          label="保存上门名单"
          busy={saving.busy}
          onTap={saving.start}
        />
        <Button
          id="save-calls"
          kind="secondary"
          label="保存电话名单"
          busy={calling.busy}
          onTap={calling.start}
        />
      </View>
      <ActFailure title="没有取到名单" failure={failure} id="sheet-failed" />
      <Paper of={of} name={name} residents={residents} />
    </View>
  );
}
