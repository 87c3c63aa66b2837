import { useState } from 'react';
import { View } from '@tarojs/components';
import type { RegistrationFileView } from '../../../contract/registration';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { saveFile } from '../../platform/save-file';
import { CopyButton } from '../files/CopyButton';
import { recipientWords } from './words';

interface FileInHandProps {
  readonly file: RegistrationFileView;
  readonly csv: string;
}

/** A file in hand: it holds whole numbers, and leaves for its recipient only. */
export function FileInHand({ file: { number, recipient }, csv }: FileInHandProps) {
  const [saved, setSaved] = useState<boolean | null>(null);
  const save = async (): Promise<void> =>
    setSaved(await saveFile(`参保情况-给${recipientWords[recipient]}-${number}.csv`, csv));
  return (
    <Callout kind="good" id={`in-hand-${number}`} title={`${number}取到了`} urgent>
      <View>文件里有完整的证件号码，只能交给{recipientWords[recipient]}。</View>
      {saved === true ? <View id="file-saved">文件已经存下。</View> : null}
      {saved === false ? <View id="file-unsaved">文件没有存下来，请改用复制，粘贴到空白文件里。</View> : null}
      <Button id={`save-${number}`} kind="secondary" label="存成文件" onTap={() => void save()} />
      <CopyButton id={`copy-${number}`} label="复制文件内容" text={csv} />
    </Callout>
  );
}
