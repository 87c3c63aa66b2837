import { View } from '@tarojs/components';
import type { CaseKind } from '../../../contract/refunds';
import { Chips } from '../progress/Chips';
import { kindWords } from './kind-words';

interface KindsProps {
  /** Null: of all kinds. */
  readonly chosen: CaseKind | null;
  readonly onChoose: (kind: CaseKind | null) => void;
}

/** Of which kind cases are shown. */
export function Kinds({ chosen, onChoose }: KindsProps) {
  const kinds = Object.keys(kindWords) as CaseKind[];
  return (
    <View>
      <View className="soft small">什么事</View>
      <Chips<CaseKind | 'all'>
        name="什么事"
        id="kind"
        chosen={chosen ?? 'all'}
        choices={[
          { value: 'all', label: '所有的' },
          ...kinds.map((value) => ({ value, label: kindWords[value] })),
        ]}
        onChoose={(value) => onChoose(value === 'all' ? null : value)}
      />
    </View>
  );
}
