import { useState } from 'react';
import { View } from '@tarojs/components';
import { checkDocument } from '../../../../contract/identity-document';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { ErrorSummary, messageFor } from '../../../components/ErrorSummary';
import type { FieldError } from '../../../components/ErrorSummary';
import { Field, TextInput } from '../../../components/Field';
import { IdentityField } from '../../../components/IdentityField';
import { Card } from '../../../components/Section';
import { chinaToday, sayMoment } from '../../../words/days';
import { OfficerFrame } from '../OfficerFrame';

function errorsOf(name: string, number: string, today: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (name.trim() === '') errors.push({ field: 'holder-name', message: '请填写证件上的姓名' });
  const check = checkDocument('resident-id', number, today);
  if (!check.ok) errors.push({ field: 'holder-number', message: check.problem.message });
  return errors;
}

interface Issued {
  readonly code: string;
  readonly expiresAt: number;
}

function IssuedCode({ issued, onAgain }: { readonly issued: Issued; readonly onAgain: () => void }) {
  return (
    <Card id="issued">
      <View>请让本人在自己的手机上输入：</View>
      <View className="amount">
        <View className="amount__figure" id="one-time-code">
          {issued.code}
        </View>
      </View>
      <View>{sayMoment(issued.expiresAt)}以前有效，只显示这一次。</View>
      <Button id="issue-another" kind="secondary" label="给下一位发码" onTap={onAgain} />
    </Card>
  );
}

function CodeForm({ region }: { readonly region: string }) {
  const today = chinaToday();
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [issued, setIssued] = useState<Issued | null>(null);
  const act = useAct(async () => {
    const document = { kind: 'resident-id' as const, number };
    setIssued(await ask('officer', 'codes.issue', { name: name.trim(), document, region }));
    setName('');
    setNumber('');
  });
  const submit = (): void => {
    const found = errorsOf(name, number, today);
    setErrors(found);
    if (found.length === 0) act.start();
  };
  if (issued) return <IssuedCode issued={issued} onAgain={() => setIssued(null)} />;
  return (
    <View>
      <ErrorSummary errors={errors} />
      {act.failure ? (
        <Callout kind="bad" id="failed" title="没有发出" urgent>
          {act.failure.message}
        </Callout>
      ) : null}
      <Field id="holder-name" label="姓名" error={messageFor(errors, 'holder-name')}>
        <TextInput id="holder-name-input" name="姓名" value={name} onInput={setName} />
      </Field>
      <IdentityField
        id="holder-number"
        kind="resident-id"
        value={number}
        today={today}
        onInput={setNumber}
        error={messageFor(errors, 'holder-number')}
      />
      <Button id="continue" label="看过证件，发一次性码" busy={act.busy} onTap={submit} />
    </View>
  );
}

/** A code that ties a person to his WeChat, handed over at the counter after his document was seen. */
export default function OfficerCodesPage() {
  return (
    <OfficerFrame heading="一次性码" lead="请看过本人的证件再发，不要在电话或聊天里发。">
      {(region) => <CodeForm key={region} region={region} />}
    </OfficerFrame>
  );
}
