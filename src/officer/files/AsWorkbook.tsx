import { useState } from 'react';
import { View } from '@tarojs/components';
import type { HandedOut } from '../../../contract/hand-outs';
import type { OfficeFile } from '../../../contract/office-files';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { HandedOutFile } from './HandedOutFile';

/** A numbered file as Excel: the same lines under the same number. */
export function AsWorkbook({ file }: { readonly file: OfficeFile }) {
  const [made, setMade] = useState<HandedOut | null>(null);
  const act = useAct(async () => setMade(await ask('files', 'office-files.workbook', file)));
  const { number } = file;
  return (
    <View>
      <ActFailure title="没有取到Excel" failure={act.failure} id={`no-workbook-${number}`} />
      {made === null ? (
        <Button
          id={`workbook-${number}`}
          kind="plain"
          label="取Excel"
          busy={act.busy}
          onTap={() => act.start()}
        />
      ) : (
        <HandedOutFile file={made} />
      )}
    </View>
  );
}
