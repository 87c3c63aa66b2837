import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { WorkTable } from './WorkTable';
import type { TableOf } from './WorkTable';
import { useWide } from './use-wide';

interface ListedProps<Item> {
  readonly table: TableOf<Item>;
  readonly items: readonly Item[];
  /** One of them: a card on a phone, on a computer in the row that was opened. */
  readonly children: (item: Item) => ReactNode;
}

/** A whole list that isn't turned over: cards on a phone, on a computer a table. Nothing where it is empty. */
export function Listed<Item>({ table, items, children }: ListedProps<Item>) {
  const isWide = useWide();
  if (items.length === 0) return null;
  if (!isWide) {
    return (
      <View>
        {items.map((item) => (
          <View key={table.idOf(item)}>{children(item)}</View>
        ))}
      </View>
    );
  }
  return (
    <WorkTable table={table} items={items} onFocusRow={() => undefined}>
      {children}
    </WorkTable>
  );
}
