import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { Loading } from '../cloud/use-cloud';
import { FailureState, Skeleton } from './PageStates';
import { PageTurner } from './PageTurner';
import type { PageTurnerProps } from './PageTurner';

export interface PagedListProps<Data, Item> {
  readonly loading: Loading<Data> & { readonly again: () => void };
  /** 正在读取…: what a screen reader says meanwhile. */
  readonly label: string;
  readonly itemsOf: (data: Data) => readonly Item[];
  /** The next page's `skip`, null at the end. */
  readonly nextOf: (data: Data, items: readonly Item[]) => number | null;
  readonly turner: Omit<PageTurnerProps, 'next'>;
  /** What is shown where there is nothing. */
  readonly empty: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** A list that comes a page at a time: being read, not read, empty, or there, with its way on and back. */
export function PagedList<Data, Item>(props: PagedListProps<Data, Item>) {
  const { loading, label, itemsOf, nextOf, turner, empty, children } = props;
  if (loading.state === 'loading') return <Skeleton label={label} />;
  if (loading.state === 'failed') {
    return (
      <View>
        <FailureState failure={loading.failure} onRetry={loading.again} />
        <PageTurner {...turner} next={null} />
      </View>
    );
  }
  const items = itemsOf(loading.data);
  return (
    <View>
      {items.length === 0 ? empty : children(items)}
      <PageTurner {...turner} next={nextOf(loading.data, items)} />
    </View>
  );
}

/** For replies that only say whether there is more. */
export function nextAfter(skip: number) {
  return ({ more }: { readonly more: boolean }, items: readonly unknown[]): number | null =>
    more ? skip + items.length : null;
}
