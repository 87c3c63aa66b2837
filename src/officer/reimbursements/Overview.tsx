import { View } from '@tarojs/components';
import { type ReimbursementOfficerActions, accountKindNames } from '../../../contract/reimbursements';
import { fundName } from '../../../policy/names';
import { Callout } from '../../components/Callout';
import { Empty } from '../../components/PageStates';
import { Card, Section } from '../../components/Section';
import { stateWords } from './words';

export type OverviewData = ReimbursementOfficerActions['reimbursements.overview']['data'];

/** Whether anything is paid back here at all, and by a draft only. */
export function NoticeCallout({ notices }: Pick<OverviewData, 'notices'>) {
  const drafts = notices.filter(({ draft }) => draft);
  if (drafts.length === 0) return null;
  return (
    <Callout kind="warn" id="draft" title="依据的还是征求意见稿">
      {drafts.map(({ title }) => `《${title}》`).join('、')}
      还不是正式通知。现在可以准备、审核和试算，不能放行发放；正式通知生效以后才能放行。
    </Callout>
  );
}

/** How many stand where; what is ready by fund and kind of account; whom departments have yet to tell. */
export function Overview({ data }: { readonly data: OverviewData }) {
  const { notices, counts, ready, telling } = data;
  if (notices.length === 0) {
    return <Empty title="这里没有要发的补贴" words="当地的通知没有写缴费以后再发补贴。" />;
  }
  return (
    <View>
      <Section title="办到哪一步" id="counts">
        <View className="figures">
          {counts.map(({ state, count }) => (
            <View key={state} className="figures__one" id={`count-${state}`}>
              <View className="figures__number">{count}</View>
              <View className="soft small">{stateWords[state]}</View>
            </View>
          ))}
        </View>
      </Section>
      <Section title="等发放的，按资金和账户" id="ready">
        {ready.length === 0 ? <Card>没有等发放的。</Card> : null}
        {ready.map(({ fund, accountKind, count }) => (
          <View className="line" key={`${fund} ${accountKind}`}>
            <View className="line__cell">{fundName(fund)}</View>
            <View className="line__cell">
              {accountKind === null ? '还没有账号' : accountKindNames[accountKind]}
            </View>
            <View className="line__cell strong">{count}人</View>
          </View>
        ))}
      </Section>
      {telling.length === 0 ? null : (
        <Section title="各部门要通知的" id="telling">
          {telling.map(({ office, clause, untold, told }) => (
            <View className="line" key={`${office} ${clause}`}>
              <View className="line__cell">{office}</View>
              <View className="line__cell">还没通知{untold}人</View>
              <View className="line__cell">已通知{told}人</View>
            </View>
          ))}
        </Section>
      )}
    </View>
  );
}
