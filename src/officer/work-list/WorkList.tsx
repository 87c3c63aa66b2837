import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { NextPage } from '../../../contract/pages';
import { PagedList } from '../../components/PagedList';
import type { PagedListProps } from '../../components/PagedList';
import { aria } from '../../platform/aria';
import { WorkTable } from './WorkTable';
import type { Selection, TableOf } from './WorkTable';
import { useKeptFocus } from './use-kept-focus';
import { useWide } from './use-wide';

interface WorkListProps<Data extends { readonly next: NextPage }, Item> extends Omit<
  PagedListProps<Data, Item>,
  'children'
> {
  readonly table: TableOf<Item>;
  /** Which of them are shown, and in what order: 还没处理的，最早的在前. */
  readonly shown: string;
  readonly selection?: Selection<Item> | undefined;
  /** Above the rows: what is done with several. */
  readonly head?: (items: readonly Item[]) => ReactNode;
  /** Below the rows. */
  readonly foot?: (items: readonly Item[]) => ReactNode;
  /** On a phone, where it isn't simply one card below the other. */
  readonly cards?: (items: readonly Item[]) => ReactNode;
  /** One of them, with all that can be done: a card on a phone, on a computer in the row that was opened. */
  readonly children: (item: Item) => ReactNode;
}

const keysInWords = '上下键、Home、End换行，回车打开，Esc合上。';

/** Read out when it changes: how many there are, and of which. */
function Shown({
  count,
  shown,
  choosing,
}: {
  readonly count: number;
  readonly shown: string;
  readonly choosing: boolean;
}) {
  return (
    <View className="soft small">
      <View id="shown" {...aria({ role: 'status', live: 'polite' })}>{`这一页${count}条：${shown}。`}</View>
      <View id="keys">{choosing ? `${keysInWords}空格选上。` : keysInWords}</View>
    </View>
  );
}

/** What waits for an officer, a page at a time: cards on a phone, on a computer a table whose rows open in place. */
export function WorkList<Data extends { readonly next: NextPage }, Item>(props: WorkListProps<Data, Item>) {
  const { table, shown, selection, head, foot, cards, children, ...list } = props;
  const { loading, itemsOf, turner } = list;
  const isWide = useWide();
  const ids = loading.state === 'ready' ? itemsOf(loading.data).map(table.idOf) : null;
  const { noteFocus, wantFirst } = useKeptFocus(isWide ? ids : null);
  const turn = (after: NextPage): void => {
    wantFirst();
    turner.onTurn(after);
  };
  const one = (item: Item): ReactNode => <View key={table.idOf(item)}>{children(item)}</View>;
  return (
    <View className="work-list" {...(isWide ? { tabIndex: -1 } : {})}>
      <PagedList {...list} turner={{ ...turner, onTurn: turn }}>
        {(items) => (
          <View>
            {isWide ? <Shown count={items.length} shown={shown} choosing={selection !== undefined} /> : null}
            {head?.(items)}
            {isWide ? (
              <WorkTable table={table} items={items} selection={selection} onFocusRow={noteFocus}>
                {children}
              </WorkTable>
            ) : (
              (cards ?? ((all) => all.map(one)))(items)
            )}
            {foot?.(items)}
          </View>
        )}
      </PagedList>
    </View>
  );
}
