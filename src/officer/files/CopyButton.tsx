import { useState } from 'react';
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { aria } from '../../platform/aria';

interface CopyButtonProps {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

/** Copies a text, and says whether it did: a browser shows nothing of its own. */
export function CopyButton({ id, label, text }: CopyButtonProps) {
  const [said, setSaid] = useState('');
  const copy = (): void => {
    Taro.setClipboardData({ data: text }).then(
      () => setSaid('复制好了，粘贴到空白文件里就行。'),
      () => setSaid('没有复制成功，请再点一次。'),
    );
  };
  return (
    <View>
      <View id={`${id}-said`} {...aria({ role: 'status', live: 'polite' })}>
        {said}
      </View>
      <Button id={id} kind="plain" label={label} onTap={copy} />
    </View>
  );
}
