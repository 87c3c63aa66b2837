import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { aria } from '../platform/aria';
import { Tappable } from './Tappable';
import { Words } from './Words';

export function Rows({ children }: { readonly children: ReactNode }) {
  return <View className="rows">{children}</View>;
}

export interface RowProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly onTap: () => void;
}

/** A row that opens something. */
export function Row({ id, label, hint, value, onTap }: RowProps) {
  const spoken = [label, hint, value].filter(Boolean).join('，');
  return (
    <Tappable id={id} className="row" label={spoken} onTap={onTap}>
      <View className="row__words">
        <View className="row__label">
          <Words>{label}</Words>
        </View>
        {hint ? (
          <View className="row__hint">
            <Words>{hint}</Words>
          </View>
        ) : null}
      </View>
      {value ? <Text className="row__value">{value}</Text> : null}
      <View className="row__arrow" {...aria({ hidden: true })} />
    </Tappable>
  );
}
