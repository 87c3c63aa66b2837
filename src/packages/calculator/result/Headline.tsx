import { View } from '@tarojs/components';
import type { Determination } from '../../../../policy/determination';
import { MoneyAmount } from '../../../components/Money';
import { headlineOf } from '../../../answers/headline';
import { aria } from '../../../platform/aria';
import { sayDay } from '../../../words/days';

export interface HeadlineProps {
  readonly determination: Determination;
  readonly payOn: string;
  /** The last day on which the same holds; absent where the notice names none. */
  readonly until?: string;
  /** When the place takes money, in a sentence. */
  readonly window: string;
}

function reasonOf({ status, notes, opensOn }: Determination): string {
  if (status === 'closed') {
    return notes.some(({ code }) => code === 'no-cover-left')
      ? '现在缴费，已经赶不上本年度的待遇，所以不再收费。'
      : '当地通知规定的缴费时间已经过了。';
  }
  if (status === 'not-open') return opensOn ? `现在不收费，${sayDay(opensOn)}起可以缴。` : '缴费还没有开始。';
  if (status === 'exempt') return '费用由政府全额资助，但要登记才算参保。';
  if (status === 'insured') return '按您的回答，这个年度的费用已经交过。';
  return '换一个参保地，或者问当地医保部门。';
}

/** The result first: the amount large, or in words why nothing is due. */
export function Headline({ determination, payOn, until, window }: HeadlineProps) {
  const { status, payFen } = determination;
  const payable = status === 'payable' && payFen !== null;
  return (
    <View className="headline" id="headline" {...aria({ live: 'polite' })}>
      {payable ? (
        <View>
          <View className="headline__name">应缴</View>
          <MoneyAmount id="amount" fen={payFen} name="应缴" />
          <View id="amount-until">
            {until && until > payOn
              ? `到${sayDay(until)}为止缴费，都是这个结果`
              : `按${sayDay(payOn)}缴费计算`}
          </View>
        </View>
      ) : (
        <View>
          <View className="headline__words" id="amount">
            {headlineOf(determination)}
          </View>
          <View id="headline-reason">{reasonOf(determination)}</View>
          {status === 'closed' || status === 'not-open' ? <View id="headline-window">{window}</View> : null}
        </View>
      )}
    </View>
  );
}
