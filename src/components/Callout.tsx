import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { aria } from '../platform/aria';
import { Words } from './Words';

export interface CalloutProps {
  readonly kind: 'info' | 'good' | 'warn' | 'bad';
  readonly id?: string;
  readonly title: string;
  readonly children?: ReactNode;
  /** Read out at once when it appears. */
  readonly urgent?: boolean;
}

/** Something a person should notice. Its title says what it is, so the colour only repeats it. */
export function Callout({ kind, id, title, children, urgent = false }: CalloutProps) {
  const spoken = urgent ? aria({ role: 'alert', live: 'assertive' }) : aria({ role: 'group', label: title });
  return (
    <View id={id} className={`callout callout_${kind}`} {...spoken}>
      <View className="callout__words">
        <View className="callout__title">
          <Words>{title}</Words>
        </View>
        <Words>{children}</Words>
      </View>
    </View>
  );
}
