import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Image, View } from '@tarojs/components';
import type { ShownPicture } from '../../../contract/evidence';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Tappable } from '../../components/Tappable';
import { aria } from '../../platform/aria';
import './given-pictures.scss';

interface GivenPicturesProps {
  /** Keeps those of several cards apart. */
  readonly id: string;
  readonly count: number;
  readonly look: () => Promise<readonly ShownPicture[]>;
}

/** The pictures that a payer gave. They are fetched only when an officer wants to see them: each look is logged. */
export function GivenPictures({ id, count, look }: GivenPicturesProps) {
  const [pictures, setPictures] = useState<readonly ShownPicture[] | null>(null);
  const act = useAct(async () => setPictures(await look()));
  const urls = pictures?.map(({ link }) => link) ?? [];
  return (
    <View id={`pictures-${id}`}>
      <ActFailure title="没有取到图片" failure={act.failure} id={`pictures-failed-${id}`} />
      {pictures?.length ? (
        <View className="given-pictures">
          {pictures.map(({ pictureId, link }, index) => (
            <Tappable
              key={pictureId}
              id={`picture-${pictureId}`}
              className="given-pictures__one"
              label={`第${index + 1}张图片，点开看大图`}
              onTap={() => void Taro.previewImage({ current: link, urls })}
            >
              <View {...aria({ hidden: true })}>
                <Image className="given-pictures__image" src={link} mode="aspectFit" />
              </View>
            </Tappable>
          ))}
        </View>
      ) : null}
      {pictures !== null && pictures.length === 0 ? <View>申请人刚把图片收回了。</View> : null}
      <Button
        id={`look-at-pictures-${id}`}
        kind="secondary"
        label={pictures === null ? `看申请人交的图片（${count}张）` : '再取一次（图片10分钟后打不开）'}
        busy={act.busy}
        onTap={() => act.start()}
      />
    </View>
  );
}
