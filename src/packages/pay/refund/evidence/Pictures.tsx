import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Image, View } from '@tarojs/components';
import { mostPictures, pictureDays } from '../../../../../contract/evidence';
import { useAct } from '../../../../cloud/use-cloud';
import { ActFailure } from '../../../../components/ActFailure';
import { Button } from '../../../../components/Button';
import { Callout } from '../../../../components/Callout';
import { Tappable } from '../../../../components/Tappable';
import { aria } from '../../../../platform/aria';
import { choosePictures } from './choose';
import { madeSmaller, whyNotSendable } from './picture-file';
import type { PictureOnPhone } from './picture-file';
import './pictures.scss';

/** One that is shown: on the phone still, or kept by the server. */
export interface PictureShown {
  readonly id: string;
  readonly link: string;
  /** Chinese: why it isn't sent; absent where nothing is wrong. */
  readonly problem?: string;
}

interface ThumbnailProps {
  readonly picture: PictureShown;
  readonly number: number;
  readonly links: readonly string[];
  /** Absent where nothing can be changed any more. */
  readonly onRemove?: (id: string) => void;
  readonly busy: boolean;
}

function Thumbnail({ picture, number, links, onRemove, busy }: ThumbnailProps) {
  const { id, link, problem } = picture;
  return (
    <View className="picture" id={`picture-${id}`}>
      <Tappable
        id={`show-picture-${id}`}
        className="picture__frame"
        label={`第${number}张图片，点开看大图`}
        onTap={() => void Taro.previewImage({ current: link, urls: [...links] })}
      >
        <View {...aria({ hidden: true })}>
          <Image className="picture__image" src={link} mode="aspectFit" />
        </View>
      </Tappable>
      {problem ? <View className="picture__problem small">{problem}</View> : null}
      {onRemove ? (
        <Button
          id={`remove-picture-${id}`}
          kind="plain"
          label={`去掉第${number}张`}
          busy={busy}
          onTap={() => onRemove(id)}
        />
      ) : null}
    </View>
  );
}

interface PicturesProps {
  readonly pictures: readonly PictureShown[];
  /** Absent where nothing can be changed any more. */
  readonly onAdd?: (pictures: readonly PictureOnPhone[]) => Promise<void>;
  readonly onRemove?: (id: string) => Promise<void>;
  /** What the button for more says. */
  readonly addLabel: string;
}

/** Not one of them is lost where another can't be taken. */
function useChooser(taken: number, onAdd: PicturesProps['onAdd']) {
  const [problems, setProblems] = useState<readonly string[]>([]);
  const act = useAct(async () => {
    const chosen = await choosePictures(mostPictures - taken);
    const found: string[] = [];
    const good: PictureOnPhone[] = [];
    for (const picture of chosen) {
      const smaller = await madeSmaller(picture);
      const problem = await whyNotSendable(smaller);
      if (problem === null) good.push(smaller);
      else found.push(`${chosen.length > 1 ? '选的图片里有一张' : '这张'}${problem}`);
    }
    setProblems(found);
    if (good.length > 0) await onAdd?.(good);
  });
  return { problems, ...act };
}

/** Pictures that go with what is asked for, as thumbnails; more can be added and each taken off, while they can be changed. */
export function Pictures({ pictures, onAdd, onRemove, addLabel }: PicturesProps) {
  const chooser = useChooser(pictures.length, onAdd);
  const removal = useAct(async (id: string) => onRemove?.(id));
  const busy = chooser.busy || removal.busy;
  const links = pictures.map(({ link }) => link);
  return (
    <View id="pictures">
      {pictures.length > 0 ? (
        <View className="pictures">
          {pictures.map((picture, index) => (
            <Thumbnail
              key={picture.id}
              picture={picture}
              number={index + 1}
              links={links}
              busy={busy}
              {...(onRemove ? { onRemove: (id: string) => removal.start(id) } : {})}
            />
          ))}
        </View>
      ) : null}
      {chooser.problems.map((words) => (
        <Callout key={words} id="picture-problem" kind="bad" title="这张图片不能用" urgent>
          {words}
        </Callout>
      ))}
      <ActFailure title="图片没有办好" failure={chooser.failure ?? removal.failure} id="picture-failed" />
      {onAdd && pictures.length < mostPictures ? (
        <Button
          id="add-pictures"
          kind="secondary"
          label={addLabel}
          busy={busy}
          busyLabel="正在处理图片…"
          onTap={() => chooser.start()}
        />
      ) : null}
      <View className="soft small para">
        {`最多${mostPictures}张。只有您和审核这件事的工作人员看得到，办结${pictureDays}天以后删除。`}
      </View>
    </View>
  );
}
