import { View } from '@tarojs/components';
import type { RefundStanding } from '../../../../contract/refund-standing';
import { usePlaceNames } from '../../../answers/learn-places';
import { placeName } from '../../../answers/places';
import { Card } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { sayDay, sayMomentWithYear } from '../../../words/days';
import { yuan } from '../../../words/money';

/** Whose money it is, of which year and place, and how much was paid when. */
export function Paid({ order, line }: Pick<RefundStanding, 'order' | 'line'>) {
  const { person, region, year, amountFen, accountFen, coveredFrom, coveredTo } = line;
  usePlaceNames([region]);
  return (
    <Card id="paid">
      <View className="strong">
        {person.name} {person.document}
      </View>
      <View className="soft small">
        {placeName(region)} · {year}年度
      </View>
      <View>
        缴了 {yuan(amountFen)} 元{order.paidAt === undefined ? '' : `，${sayMomentWithYear(order.paidAt)}`}
      </View>
      {accountFen > 0 ? <View>其中家庭共济账户付了 {yuan(accountFen)} 元</View> : null}
      {coveredFrom ? (
        <View>
          <Words>{`${sayDay(coveredFrom)}起享受待遇${coveredTo ? `，到${sayDay(coveredTo)}为止` : ''}`}</Words>
        </View>
      ) : null}
    </Card>
  );
}
