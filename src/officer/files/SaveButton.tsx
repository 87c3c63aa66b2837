import { useState } from 'react';
import { View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { saveFile } from '../../platform/save-file';

interface SaveButtonProps {
  readonly id: string;
  readonly label: string;
  /** In Chinese, with its ending: an office finds it again among its files. */
  readonly name: string;
  readonly textOf: () => string;
  readonly kind?: 'secondary' | 'plain';
}

/** Saves a text as a file. Where none was saved it says so; what the page shows stays. */
export function SaveButton({ id, label, name, textOf, kind = 'secondary' }: SaveButtonProps) {
  const [saved, setSaved] = useState<boolean | null>(null);
  return (
    <View>
      {saved === false ? (
        <Callout kind="warn" id={`${id}-unsaved`} title="没有存成文件" urgent>
          请再点一次。手机上要选一个聊天发出去，才算存下来。
        </Callout>
      ) : null}
      <Button id={id} kind={kind} label={label} onTap={() => void saveFile(name, textOf()).then(setSaved)} />
    </View>
  );
}
