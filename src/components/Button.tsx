import { Text } from '@tarojs/components';
import { Tappable } from './Tappable';

export interface ButtonProps {
  readonly id: string;
  /** Names the act: 确认并支付 240 元, not 确定. */
  readonly label: string;
  readonly onTap: () => void;
  readonly kind?: 'primary' | 'secondary' | 'plain' | 'danger';
  /** While the act is under way: says so, and cannot be tapped a second time. */
  readonly busy?: boolean;
  readonly busyLabel?: string;
}

export function Button({ id, label, onTap, kind = 'primary', busy = false, busyLabel }: ButtonProps) {
  const words = busy ? (busyLabel ?? '请稍候…') : label;
  return (
    <Tappable
      id={id}
      className={`button button_${kind}${busy ? ' button_busy' : ''}`}
      onTap={onTap}
      label={words}
      disabled={busy}
    >
      <Text>{words}</Text>
    </Tappable>
  );
}
