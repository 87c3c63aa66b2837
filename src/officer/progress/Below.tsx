import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { ProgressOfPlace, ProgressRow } from '../../../contract/progress';
import { Section } from '../../components/Section';
import { Tappable } from '../../components/Tappable';
import { aria } from '../../platform/aria';
import { useRowKeys } from '../table/use-row-keys';
import { Bar } from './Bar';
import { Chips } from './Chips';
import { type SortBy, sortedRows, sortings } from './sort-rows';
import { behindWords, count, rowWords } from './words';

const columns = ['名次', '地方', '已参保', '任务', '完成', '比天数', '每天要', '前七天'] as const;

function Cell({ label, words }: { readonly label: string; readonly words: string }) {
  return (
    <View className="progress-table__cell" {...aria({ role: 'cell' })}>
      <Text className="progress-table__label">{label}</Text>
      <Text>{words}</Text>
    </View>
  );
}

interface RowProps {
  readonly row: ProgressRow;
  readonly onOpen: (region: string) => void;
}

function Row({ row, onOpen }: RowProps) {
  const { region, name, rank, enrolled, target, pace, week } = row;
  const title = (
    <>
      <Text className="strong">{name}</Text>
      {target?.named ? <Text className="soft small">（表里写“{target.named}”）</Text> : null}
    </>
  );
  return (
    <View className="progress-table__row" id={`row-${region}`} {...aria({ role: 'row' })}>
      <Cell label="名次" words={rank === null ? '—' : String(rank)} />
      <View className="progress-table__name" {...aria({ role: 'cell' })}>
        <Tappable
          id={`open-${region}`}
          className="progress-table__open"
          role="link"
          label={`${rowWords(row)}。${region.length === 12 ? '看各位代办员' : '看下面各地'}`}
          onTap={() => onOpen(region)}
        >
          {title}
        </Tappable>
        {pace ? <Bar percent={pace.percent} /> : null}
      </View>
      <Cell label="已参保" words={count(enrolled)} />
      <Cell label="任务" words={target === null ? '—' : count(target.people)} />
      <Cell label="完成" words={pace === null ? '—' : `${pace.percent}%`} />
      <Cell label="比天数" words={behindWords(pace) || '—'} />
      <Cell label="每天要" words={pace === null || pace.neededADay === null ? '—' : count(pace.neededADay)} />
      <Cell label="前七天" words={count(week)} />
    </View>
  );
}

interface BelowProps {
  readonly progress: ProgressOfPlace;
  readonly onOpen: (region: string) => void;
}

/** The places one step below: a table on a computer, gone through by keys, on a phone a list of the same cells. */
export function Below({ progress, onOpen }: BelowProps) {
  const [by, setBy] = useState<SortBy>('rank');
  useRowKeys('progress-table__open');
  const { below, notBelow, name } = progress;
  if (below.length === 0) return null;
  return (
    <Section title="下面各地" id="below">
      <Chips name="怎么排" id="sort" choices={sortings} chosen={by} onChoose={setBy} />
      <View className="progress-table" {...aria({ role: 'table', label: `${name}下面各地的参保进度` })}>
        <View className="progress-table__row progress-table__row_head" {...aria({ role: 'row' })}>
          {columns.map((column) => (
            <View key={column} className="progress-table__cell" {...aria({ role: 'columnheader' })}>
              {column}
            </View>
          ))}
        </View>
        {sortedRows(below, by).map((row) => (
          <Row key={row.region} row={row} onOpen={onOpen} />
        ))}
      </View>
      {notBelow > 0 ? (
        <View className="soft small" id="not-below">
          还有{count(notBelow)}人只登记到{name}，没有写到下面哪个地方。导入居民名单以后，会算到各村、社区。
        </View>
      ) : null}
    </Section>
  );
}
