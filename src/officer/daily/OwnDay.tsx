import { View } from '@tarojs/components';
import type { OwnSum } from '../../../contract/own-day';
import type { IsoDay } from '../../../policy/calendar';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { FailureState, Skeleton } from '../../components/PageStates';
import { Card, Section } from '../../components/Section';
import { yuan } from '../../words/money';
import { Moves } from './Moves';

const channels: Readonly<Record<OwnSum['channel'], string>> = {
  wechat: '微信支付',
  'mutual-aid': '家庭共济账户（医保部门已确认扣款的）',
};

function Sum({ sum }: { readonly sum: OwnSum }) {
  const { channel, payments, paidFen, refunds, refundedFen } = sum;
  return (
    <Card id={`own-${channel}`}>
      <View className="strong">{channels[channel]}</View>
      <View>
        收款{payments}笔，共{yuan(paidFen)}元；退款{refunds}笔，共{yuan(refundedFen)}元
      </View>
    </Card>
  );
}

/** What came in on a day for people who are insured in the place itself, and what went back. */
export function OwnDay({ region, day }: { readonly region: string; readonly day: IsoDay }) {
  const loading = useLoaded(`own ${region} ${day}`, () =>
    ask('officer', 'statements.own-day', { region, day }),
  );
  return (
    <Section title="本地的收退款">
      <View className="section__note">参保地在这里的人，和收款单位清单是同一本账；当天的数还会变。</View>
      {loading.state === 'loading' ? <Skeleton label="正在读取本地的账" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {loading.state === 'ready' ? (
        <View>
          {loading.data.sums.map((sum) => (
            <Sum key={sum.channel} sum={sum} />
          ))}
          <Moves region={region} data={loading.data} />
        </View>
      ) : null}
    </Section>
  );
}

/** A district, or a place in it: those above have their districts' statements. */
export function hasOwnDay(region: string): boolean {
  return !region.slice(0, 6).endsWith('00');
}
