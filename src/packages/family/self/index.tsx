import { useState } from 'react';
import { View } from '@tarojs/components';
import { checkDocument } from '../../../../contract/identity-document';
import type { DocumentKind } from '../../../../contract/identity-document';
import { problemOfName } from '../../../../contract/person-name';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { DocumentChoice } from '../../../components/DocumentChoice';
import { ErrorSummary, messageFor } from '../../../components/ErrorSummary';
import type { FieldError } from '../../../components/ErrorSummary';
import { Field, TextInput } from '../../../components/Field';
import { IdentityField } from '../../../components/IdentityField';
import { PageFrame } from '../../../components/PageFrame';
import { StepFooter } from '../../../components/StepFooter';
import { goBack, liesBelow } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { chinaToday } from '../../../words/days';

function errorsOf(name: string, kind: DocumentKind, number: string, code: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  const ofName = problemOfName(name);
  if (ofName !== null) errors.push({ field: 'self-name', message: ofName });
  const check = checkDocument(kind, number, chinaToday());
  if (!check.ok) errors.push({ field: 'self-number', message: check.problem.message });
  if (code.trim() === '') errors.push({ field: 'self-code', message: '请填写窗口给的一次性码' });
  return errors;
}

/** Ties this WeChat to a person by the one-time code that an office handed to him. */
export default function SelfPage() {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<DocumentKind>('resident-id');
  const [number, setNumber] = useState('');
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [done, setDone] = useState<string | null>(null);
  const act = useAct(async () => {
    const document = { kind, number };
    const { person } = await ask('resident', 'self.confirm', { name, document, code: code.trim() });
    // The page that sent him here shows at once what he came for.
    if (liesBelow(pages.account)) return goBack();
    setDone(person.name);
  });
  const submit = (): void => {
    const found = errorsOf(name, kind, number, code);
    setErrors(found);
    if (found.length === 0) act.start();
  };
  return (
    <PageFrame
      heading="确认是我本人"
      lead="请带证件到参保地的窗口，工作人员看过证件会给您一个一次性码。"
      footer={
        done ? (
          <Button id="continue" label="返回" onTap={goBack} />
        ) : (
          <StepFooter label="确认是我本人" busy={act.busy} onContinue={submit} />
        )
      }
    >
      <ErrorSummary errors={errors} />
      <ActFailure title="没有确认成功" failure={act.failure} />
      {done ? (
        <Callout kind="good" id="done" title={`已经确认：${done}`} urgent>
          现在可以查看您自己的完整记录，看到谁把您加进了家人，使用您的家庭共济账户，回复家人的邀请。
        </Callout>
      ) : (
        <View>
          <Field id="self-name" label="姓名" error={messageFor(errors, 'self-name')}>
            <TextInput id="self-name-input" name="姓名" value={name} onInput={setName} />
          </Field>
          <DocumentChoice kind={kind} onChoose={setKind} />
          <IdentityField
            id="self-number"
            kind={kind}
            value={number}
            today={chinaToday()}
            onInput={setNumber}
            error={messageFor(errors, 'self-number')}
          />
          <Field id="self-code" label="一次性码" error={messageFor(errors, 'self-code')}>
            <TextInput id="self-code-input" name="一次性码" value={code} onInput={setCode} />
          </Field>
        </View>
      )}
    </PageFrame>
  );
}
