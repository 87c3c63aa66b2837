import { useState } from 'react';
import { View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { Section } from '../../components/Section';
import { open } from '../../platform/navigation';
import { OfficerFrame } from '../OfficerFrame';
import { PlaceWithin } from '../PlaceWithin';
import { officerPages } from '../pages';
import { Added } from './Added';

function Places({ own }: { readonly own: string }) {
  const [region, setRegion] = useState(own);
  return (
    <View>
      <PlaceWithin own={own} chosen={region} lead="加在哪里下面" onChoose={setRegion} />
      <Section title="从文件加">
        <View className="small measure">
          一行一个地方，Excel或CSV。加错了的文件整批撤回；一个一个的，在下面的清单里删。已经有人登记、做过海报的，删不掉。
        </View>
        <View className="card__action">
          <Button
            id="continue"
            label="上传街道和村的名单"
            onTap={() => open(officerPages.officerUploads, { kind: 'places', region })}
          />
        </View>
      </Section>
      <Added key={region} region={region} />
    </View>
  );
}

/** Streets and villages that the program doesn't come with: added by an office's file, and taken away one by one. */
export default function OfficerPlacesPage() {
  return (
    <OfficerFrame heading="添加街道和村" lead="添加以后，居民选得到，能登记，也能做海报。">
      {(region) => <Places key={region} own={region} />}
    </OfficerFrame>
  );
}
