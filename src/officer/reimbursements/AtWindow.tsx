import { useState } from 'react';
import { View } from '@tarojs/components';
import { checkDocument } from '../../../contract/identity-document';
import {
  type ApplicantRelation,
  type ReimbursementView,
  applicantNames,
  applicantRelations,
} from '../../../contract/reimbursements';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ChoiceList } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';
import { IdentityField } from '../../components/IdentityField';
import { chinaToday } from '../../words/days';
import { PersonLine } from './PersonLine';

interface FormProps {
  readonly one: ReimbursementView;
  readonly onDone: (one: ReimbursementView) => void;
}

const nothingTyped = { applicant: '', holder: '', bank: '', number: '' };

/** What somebody brings to the window; what is wrong the server says, and nothing typed is lost. */
function ApplicationForm({ one, onDone }: FormProps) {
  const [relation, setRelation] = useState<ApplicantRelation | null>(one.relativesOnly ? null : 'self');
  const [missing, setMissing] = useState(false);
  const [typed, setTyped] = useState(nothingTyped);
  const set = (field: keyof typeof nothingTyped) => (value: string) =>
    setTyped((before) => ({ ...before, [field]: value }));
  const { holder, bank, number } = typed;
  const account = { holder, bank, number };
  const act = useAct(async (by: ApplicantRelation) => {
    const application =
      by === 'self' ? { relation: by, account } : { relation: by, applicant: typed.applicant, account };
    const { reimbursementId } = one;
    const { reimbursement } = await ask('officer', 'reimbursements.apply-for', {
      reimbursementId,
      application,
    });
    onDone(reimbursement);
  });
  return (
    <View>
      <ChoiceList
        name="谁来申领"
        chosen={relation}
        onChoose={setRelation}
        choices={applicantRelations
          .filter((value) => value !== 'self' || !one.relativesOnly)
          .map((value) => ({
            value,
            label: value === 'self' ? '本人' : `本人已去世，${applicantNames[value]}代领`,
            id: `relation-${value}`,
          }))}
      />
      {relation === null || relation === 'self' ? null : (
        <Field id="applicant" label="申请人姓名">
          <TextInput
            id="applicant-input"
            name="申请人姓名"
            value={typed.applicant}
            onInput={set('applicant')}
          />
        </Field>
      )}
      <Field id="holder" label="户名" hint={relation === 'self' ? '和参保人一样' : '和申请人一样'}>
        <TextInput id="holder-input" name="户名" value={holder} onInput={set('holder')} />
      </Field>
      <Field id="bank" label="开户银行">
        <TextInput id="bank-input" name="开户银行" value={bank} onInput={set('bank')} />
      </Field>
      <Field id="number" label="账号">
        <TextInput
          id="number-input"
          name="账号"
          kind="number"
          value={number}
          maxlength={40}
          onInput={set('number')}
        />
      </Field>
      <ActFailure title="没有收下" failure={act.failure} />
      {missing && relation === null ? <View>请选择谁来申领</View> : null}
      <Button
        id="continue"
        label="收下申领"
        busy={act.busy}
        onTap={() => (relation === null ? setMissing(true) : act.start(relation))}
      />
    </View>
  );
}

/** Somebody at the window: what is due to him, and his application. */
export function AtWindow({ region, year }: { readonly region: string; readonly year: number }) {
  const today = chinaToday();
  const [number, setNumber] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [found, setFound] = useState<{ readonly one: ReimbursementView | null } | null>(null);
  const find = useAct(async () => {
    const document = { kind: 'resident-id', number } as const;
    const { reimbursement } = await ask('officer', 'reimbursements.find', { region, year, document });
    setFound({ one: reimbursement });
  });
  const submit = (): void => {
    const check = checkDocument('resident-id', number, today);
    setError(check.ok ? undefined : check.problem.message);
    setFound(null);
    if (check.ok) find.start();
  };
  return (
    <View>
      <IdentityField
        id="find-number"
        kind="resident-id"
        value={number}
        today={today}
        error={error}
        onInput={setNumber}
      />
      <ActFailure title="没有查到" failure={find.failure} id="find-failed" />
      <Button id="find" kind="secondary" label="查" busy={find.busy} onTap={submit} />
      {found?.one === null ? (
        <Callout kind="info" id="nothing-due" title="这个人在这里没有补贴" urgent>
          名册里还没有他的身份、没有缴清，或者不在这里参保的，都查不到。
        </Callout>
      ) : null}
      {found?.one ? (
        <View>
          <PersonLine one={found.one} />
          {found.one.mayApply ? (
            <ApplicationForm one={found.one} onDone={(one) => setFound({ one })} />
          ) : null}
        </View>
      ) : null}
    </View>
  );
}
