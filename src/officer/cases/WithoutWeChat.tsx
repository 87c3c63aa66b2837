import { useState } from 'react';
import { View } from '@tarojs/components';
import type { MoneyOfficerActions } from '../../../contract/refunds';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { sayMomentWithYear } from '../../words/days';
import { yuan } from '../../words/money';
import { officersPlace } from '../use-officer';
import { fileName } from '../files/file-name';
import { asSheet } from '../files/sheet';
import { SaveButton } from '../files/SaveButton';

type Rows = MoneyOfficerActions['cases.without-wechat']['data']['rows'];

const head = [
  '村（社区）',
  '姓名',
  '证件号码',
  '退费金额（元）',
  '退费理由',
  '申请时间',
  '本人意见',
  '本人签字',
];

/** A sheet with room for a signature. */
function sheetOf(rows: Rows): string {
  const lines = rows.map(({ place, person, amountFen, reason, askedAt }) => [
    officersPlace(place),
    person.name,
    person.document,
    yuan(amountFen),
    reason,
    sayMomentWithYear(askedAt),
    '',
    '',
  ]);
  return asSheet([head, ...lines]);
}

/** The list for an agent who tells people that have no WeChat: their insurance would end by a payer's refund. */
export function WithoutWeChat({ region }: { readonly region: string }) {
  const [rows, setRows] = useState<Rows | null>(null);
  const act = useAct(async () => {
    const { rows: found } = await ask('officer', 'cases.without-wechat', { region });
    setRows(found);
  });
  return (
    <View className="spaced">
      <ActFailure title="没有取到名单" failure={act.failure} id="without-wechat-failed" />
      {rows === null ? (
        <Button
          id="without-wechat"
          kind="plain"
          label="没有微信的参保人：取名单，上门问本人"
          busy={act.busy}
          onTap={act.start}
        />
      ) : (
        <Callout kind="info" id="without-wechat-list" title={`有${rows.length}个人要当面问`} urgent>
          {rows.length === 0 ? (
            <View>现在没有要当面问的人。</View>
          ) : (
            <SaveButton
              id="save-without-wechat"
              label="保存名单，打印用"
              name={fileName('退费要当面问的人', region, 'csv')}
              textOf={() => sheetOf(rows)}
            />
          )}
        </Callout>
      )}
    </View>
  );
}
