import { View } from '@tarojs/components';
import { Offline, Refused } from '../cloud/failures';
import type { Failure } from '../cloud/failures';
import { aria } from '../platform/aria';
import { Button } from './Button';
import { Words } from './Words';

/** Shown while a page's data is on its way: the shape of what will come. */
export function Skeleton({ label = '正在读取' }: { readonly label?: string }) {
  return (
    <View className="skeleton" id="loading" {...aria({ role: 'status', live: 'polite', label })}>
      <View className="card">
        <View className="skeleton__line skeleton__line_title" />
        <View className="skeleton__line" />
        <View className="skeleton__line skeleton__line_short" />
      </View>
      <View className="card">
        <View className="skeleton__line" />
        <View className="skeleton__line skeleton__line_short" />
      </View>
    </View>
  );
}

/** Nothing here yet, and what one can do about it. */
export function Empty(props: {
  readonly title: string;
  readonly words: string;
  readonly action?: { readonly id: string; readonly label: string; readonly onTap: () => void };
}) {
  return (
    <View className="empty" id="empty">
      <View className="empty__title">{props.title}</View>
      <View className="empty__words">
        <Words>{props.words}</Words>
      </View>
      {props.action ? <Button kind="secondary" {...props.action} /> : null}
    </View>
  );
}

function titleOf(failure: Failure): string {
  if (failure instanceof Offline) return '现在没有网络';
  if (failure instanceof Refused && !failure.refusal.retryable) return '看不了这一页';
  return '暂时读取不到';
}

/** Why a page has nothing to show, in words, and a way to try again where that may help. */
export function FailureState({
  failure,
  onRetry,
}: {
  readonly failure: Failure;
  readonly onRetry?: () => void;
}) {
  const retry = onRetry && (!(failure instanceof Refused) || failure.refusal.retryable);
  return (
    <View
      className="empty"
      id={failure instanceof Offline ? 'offline' : 'failed'}
      {...aria({ role: 'alert' })}
    >
      <View className="empty__title">{titleOf(failure)}</View>
      <View className="empty__words">
        <Words>{failure.message}</Words>
      </View>
      {retry ? <Button id="retry" kind="secondary" label="再试一次" onTap={onRetry} /> : null}
    </View>
  );
}
