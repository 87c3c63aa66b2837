import { useState } from 'react';
import { View } from '@tarojs/components';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { goBack } from '../../platform/navigation';

/** Takes a draft away for good, after a second tap. */
export function Remove({ draftId, revision }: { readonly draftId: string; readonly revision: number }) {
  const [sure, setSure] = useState(false);
  const removing = useAct(async () => {
    await ask('officer', 'notices.draft-remove', { draftId, revision });
    goBack();
  });
  if (!sure) return <Button id="remove" kind="plain" label="删去这份草稿" onTap={() => setSure(true)} />;
  return (
    <View>
      <ActFailure title="没有删去" failure={removing.failure} />
      <Button id="remove-sure" kind="danger" label="确定删去" busy={removing.busy} onTap={removing.start} />
      <Button id="keep" kind="plain" label="不删了" onTap={() => setSure(false)} />
    </View>
  );
}
