import { useState } from 'react';
import { View } from '@tarojs/components';
import type { RelativeView, WithdrawalOutcome } from '../../../../contract/family';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Card, Section } from '../../../components/Section';

type Way = 'family.remove' | 'family.withdraw-consent';

const ways: Readonly<Record<Way, { id: string; label: string; sure: string; words: string }>> = {
  'family.remove': {
    id: 'remove',
    label: '从我的家人里移除',
    sure: '确认移除',
    words: '以后不再由您给他缴费。已经办好的参保不受影响。',
  },
  'family.withdraw-consent': {
    id: 'withdraw',
    label: '撤回同意，删除他的资料',
    sure: '确认撤回同意',
    words: '他的资料会删除。已经缴费或参保的记录，法律要求保存，会继续保留，并告诉您保留了几条。',
  },
};

/** Removing a relative, or taking consent back: asked twice, and said what goes and what stays. */
export function LeaveFamily(props: {
  readonly relative: RelativeView;
  readonly onGone: (outcome: WithdrawalOutcome) => void;
}) {
  const [asked, setAsked] = useState<Way | null>(null);
  const act = useAct(async (way: Way) => {
    props.onGone(await ask('resident', way, { relativeId: props.relative.relativeId }));
  });
  return (
    <Section title="不再由我办理">
      <ActFailure title="没有办成" failure={act.failure} id="leave-failed" />
      {asked === null ? (
        <View>
          {(Object.keys(ways) as Way[]).map((way) => (
            <Button
              key={way}
              id={ways[way].id}
              kind="plain"
              label={ways[way].label}
              onTap={() => setAsked(way)}
            />
          ))}
        </View>
      ) : (
        <Card id="are-you-sure">
          <View>{ways[asked].words}</View>
          <Button
            id={`${ways[asked].id}-sure`}
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
