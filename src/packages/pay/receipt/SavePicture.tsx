import { useState } from 'react';
import { View } from '@tarojs/components';
import { useAct } from '../../../cloud/use-cloud';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { scaleOf, systemFontScale, usePreferences } from '../../../state/preferences';
import type { PictureBlock } from './picture-words';
import { saveAsPicture } from './save-picture';

export interface SavePictureProps {
  /** Ends the ids of what is shown: `save-ID`, `saved-ID`, `unsaved-ID`. */
  readonly id: string;
  readonly label: string;
  /** The file's, where there are files. */
  readonly name: string;
  readonly blocks: readonly PictureBlock[];
  /** The code below the words (PNG in base64); null where there is none. */
  readonly codeOf: () => Promise<string | null>;
}

/** Saves words and a code as a picture, and says what came of it. */
export function SavePicture({ id, label, name, blocks, codeOf }: SavePictureProps) {
  const [saved, setSaved] = useState<boolean | null>(null);
  const scale = scaleOf(usePreferences(), systemFontScale()).text;
  const save = useAct(async () => {
    setSaved(null);
    setSaved(await saveAsPicture({ blocks, scale, code: await codeOf() }, name));
  });
  return (
    <View>
      {saved ? <Callout kind="good" id={`saved-${id}`} title="图片已保存" urgent /> : null}
      {saved === false ? (
        <Callout kind="warn" id={`unsaved-${id}`} title="图片没有存下来" urgent>
          请在微信的设置里允许保存到相册再试一次，或者直接截屏。
        </Callout>
      ) : null}
      <View className="card__action">
        <Button
          id={`save-${id}`}
          kind="secondary"
          label={label}
          busy={save.busy}
          onTap={() => save.start()}
        />
      </View>
    </View>
  );
}
