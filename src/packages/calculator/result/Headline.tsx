import { View } from '@tarojs/components';
import type { Determination, FactSheet } from '../../../../policy/index';
import { MoneyAmount } from '../../../components/Money';
import { Words } from '../../../components/Words';
import { coverLine, headlineOf } from '../../../answers/headline';
import { holdsUntil, windowSentence } from '../../../answers/notices';
import { openAmount, openRemarks } from '../../../answers/outcomes';
import type { Outcome } from '../../../answers/outcomes';
import { aria } from '../../../platform/aria';
import { sayDay } from '../../../words/days';
import './result.scss';

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

export interface HeadlineProps {
  readonly determination: Determination;
  readonly facts: FactSheet;
}

/** The result first: the amount large and from when one is covered, or in words why nothing is due. */
export function Headline({ determination, facts }: HeadlineProps) {
  const { status, payFen } = determination;
  const payable = status === 'payable' && payFen !== null;
  const cover = coverLine(determination);
  return (
    <View className="headline" id="headline" {...aria({ live: 'polite' })}>
      {payable ? (
        <View>
          <View className="headline__name">应缴</View>
          <MoneyAmount id="amount" fen={payFen} name="应缴" />
        </View>
      ) : (
        <View>
          <View className="headline__words" id="amount">
            {headlineOf(determination)}
          </View>
          <View id="headline-reason">
            <Words>{reasonOf(determination)}</Words>
          </View>
        </View>
      )}
      {cover === '' ? null : (
        <View className="strong" id="headline-cover">
          <Words>{cover}</Words>
        </View>
      )}
      {payable ? (
        <View id="amount-until">
          <Words>{holdsUntil(facts)}</Words>
        </View>
      ) : null}
      {status === 'closed' || status === 'not-open' ? (
        <View id="headline-window">
          <Words>{windowSentence(facts.region, facts.year)}</Words>
        </View>
      ) : null}
    </View>
  );
}

/** The result where something isn't known: everything that may be due, in one line, and what is open. */
export function OpenHeadline({ outcomes }: { readonly outcomes: readonly Outcome[] }) {
  return (
    <View className="headline" id="headline" {...aria({ live: 'polite' })}>
      <View className="headline__name">还不一定，看您是哪一种情况</View>
      <View className="headline__words" id="amount">
        {openAmount(outcomes)}
      </View>
      {openRemarks(outcomes).map((remark) => (
        <View key={remark}>
          <Words>{remark}</Words>
        </View>
      ))}
    </View>
  );
}
