import { View } from '@tarojs/components';
import { aria } from '../../platform/aria';

interface BarProps {
  /** Of 100; more is drawn as full. */
  readonly percent: number;
  /** Where the days gone would have it, of 100; absent where no window is known. */
  readonly mark?: number;
}

/** A share as a bar. It says nothing that the words beside it don't: a screen reader passes over it. */
export function Bar({ percent, mark }: BarProps) {
  return (
    <View className="progress-bar" {...aria({ hidden: true })}>
      <View className="progress-bar__full" style={{ width: `${Math.min(100, percent)}%` }} />
      {mark === undefined ? null : (
        <View className="progress-bar__mark" style={{ left: `${Math.min(100, mark)}%` }} />
      )}
    </View>
  );
}
