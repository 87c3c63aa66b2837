import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { NextPage } from '../../contract/pages';
import type { Loading } from '../cloud/use-cloud';
import { FailureState, Skeleton } from './PageStates';
import { PageTurner } from './PageTurner';
import type { PageTurnerProps } from './PageTurner';

export interface PagedListProps<Data extends { readonly next: NextPage }, Item> {
  readonly loading: Loading<Data> & { readonly again: () => void };
  /** 正在读取…: what a screen reader says meanwhile. */
  readonly label: string;
  readonly itemsOf: (data: Data) => readonly Item[];
  readonly turner: Omit<PageTurnerProps, 'next'>;
  /** What is shown where there is nothing. */
  readonly empty: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** A list that comes a page at a time: being read, not read, empty, or there, with its way on and back. */
export function PagedList<Data extends { readonly next: NextPage }, Item>(props: PagedListProps<Data, Item>) {
  const { loading, label, itemsOf, turner, empty, children } = props;
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
      <PageTurner {...turner} next={loading.data.next} />
    </View>
  );
}
