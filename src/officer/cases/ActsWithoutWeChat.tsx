import { useState } from 'react';
import { View } from '@tarojs/components';
import type { MoneyOfficerActions } from '../../../contract/refunds';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { sayMomentWithYear } from '../../words/days';
import { officersPlace } from '../use-officer';
import { fileName } from '../files/file-name';
import { asSheet } from '../files/sheet';
import { SaveButton } from '../files/SaveButton';

type List = MoneyOfficerActions['cases.acts-without-wechat']['data'];

const head = ['村（社区）', '姓名', '证件号码', '年度', '办了什么', '谁办的', '时间', '已告知本人（签字）'];

/** A sheet with room for a signature. */
function sheetOf({ rows }: List): string {
  const lines = rows.map(({ place, person, year, what, who, at }) => [
    officersPlace(place),
    person.name,
    person.document,
    year === null ? '' : String(year),
    what,
    who,
    sayMomentWithYear(at),
    '',
  ]);
  return asSheet([head, ...lines]);
}

/** The list for an agent who tells people that have no WeChat what others did in their names since the last one. */
export function ActsWithoutWeChat({ region }: { readonly region: string }) {
  const [list, setList] = useState<List | null>(null);
  const [told, setTold] = useState(false);
  const getting = useAct(async () => {
    setTold(false);
    setList(await ask('officer', 'cases.acts-without-wechat', { region }));
  });
  const telling = useAct(async ({ until, isWhole }: List) => {
    await ask('officer', 'cases.acts-told', { region, until, isWhole });
    setList(null);
    setTold(true);
  });
  return (
    <View className="spaced">
      <ActFailure
        title="没有办成"
        failure={getting.failure ?? telling.failure}
        id="acts-without-wechat-failed"
      />
      {told ? <Callout kind="good" id="acts-told" title="记下了，下一份从这以后取" urgent /> : null}
      {list === null ? (
        <Button
          id="acts-without-wechat"
          kind="plain"
          label="没有微信的参保人：取告知名单"
          busy={getting.busy}
          onTap={getting.start}
        />
      ) : (
        <Callout
          kind="info"
          id="acts-without-wechat-list"
          title={`${sayMomentWithYear(list.since)}以后有${list.rows.length}件事要告诉本人${list.isWhole ? '' : '，没列完，请接着取下一份'}`}
          urgent
        >
          {list.rows.length === 0 && list.isWhole ? null : (
            <View>
              <SaveButton
                id="save-acts-without-wechat"
                label="保存告知名单，打印用"
                name={fileName('没有微信的告知名单', region, 'csv')}
                textOf={() => sheetOf(list)}
              />
              <Button
                id="acts-printed"
                kind="secondary"
                label="已经打印，下一份从这以后取"
                busy={telling.busy}
                onTap={() => telling.start(list)}
              />
            </View>
          )}
        </Callout>
      )}
    </View>
  );
}
