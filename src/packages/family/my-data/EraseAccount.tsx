import { useState } from 'react';
import { View } from '@tarojs/components';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Card, Section } from '../../../components/Section';

type Way = 'account' | 'everywhere';

const ways: Readonly<Record<Way, { label: string; words: string; sure: string }>> = {
  account: {
    label: '删除我的账户',
    words:
      '会删除：您的家人名单、发出的邀请、分享的凭证、没有付的订单、本人确认。删了不能恢复。已经缴费和参保的记录，法律要求保存，会继续保留。已经办好的参保不受影响。',
    sure: '确认删除账户',
  },
  everywhere: {
    label: '删除我的账户，也退出别人的名单',
    words:
      '除了您的账户，还会把您从别人的家人名单里删掉，他们不能再替您缴费。删了不能恢复。已经缴费和参保的记录，法律要求保存，会继续保留。已经办好的参保不受影响。',
    sure: '确认删除并退出',
  },
};

/** Erases the account: asked twice, and said what goes and what stays. */
export function EraseAccount(props: {
  readonly isSelf: boolean;
  readonly onErased: (message: string) => void;
}) {
  const [asked, setAsked] = useState<Way | null>(null);
  const act = useAct(async (way: Way) => {
    const { message } = await ask('resident', 'me.erase', { fromLists: way === 'everywhere' });
    props.onErased(message);
  });
  const offered: readonly Way[] = props.isSelf ? ['account', 'everywhere'] : ['account'];
  return (
    <Section title="删除账户">
      <ActFailure title="没有删除" failure={act.failure} id="erase-failed" />
      {asked === null ? (
        offered.map((way) => (
          <Button
            key={way}
            id={`erase-${way}`}
            kind="plain"
            label={ways[way].label}
            onTap={() => setAsked(way)}
          />
        ))
      ) : (
        <Card id="are-you-sure">
          <View>{ways[asked].words}</View>
          <Button
            id="erase-sure"
            kind="danger"
            label={ways[asked].sure}
            busy={act.busy}
            onTap={() => act.start(asked)}
          />
          <Button id="keep" kind="plain" label="不了，保留" onTap={() => setAsked(null)} />
        </Card>
      )}
    </Section>
  );
}
