import { View } from '@tarojs/components';
import type { ReimbursementActions, ReimbursementStanding } from '../../../../contract/reimbursements';
import { relationNames } from '../../../../contract/relation-names';
import { Button } from '../../../components/Button';
import { Section } from '../../../components/Section';
import { sayDay } from '../../../words/days';
import { yuan } from '../../../words/money';
import '../../pay/receipt/paper.scss';

type Looked = ReimbursementActions['reimbursement.look']['data'];

interface SheetProps {
  readonly looked: Looked;
  readonly standing: ReimbursementStanding;
}

function factsOf(
  { person, year }: Looked,
  standing: ReimbursementStanding,
): readonly (readonly [string, string])[] {
  const { application, account, amountFen, identity, title, applyBy } = standing;
  if (application === null) return [];
  return [
    ['参保人', `${person.name} ${person.document}`],
    ['年度', `${year}年度城乡居民医保个人缴费补贴`],
    ['依据', `《${title}》`],
    ['身份', identity],
    ['金额', `${yuan(amountFen)}元`],
    ['申请人', application.relation === 'self' ? '本人' : `参保人的${relationNames[application.relation]}`],
    ...(account === null
      ? []
      : [['账户', `${account.bank} ${account.number}（${account.holder}）`] as const]),
    ['提交', sayDay(application.on)],
    ...(applyBy === undefined ? [] : [['最晚申领', sayDay(applyBy)] as const]),
  ];
}

/** The application as it was handed in: to show at the agency, and in a browser to print. */
export function Sheet({ looked, standing }: SheetProps) {
  const facts = factsOf(looked, standing);
  if (facts.length === 0) return null;
  const rows = (place: string) =>
    facts.map(([name, words]) => (
      <View key={name} className={`${place}__fact`}>
        <View className={`${place}__name soft small`}>{name}</View>
        <View className={`${place}__words`}>{words}</View>
      </View>
    ));
  return (
    <Section title="您的申领" id="application">
      <View className="card">{rows('sheet')}</View>
      {process.env.TARO_ENV === 'h5' ? (
        <View className="not-printed">
          <Button id="print" kind="secondary" label="打印，带到经办机构" onTap={() => window.print()} />
        </View>
      ) : (
        <View className="section__note">到经办机构时，打开这一页给工作人员看。</View>
      )}
    </Section>
  );
}
