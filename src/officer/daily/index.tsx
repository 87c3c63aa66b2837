import { useState } from 'react';
import { View } from '@tarojs/components';
import type { BillDifference, StatementView } from '../../../contract/refunds';
import type { Fen } from '../../../policy/money';
import type { IsoDay } from '../../../policy/calendar';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Button } from '../../components/Button';
import { Empty, FailureState, Skeleton } from '../../components/PageStates';
import { Card, Section } from '../../components/Section';
import { placeName } from '../../answers/places';
import { addDays, chinaToday, sayDay } from '../../words/days';
import { yuan } from '../../words/money';
import { OfficerFrame } from '../OfficerFrame';
import { Listed } from '../work-list/Listed';
import type { TableOf } from '../work-list/WorkTable';
import { OwnDay, hasOwnDay } from './OwnDay';

const differences: Readonly<Record<BillDifference['kind'], string>> = {
  'missing-in-ledger': '微信有，我们没有',
  'missing-in-bill': '我们有，微信没有',
  'amount-differs': '金额不同',
  'state-differs': '退款结果不同',
};

const entries: Readonly<Record<BillDifference['entry'], string>> = {
  payment: '收款',
  refund: '退款',
  'order-refunds': '订单退款合计',
};

function sum(fen: Fen | null): string {
  return fen === null ? '没有' : `${yuan(fen)} 元`;
}

function Statement({ statement }: { readonly statement: StatementView }) {
  const payees = [...new Set(statement.lines.flatMap(({ payee }) => payee ?? []))];
  const payments = statement.lines.filter(({ kind }) => kind === 'payment').length;
  return (
    <Card id={`statement-${statement.region}`}>
      <View className="strong">{placeName(statement.region)}</View>
      <View>
        收款{payments}笔，共{yuan(statement.paidFen)}元；退款{statement.lines.length - payments}笔，共
        {yuan(statement.refundedFen)}元
      </View>
      <View className="strong">应归这里 {yuan(statement.netFen)} 元</View>
      {payees.length > 0 ? <View className="soft">微信支付收款方：{payees.join('、')}</View> : null}
    </Card>
  );
}

const tableOfStatements: TableOf<StatementView> = {
  name: '各收款单位',
  columns: ['收款单位', '收款', '退款', '应归这里'],
  idOf: ({ region }) => region,
  cellsOf: ({ region, lines, paidFen, refundedFen, netFen }) => {
    const payments = lines.filter(({ kind }) => kind === 'payment').length;
    return [
      placeName(region),
      `${payments}笔，${yuan(paidFen)}元`,
      `${lines.length - payments}笔，${yuan(refundedFen)}元`,
      `${yuan(netFen)}元`,
    ];
  },
};

function Difference({ one }: { readonly one: BillDifference }) {
  return (
    <Card id={`difference-${one.number}`}>
      <View className="strong">
        {entries[one.entry]} · {differences[one.kind]}
      </View>
      {one.payee ? <View className="soft small">{one.payee}</View> : null}
      <View className="soft small">编号 {one.number}</View>
      <View>
        微信账单：{sum(one.billFen)}；我们的账：{sum(one.ledgerFen)}
      </View>
    </Card>
  );
}

const tableOfDifferences: TableOf<BillDifference> = {
  name: '和微信账单的差异',
  columns: ['编号', '收或退', '差在哪里', '微信账单', '我们的账'],
  idOf: ({ number, entry, kind }) => `${entry}-${kind}-${number}`,
  cellsOf: (one) => [
    one.number,
    entries[one.entry],
    differences[one.kind],
    sum(one.billFen),
    sum(one.ledgerFen),
  ],
};

function Day({ region, day }: { readonly region: string; readonly day: IsoDay }) {
  const loading = useLoaded(`${region} ${day}`, async () => ({
    statements: (await ask('officer', 'statements.get', { region, day })).statements,
    bill: await ask('officer', 'bills.differences', { day }),
  }));
  if (loading.state === 'loading') return <Skeleton label="正在读取账目" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { statements, bill } = loading.data;
  return (
    <View>
      <Section title="各收款单位">
        {statements.length === 0 ? (
          <Empty
            title="这一天没有清单"
            words="没有收退款，或者还没有到做清单的时候（第二天上午）。清单按收款的县（市、区）出，街道乡镇没有。"
          />
        ) : null}
        <Listed table={tableOfStatements} items={statements}>
          {(statement) => <Statement statement={statement} />}
        </Listed>
      </Section>
      <Section title="和微信账单的差异">
        <Card id="bill">
          {bill.compared
            ? `对过了，差异${bill.differences.length}笔`
            : '还没有对过：微信第二天上午才出账单。'}
        </Card>
        <Listed table={tableOfDifferences} items={bill.differences}>
          {(one) => <Difference one={one} />}
        </Listed>
      </Section>
    </View>
  );
}

function Days({ region }: { readonly region: string }) {
  const today = chinaToday();
  const [day, setDay] = useState(addDays(today, -1));
  return (
    <View>
      <View className="strong" id="statement-day">
        {sayDay(day)}
      </View>
      <View className="pair">
        <Button id="day-before" kind="secondary" label="前一天" onTap={() => setDay(addDays(day, -1))} />
        {day < today ? (
          <Button id="day-after" kind="secondary" label="后一天" onTap={() => setDay(addDays(day, 1))} />
        ) : null}
      </View>
      {hasOwnDay(region) ? <OwnDay region={region} day={day} /> : null}
      <Day region={region} day={day} />
    </View>
  );
}

/** A place's own day, what each collecting office is owed of it, and where WeChat's bill and the ledger differ. */
export default function OfficerDailyPage() {
  return (
    <OfficerFrame heading="每日对账" wide>
      {(region) => <Days key={region} region={region} />}
    </OfficerFrame>
  );
}
