import { View } from '@tarojs/components';
import type { OrderLineView, OrderView } from '../../../../contract/orders';
import type { RefundView } from '../../../../contract/refunds';
import { AskForMessages } from '../../../components/AskForMessages';
import { Row, Rows } from '../../../components/Rows';
import { Card, Section, Tag } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { usePlaceNames } from '../../../answers/learn-places';
import { placeName } from '../../../answers/places';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { sayDay } from '../../../words/days';
import { yuan } from '../../../words/money';
import { lineWords } from '../../../words/order-state';
import { RefundCard } from '../refund/RefundCard';
import { everyLine, isInsured, isRefundable } from '../refund/whom';

function cover({ coveredFrom, coveredTo }: OrderLineView): string {
  if (!coveredFrom) return '';
  return `${sayDay(coveredFrom)}起享受待遇${coveredTo ? `，到${sayDay(coveredTo)}为止` : ''}。`;
}

function Line({ line }: { readonly line: OrderLineView }) {
  const { label, kind } = lineWords[line.state];
  return (
    <Card id={`line-${line.line}`}>
      <View className="record-card__head">
        <View className="strong">{line.person.name}</View>
        <Tag kind={kind} words={label} />
      </View>
      <View className="soft small">
        {line.person.document} · {placeName(line.region)} · {line.year}年度
      </View>
      <View>{line.amountFen === 0 ? '不用缴费' : `${yuan(line.amountFen)} 元`}</View>
      <View>
        <Words>{`${isInsured(line) ? cover(line) : ''}${line.reason ?? ''}`}</Words>
      </View>
    </Card>
  );
}

/** Last on the page, and in rows: whoever has just paid came for something else. */
function AskBack({ order }: { readonly order: OrderView }) {
  const refundable = order.lines.filter(isRefundable);
  if (refundable.length === 0) return null;
  const wasDeclined = (line: number): boolean =>
    order.refunds.some((one) => one.line === line && one.state === 'declined');
  return (
    <Section title="要退费的话">
      <Rows>
        {refundable.map(({ line, person }) => (
          <Row
            key={line}
            id={`refund-${line}`}
            label={`${wasDeclined(line) ? '再' : ''}为${person.name}申请退费`}
            onTap={() => open(pages.refund, { id: order.orderId, line: String(line) })}
          />
        ))}
        {refundable.length > 1 ? (
          <Row
            id="refund-all"
            label={`为这${refundable.length}个人一起申请退费`}
            onTap={() => open(pages.refund, { id: order.orderId, line: everyLine })}
          />
        ) : null}
      </Rows>
    </Section>
  );
}

function nameOf(order: OrderView, { line }: RefundView): string {
  return line === null ? '' : (order.lines[line]?.person.name ?? '');
}

/** A larger family finds the others on their records. */
const mostAsked = 4;

/** Every person of an order and where he stands, and the money that goes back. */
export function OrderLines({ order }: { readonly order: OrderView }) {
  usePlaceNames(order.lines.map(({ region }) => region));
  return (
    <View>
      <Section title="参保人">
        {order.lines.map((line) => (
          <Line key={line.line} line={line} />
        ))}
      </Section>
      {order.lines
        .filter(isInsured)
        .slice(0, mostAsked)
        .map(({ line, recordId, person }) => (
          <AskForMessages
            key={`messages ${line}`}
            recordId={recordId}
            {...(order.lines.length > 1 ? { name: person.name } : {})}
          />
        ))}
      {order.refunds.length > 0 ? (
        <Section title="退款">
          {order.refunds.map((refund) => (
            <RefundCard key={refund.refundId} refund={refund} name={nameOf(order, refund)} />
          ))}
        </Section>
      ) : null}
      <AskBack order={order} />
    </View>
  );
}
