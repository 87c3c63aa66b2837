import { View } from '@tarojs/components';
import { Tappable } from '../../components/Tappable';
import { Words } from '../../components/Words';
import { aria } from '../../platform/aria';
import { useWide } from '../work-list/use-wide';
import { useRowKeys } from './use-row-keys';
import './table.scss';

export interface TableRow {
  readonly id: string;
  /** One for each column, the first what the row is called. */
  readonly cells: readonly string[];
  readonly onOpen: () => void;
}

interface TableProps {
  /** What the list is, for screen readers. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

function Row({ row, columns }: { readonly row: TableRow; readonly columns: readonly string[] }) {
  const isWide = useWide();
  // As it is seen: on a computer the columns' names stand above, once.
  const spoken = row.cells
    .map((cell, at) => (at === 0 || isWide ? cell : `${columns[at] ?? ''}${cell}`))
    .filter(Boolean);
  return (
    <Tappable id={row.id} className="table__row" label={spoken.join('，')} onTap={row.onOpen}>
      {row.cells.map((cell, at) => (
        <View key={columns[at]} className={`table__cell${at === 0 ? ' strong' : ''}`}>
          {at === 0 || cell === '' ? null : <View className="table__label">{columns[at]}</View>}
          <View className="table__words">
            <Words>{cell}</Words>
          </View>
        </View>
      ))}
    </Tappable>
  );
}

/** Rows that open something: on a phone a card each, on a computer lines under one heading. J and K or the arrows go from row to row, Enter opens. */
export function Table({ name, columns, rows }: TableProps) {
  useRowKeys('table__row');
  return (
    <View className="table" {...aria({ role: 'group', label: name })}>
      <View className="table__head" {...aria({ hidden: true })}>
        {columns.map((column) => (
          <View key={column} className="table__cell">
            {column}
          </View>
        ))}
      </View>
      {rows.map((row) => (
        <Row key={row.id} row={row} columns={columns} />
      ))}
    </View>
  );
}
