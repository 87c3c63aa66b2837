import { View } from '@tarojs/components';
import type { OrderPart, PreviewLine } from '../../../../contract/orders';
import { Card, Section } from '../../../components/Section';
import { yuan } from '../../../words/money';
import { confirmations } from '../send-order';

function namesOf({ recordIds }: OrderPart, lines: readonly PreviewLine[]): string {
  return recordIds.map((id) => lines.find(({ recordId }) => recordId === id)?.person.name ?? '').join('、');
}

function wayOf({ payee, totalFen, accountFen, wechatFen }: OrderPart): string {
  return payee === undefined
    ? `家庭共济账户，${yuan(totalFen)} 元，不用在微信确认`
    : `${payee}，${yuan(wechatFen)} 元${accountFen > 0 ? `（另从家庭共济账户付 ${yuan(accountFen)} 元）` : ''}`;
}

function titleOf(parts: readonly OrderPart[]): string {
  const times = confirmations(parts);
  return times === parts.length
    ? `共需在微信确认${times}次`
    : `分${parts.length}笔办理，在微信确认${times}次`;
}

/** Beforehand: how often one confirms, to whom the money goes each time, and what stands if one of them fails. */
export function Confirmations(props: {
  readonly parts: readonly OrderPart[];
  readonly lines: readonly PreviewLine[];
}) {
  const { parts, lines } = props;
  return (
    <Section title={titleOf(parts)} id="confirmations">
      {parts.map((part, at) => (
        <Card key={part.recordIds.join()} id={`part-${at + 1}`}>
          <View className="strong">
            第{at + 1}笔：{wayOf(part)}
          </View>
          <View>{namesOf(part, lines)}</View>
        </Card>
      ))}
      <View className="section__note" id="parts-why">
        保费直接付给各地的征收机构，所以要分笔确认。付完一笔，会接着请您确认下一笔。
      </View>
      <View className="section__note" id="parts-stand">
        如果有一笔没付成：已付的照常参保，不受影响；没付的人没有扣钱，可以接着付，也可以以后再付。
      </View>
    </Section>
  );
}
