import { View } from '@tarojs/components';
import type { OrderLineView, OrderView } from '../../../../contract/orders';
import type { RefundView } from '../../../../contract/refunds';
import { AskForMessages } from '../../../components/AskForMessages';
import { Button } from '../../../components/Button';
import { Card, Section, Tag } from '../../../components/Section';
import { usePlaceNames } from '../../../answers/learn-places';
import { placeName } from '../../../answers/places';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { sayDay, sayMoment } from '../../../words/days';
import { yuan } from '../../../words/money';
import { lineWords, wordsOfRefund } from '../../../words/order-state';
import { everyLine, isInsured, isRefundable } from '../refund/whom';

function cover({ coveredFrom, coveredTo }: OrderLineView): string {
  if (!coveredFrom) return '';
  return `${sayDay(coveredFrom)}起享受待遇${coveredTo ? `，到${sayDay(coveredTo)}为止` : ''}。`;
}

interface LineProps {
  readonly line: OrderLineView;
  readonly orderId: string;
  /** A refund of it was asked for before, and declined. */
  readonly declined: boolean;
}

function Line({ line, orderId, declined }: LineProps) {
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
        {isInsured(line) ? cover(line) : ''}
        {line.reason ?? ''}
      </View>
      {isRefundable(line) ? (
        <Button
          id={`refund-${line.line}`}
          kind="plain"
          label={declined ? `再为${line.person.name}申请退费` : `为${line.person.name}申请退费`}
          onTap={() => open(pages.refund, { id: orderId, line: String(line.line) })}
        />
      ) : null}
    </Card>
  );
}

function nameOf(order: OrderView, { line }: RefundView): string {
  return line === null ? '' : `${order.lines[line]?.person.name ?? ''} · `;
}

/** A larger family finds the others on their records. */
const mostAsked = 4;

/** Every person of an order and where he stands, and the money that goes back. */
export function OrderLines({ order }: { readonly order: OrderView }) {
  usePlaceNames(order.lines.map(({ region }) => region));
  const refundable = order.lines.filter(isRefundable).length;
  return (
    <View>
      <Section title="参保人">
        {order.lines.map((line) => (
          <Line
            key={line.line}
            line={line}
            orderId={order.orderId}
            declined={order.refunds.some((one) => one.line === line.line && one.state === 'declined')}
          />
        ))}
        {refundable > 1 ? (
          <Button
            id="refund-all"
            kind="plain"
            label={`为这${refundable}个人一起申请退费`}
            onTap={() => open(pages.refund, { id: order.orderId, line: everyLine })}
          />
        ) : null}
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
            <Card key={refund.refundId} id={`refund-state-${refund.refundId}`}>
              <View className="strong">
                {nameOf(order, refund)}
                {yuan(refund.amountFen)} 元 · {wordsOfRefund(refund)}
              </View>
              <View className="soft small">{sayMoment(refund.at)}</View>
              <View>{refund.message}</View>
            </Card>
          ))}
        </Section>
      ) : null}
    </View>
  );
}
