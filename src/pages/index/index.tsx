import { View } from '@tarojs/components';
import { PageFrame } from '../../components/PageFrame';
import { Row, Rows } from '../../components/Rows';
import { Button } from '../../components/Button';
import { setCare, usePreferences } from '../../state/preferences';

export default function FirstPage() {
  const { care } = usePreferences();
  return (
    <PageFrame heading="居民医保参保缴费" barTitle="家医保" first>
      <Rows>
        <Row id="choose-calculate" label="算一算" hint="今年交多少、什么时候能用" onTap={() => undefined} />
      </Rows>
      <View className="section">
        <Button
          id="care-switch"
          kind="secondary"
          label={care ? '切换到普通版' : '切换到关怀版（大字）'}
          onTap={() => setCare(!care)}
        />
      </View>
    </PageFrame>
  );
}
