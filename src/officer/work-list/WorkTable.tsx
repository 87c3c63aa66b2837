import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Tappable } from '../../components/Tappable';
import { Words } from '../../components/Words';
import { aria } from '../../platform/aria';
import { movesTo, openerClass } from './move-by-keys';
import './work-table.scss';

export interface TableOf<Item> {
  /** What the list is: 待办清单. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly idOf: (item: Item) => string;
  /** One for each column, the first what the row is called. */
  readonly cellsOf: (item: Item) => readonly string[];
}

/** Rows that may be decided together. */
export interface Selection<Item> {
  readonly chosen: readonly string[];
  readonly mayChoose: (item: Item) => boolean;
  readonly onToggle: (id: string) => void;
}

interface WorkTableProps<Item> {
  readonly table: TableOf<Item>;
  readonly items: readonly Item[];
  readonly selection?: Selection<Item> | undefined;
  readonly onFocusRow: (id: string) => void;
  /** What an opened row shows: all of it, with what can be done. */
  readonly children: (item: Item) => ReactNode;
}

interface RowProps {
  readonly id: string;
  readonly cells: readonly string[];
  readonly columns: readonly string[];
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  /** Absent where nothing is chosen in the table. */
  readonly pick?: { readonly may: boolean; readonly on: boolean; readonly onToggle: () => void };
}

function Pick({
  id,
  name,
  pick,
}: {
  readonly id: string;
  readonly name: string;
  readonly pick: RowProps['pick'];
}) {
  if (!pick?.may) return null;
  return (
    <Tappable
      id={`pick-${id}`}
      className="work-table__pick"
      role="checkbox"
      checked={pick.on}
      label={`选上${name}`}
      onTap={pick.onToggle}
    >
      <View
        className={`choice__mark choice__mark_square${pick.on ? ' choice__mark_on' : ''}`}
        {...aria({ hidden: true })}
      >
        {pick.on ? <View className="choice__tick" /> : null}
      </View>
    </Tappable>
  );
}

function Row({ id, cells, columns, isOpen, onOpen, pick }: RowProps) {
  const [name = '', ...others] = cells;
  return (
    <tr className={`work-table__row${isOpen ? ' work-table__row_open' : ''}`} data-row={id}>
      {pick === undefined ? null : (
        <td>
          <Pick id={id} name={name} pick={pick} />
        </td>
      )}
      <th scope="row">
        <Tappable id={`row-${id}`} className={openerClass} label={name} expanded={isOpen} onTap={onOpen}>
          <Words>{name}</Words>
        </Tappable>
      </th>
      {others.map((cell, at) => (
        <td key={columns[at + 1]}>
          <Words>{cell}</Words>
        </td>
      ))}
    </tr>
  );
}

interface HeadProps {
  readonly name: string;
  readonly columns: readonly string[];
  readonly choosing: boolean;
}

function Head({ name, columns, choosing }: HeadProps) {
  return (
    <>
      <caption className="unseen">{name}</caption>
      <thead>
        <tr>
          {choosing ? (
            <th scope="col">
              <span className="unseen">选上</span>
            </th>
          ) : null}
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

/** Which rows are open, and which were: what was typed into one that was closed stays. */
function useOpenRows() {
  const [open, setOpen] = useState<readonly string[]>([]);
  const [everOpen, setEverOpen] = useState<readonly string[]>([]);
  const toggle = (id: string): void => {
    setOpen(open.includes(id) ? open.filter((one) => one !== id) : [...open, id]);
    if (!everOpen.includes(id)) setEverOpen([...everOpen, id]);
  };
  const close = (id: string): void => setOpen(open.filter((one) => one !== id));
  return { open, everOpen, toggle, close };
}

function rowOf(event: { readonly target: EventTarget }): string | null {
  const target = event.target instanceof HTMLElement ? event.target : null;
  return target?.closest('[data-row]')?.getAttribute('data-row') ?? null;
}

/**
 * Rows of work on a computer: each opens in place, with what can be done. Arrows, Home and End go from row to row, Enter opens, Space
 * chooses, Escape closes.
 */
export function WorkTable<Item>({ table, items, selection, onFocusRow, children }: WorkTableProps<Item>) {
  const { name, columns, idOf, cellsOf } = table;
  const { open, everOpen, toggle, close } = useOpenRows();
  const choosable = new Set(items.filter((item) => selection?.mayChoose(item)).map(idOf));
  const press = (event: KeyboardEvent<HTMLTableElement>): void => {
    const id = rowOf(event);
    if (id === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    const isOpener = target.classList.contains(openerClass);
    if (event.key === 'Escape' && open.includes(id)) {
      close(id);
      event.currentTarget.querySelector<HTMLElement>(`[id="row-${id}"]`)?.focus();
    } else if (event.key === ' ' && isOpener && choosable.has(id)) selection?.onToggle(id);
    else if (!movesTo({ key: event.key, target, table: event.currentTarget })) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const width = columns.length + (selection === undefined ? 0 : 1);
  return (
    <table
      className="work-table"
      onKeyDownCapture={press}
      onFocusCapture={(event) => {
        const id = rowOf(event);
        if (id !== null) onFocusRow(id);
      }}
    >
      <Head name={name} columns={columns} choosing={selection !== undefined} />
      {items.map((item) => {
        const id = idOf(item);
        const isOpen = open.includes(id);
        const pick = selection && {
          may: choosable.has(id),
          on: selection.chosen.includes(id),
          onToggle: () => selection.onToggle(id),
        };
        return (
          <tbody key={id}>
            <Row
              id={id}
              cells={cellsOf(item)}
              columns={columns}
              isOpen={isOpen}
              onOpen={() => toggle(id)}
              {...(pick === undefined ? {} : { pick })}
            />
            {everOpen.includes(id) ? (
              <tr className="work-table__detail" data-row={id} hidden={!isOpen}>
                <td colSpan={width}>{children(item)}</td>
              </tr>
            ) : null}
          </tbody>
        );
      })}
    </table>
  );
}
