import { useState } from 'react';
import { View } from '@tarojs/components';
import type { RelativeView } from '../../../../contract/family';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Card, Section } from '../../../components/Section';

interface PaidElsewhereProps {
  readonly relative: RelativeView;
  readonly year: number;
  readonly onChanged: () => void;
}

/** The payer's own word that the relative is paid for elsewhere, asked twice, and how he takes it back. */
export function PaidElsewhere({ relative, year, onChanged }: PaidElsewhereProps) {
  const [asked, setAsked] = useState(false);
  const act = useAct(async (paid: boolean) => {
    await ask('resident', 'family.say-paid-elsewhere', { relativeId: relative.relativeId, year, paid });
    setAsked(false);
    onChanged();
  });
  const said = relative.record?.saidPaidElsewhere === true;
  return (
    <Section title={`${year}年度已经在别处缴了吗`} id="paid-elsewhere">
      <ActFailure title="没有记上" failure={act.failure} id="paid-elsewhere-failed" />
      {said ? (
        <Card id="said-paid-elsewhere">
          <View className="strong">您说已在别处缴费（未核实）</View>
          <View>这里不再提醒您给他缴。这不等于参保，有没有参上，以参保地医保部门的记录为准。</View>
          <Button
            id="take-back"
            kind="plain"
            label="说错了，还没有缴"
            busy={act.busy}
            onTap={() => act.start(false)}
          />
        </Card>
      ) : null}
      {!said && !asked ? (
        <Button id="say-paid-elsewhere" kind="plain" label="我已在别处缴了" onTap={() => setAsked(true)} />
      ) : null}
      {!said && asked ? (
        <Card id="paid-elsewhere-sure">
          <View>
            只记在您这里：不再提醒您，不算参保，也不影响别人给他缴。我们没有核实，经办人员也看不到。
          </View>
          <Button
            id="sure-paid-elsewhere"
            kind="secondary"
            label="是的，已经缴了"
            busy={act.busy}
            onTap={() => act.start(true)}
          />
          <Button id="not-paid-elsewhere" kind="plain" label="还没有缴" onTap={() => setAsked(false)} />
        </Card>
      ) : null}
    </Section>
  );
}
