import { useState } from 'react';
import { View } from '@tarojs/components';
import type { HandedOut } from '../../../contract/hand-outs';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Card } from '../../components/Section';
import { sayMoment } from '../../words/days';
import { openFile } from './open-file';

function inSize(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)}KB` : `${(bytes / 1024 / 1024).toFixed(1)}MB`;
}

/** A file made for the officer: its name, its size, until when it lies there, and a button that opens or saves it. */
export function HandedOutFile({ file }: { readonly file: HandedOut }) {
  const [opened, setOpened] = useState<boolean | null>(null);
  const open = useAct(async () => {
    setOpened(null);
    // A link ends after ten minutes: each tap asks for its own.
    setOpened(await openFile(await ask('files', 'hand-outs.open', { handOutId: file.handOutId })));
  });
  return (
    <Card id={`handed-out-${file.handOutId}`}>
      <View className="strong">{file.name}</View>
      <View className="soft small">
        {`${inSize(file.bytes)}，保存到${sayMoment(file.until)}，只有您能打开`}
      </View>
      {opened === false ? <View id="unopened">没有打开，请检查网络后再试一次。</View> : null}
      <ActFailure title="没有打开" failure={open.failure} id="unopened-why" />
      <Button
        id={`open-${file.handOutId}`}
        kind="secondary"
        label="打开或保存"
        busy={open.busy}
        onTap={() => open.start()}
      />
    </Card>
  );
}
