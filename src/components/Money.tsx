import { Text, View } from '@tarojs/components';
import type { Fen } from '../../policy/money';
import { aria } from '../platform/aria';
import { spokenYuan, yuan } from '../words/money';

/** An amount, large, and spoken as an amount. */
export function MoneyAmount(props: {
  readonly id?: string;
  readonly fen: Fen;
  /** What it is, for screen readers: 应缴. */
  readonly name: string;
  readonly small?: boolean;
}) {
  const spoken = aria({ role: 'text', label: `${props.name}${spokenYuan(props.fen)}` });
  return (
    <View id={props.id} className={props.small ? 'amount amount_small' : 'amount'} {...spoken}>
      <Text className="amount__figure">{yuan(props.fen)}</Text>
      <Text className="amount__unit">元</Text>
    </View>
  );
}
