import { useState } from 'react';
import { View } from '@tarojs/components';
import { checkDocument } from '../../../../contract/identity-document';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { IdentityField } from '../../../components/IdentityField';
import { Section } from '../../../components/Section';
import { chinaToday } from '../../../words/days';

/** A newborn's number has come: it joins the records made under his birth certificate. */
export function JoinNumber({
  relativeId,
  onDone,
}: {
  readonly relativeId: string;
  readonly onDone: () => void;
}) {
  const today = chinaToday();
  const [number, setNumber] = useState('');
  const [error, setError] = useState<string | undefined>();
  const act = useAct(async () => {
    const document = { kind: 'resident-id' as const, number };
    await ask('resident', 'person.join-number', { relativeId, document });
    onDone();
  });
  const submit = (): void => {
    const check = checkDocument('resident-id', number, today);
    setError(check.ok ? undefined : check.problem.message);
    if (check.ok) act.start();
  };
  return (
    <Section title="身份证号码办下来了">
      <View>
        <ActFailure title="没有补上" failure={act.failure} id="join-failed" />
        <IdentityField
          id="joined-number"
          kind="resident-id"
          value={number}
          today={today}
          onInput={setNumber}
          error={error}
        />
        <Button id="join-number" kind="secondary" label="补上身份证号码" busy={act.busy} onTap={submit} />
      </View>
    </Section>
  );
}
