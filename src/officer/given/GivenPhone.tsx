import { useState } from 'react';
import { View } from '@tarojs/components';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';

interface GivenPhoneProps {
  /** Keeps those of several cards apart. */
  readonly id: string;
  readonly look: () => Promise<{ readonly number: string }>;
}

/** The number that whoever asks left to be called back by. It is fetched when it is wanted: each look is logged. */
export function GivenPhone({ id, look }: GivenPhoneProps) {
  const [number, setNumber] = useState<string | null>(null);
  const act = useAct(async () => setNumber((await look()).number));
  if (number !== null) {
    return (
      <View id={`phone-${id}`}>
        <View className="strong">{number}</View>
        <View className="soft small">申请人自己留的，只用来问这一件事。</View>
      </View>
    );
  }
  return (
    <View>
      <ActFailure title="没有取到" failure={act.failure} id={`phone-failed-${id}`} />
      <Button
        id={`show-phone-${id}`}
        kind="secondary"
        label="看申请人留的电话"
        busy={act.busy}
        onTap={() => act.start()}
      />
    </View>
  );
}
