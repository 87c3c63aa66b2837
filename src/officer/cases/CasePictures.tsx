import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Image, View } from '@tarojs/components';
import type { ShownPicture } from '../../../contract/evidence';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Tappable } from '../../components/Tappable';
import { aria } from '../../platform/aria';
import './case-pictures.scss';

interface CasePicturesProps {
  readonly caseId: string;
  readonly count: number;
}

/** The pictures that a payer gave. They are fetched only when an officer wants to see them: each look is logged. */
export function CasePictures({ caseId, count }: CasePicturesProps) {
  const [pictures, setPictures] = useState<readonly ShownPicture[] | null>(null);
  const look = useAct(async () => {
    setPictures((await ask('officer', 'cases.pictures', { caseId })).pictures);
  });
  const urls = pictures?.map(({ link }) => link) ?? [];
  return (
    <View id={`pictures-${caseId}`}>
      <ActFailure title="没有取到图片" failure={look.failure} id={`pictures-failed-${caseId}`} />
      {pictures?.length ? (
        <View className="case-pictures">
          {pictures.map(({ pictureId, link }, index) => (
            <Tappable
              key={pictureId}
              id={`picture-${pictureId}`}
              className="case-pictures__one"
              label={`第${index + 1}张图片，点开看大图`}
              onTap={() => void Taro.previewImage({ current: link, urls })}
            >
              <View {...aria({ hidden: true })}>
                <Image className="case-pictures__image" src={link} mode="aspectFit" />
              </View>
            </Tappable>
          ))}
        </View>
      ) : null}
      {pictures !== null && pictures.length === 0 ? <View>申请人刚把图片收回了。</View> : null}
      <Button
        id={`look-at-pictures-${caseId}`}
        kind="secondary"
        label={pictures === null ? `看申请人交的图片（${count}张）` : '再取一次（图片10分钟后打不开）'}
        busy={look.busy}
        onTap={() => look.start()}
      />
    </View>
  );
}
