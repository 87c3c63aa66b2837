import { View } from '@tarojs/components';
import type { OwnDayActions, OwnMove } from '../../../contract/own-day';
import { Button } from '../../components/Button';
import { Card } from '../../components/Section';
import { placeName } from '../../answers/places';
import { usePlaceNames } from '../../answers/learn-places';
import { yuan } from '../../words/money';
import { openPerson } from '../persons/begun';
import { Table } from '../table/Table';
import { useWide } from '../work-list/use-wide';

interface MovesProps {
  readonly region: string;
  readonly data: OwnDayActions['statements.own-day']['data'];
}

function idOf({ orderId, line, kind }: OwnMove): string {
  return `own-${orderId}-${line}-${kind}`;
}

const kindWords = { payment: '收款', refund: '退款' } as const;
const channelWords = { wechat: '微信支付', 'mutual-aid': '共济账户' } as const;

interface MoveProps {
  readonly move: OwnMove;
  readonly onOpen: () => void;
}

function Move({ move, onOpen }: MoveProps) {
  const { orderId, line, region, kind, channel, amountFen } = move;
  return (
    <View className="card__action" id={idOf(move)}>
      <View>
        {kindWords[kind]} {yuan(amountFen)} 元 · {channelWords[channel]} · {placeName(region)}
      </View>
      <View className="soft small">
        订单 {orderId} 第{line + 1}人
      </View>
      <Button id={`people-of-${idOf(move)}`} kind="plain" label="看订单里的人" onTap={onOpen} />
    </View>
  );
}

/** What was booked on a day, each of which leads to the people of its order: cards on a phone, lines of a table on a computer. */
export function Moves({ region, data: { moves, more } }: MovesProps) {
  const isWide = useWide();
  usePlaceNames(moves.map((move) => move.region));
  if (moves.length === 0) return null;
  const openOrder = ({ orderId }: OwnMove) => openPerson({ region, query: { by: 'order', orderId } });
  return (
    <Card id="own-moves">
      {isWide ? (
        <Table
          name="本地的收退款"
          columns={['收或退', '金额', '渠道', '哪里', '订单']}
          rows={moves.map((move) => ({
            id: idOf(move),
            cells: [
              kindWords[move.kind],
              `${yuan(move.amountFen)}元`,
              channelWords[move.channel],
              placeName(move.region),
              `${move.orderId}第${move.line + 1}人`,
            ],
            onOpen: () => openOrder(move),
          }))}
        />
      ) : (
        moves.map((move) => (
          <Move key={`${idOf(move)} ${move.amountFen}`} move={move} onOpen={() => openOrder(move)} />
        ))
      )}
      {more ? <View className="soft small">只列出前{moves.length}笔，上面的合计是全部的。</View> : null}
    </Card>
  );
}
