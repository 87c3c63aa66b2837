import { useState } from 'react';
import { View } from '@tarojs/components';
import type { Appointment, OfficerView } from '../../../contract/officers';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { Card, Section } from '../../components/Section';
import { randomId } from '../../state/random-id';
import { AppointmentFields } from './AppointmentFields';
import { ReasonForm } from './ReasonForm';
import { dutiesInWords, lastActInWords, placesInWords } from './words';

interface OneOfficerProps {
  readonly region: string;
  readonly officer: OfficerView;
  /** Whether the reader may change anybody. */
  readonly mayChange: boolean;
  readonly onProposed: () => void;
  readonly onEnded: () => void;
  readonly onBack: () => void;
}

type Of = Pick<OneOfficerProps, 'region' | 'officer'>;

function Changing({ region, officer, onProposed }: Of & Pick<OneOfficerProps, 'onProposed'>) {
  const [proposalId] = useState(randomId);
  const [value, setValue] = useState<Appointment>({ regions: officer.regions, duties: officer.duties });
  const [tried, setTried] = useState(false);
  const act = useAct(async () => {
    const content = { region, officerId: officer.officerId, ...value };
    const part = { proposalId, act: 'officers.change', part: 1, parts: 1, content } as const;
    await ask('officer', 'proposals.propose', part);
    onProposed();
  });
  const submit = (): void => {
    setTried(true);
    if (value.duties.length > 0) act.start();
  };
  return (
    <Section title="改他的职责">
      <AppointmentFields
        own={region}
        value={value}
        error={tried && value.duties.length === 0 ? '请至少选一项；全都不要的，结束他的职责' : undefined}
        onChange={setValue}
      />
      <ActFailure title="没有提出" failure={act.failure} />
      <Button id="continue" label="提出更改" busy={act.busy} onTap={submit} />
    </Section>
  );
}

function Ending({ region, officer, onEnded }: Of & Pick<OneOfficerProps, 'onEnded'>) {
  const act = useAct(async (reason: string) => {
    await ask('officer', 'officers.end', { region, officerId: officer.officerId, reason });
    onEnded();
  });
  return (
    <ReasonForm
      id="end-officer"
      label="结束他的职责"
      lead="一个人就能结束，马上生效：他提出的、等同意的都不再有效，他会看到是谁、为什么结束的。"
      busy={act.busy}
      failure={act.failure}
      onReason={(reason) => act.start(reason)}
    />
  );
}

/** What an officer may do, and what can be done about him. */
export function OneOfficer(props: OneOfficerProps) {
  const { officer, mayChange, onBack } = props;
  const [doing, setDoing] = useState<'change' | 'end' | null>(null);
  const open = mayChange && officer.ended === null && !officer.isSelf;
  return (
    <View>
      <Card id="one-officer">
        <View className="strong">{officer.name}</View>
        <View>{dutiesInWords(officer)}</View>
        <View>{placesInWords(officer)}</View>
        <View className="soft small">最近一次：{lastActInWords(officer)}</View>
      </Card>
      {officer.isSelf ? (
        <Callout kind="info" id="is-self" title="这是您自己">
          要改、要结束，由别的经办人办。
        </Callout>
      ) : null}
      {open && doing === null ? (
        <View className="spaced">
          <Button id="change" label="改他的职责" onTap={() => setDoing('change')} />
          <Button id="end" kind="danger" label="结束他的职责" onTap={() => setDoing('end')} />
        </View>
      ) : null}
      {open && doing === 'change' ? <Changing {...props} /> : null}
      {open && doing === 'end' ? <Ending {...props} /> : null}
      <Button id="back-to-list" kind="plain" label="回到名单" onTap={onBack} />
    </View>
  );
}
