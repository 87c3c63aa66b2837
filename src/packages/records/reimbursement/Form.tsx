import { View } from '@tarojs/components';
import { ChoiceList } from '../../../components/ChoiceList';
import { Field, TextInput } from '../../../components/Field';
import { Section } from '../../../components/Section';
import { relationChoices } from './draft';
import type { Typed } from './draft';

interface FormProps {
  /** Money that comes unasked: he himself doesn't apply for it. */
  readonly relativesOnly: boolean;
  readonly typed: Typed;
  readonly missing: boolean;
  readonly onType: (typed: Typed) => void;
}

/** Who applies, and to which account. What is wrong the server says; what was typed stays. */
export function Form({ relativesOnly, typed, missing, onType }: FormProps) {
  const { relation } = typed;
  const set = (field: keyof Typed) => (value: string) => onType({ ...typed, [field]: value });
  const whose = relation === 'self' || relation === null ? '参保人' : '申请人';
  return (
    <Section title="准备申领">
      <Field id="relation" label="谁来领" error={missing ? '请选择谁来领' : undefined}>
        <ChoiceList
          name="谁来领"
          chosen={relation}
          choices={relationChoices(relativesOnly)}
          onChoose={(next) => onType({ ...typed, relation: next })}
        />
      </Field>
      {relation === null || relation === 'self' ? null : (
        <Field id="applicant" label="申请人姓名" hint="直系亲属代领的，要到经办机构说明关系">
          <TextInput
            id="applicant-input"
            name="申请人姓名"
            value={typed.applicant}
            onInput={set('applicant')}
          />
        </Field>
      )}
      <Field id="holder" label="户名" hint={`要和${whose}的姓名一样`}>
        <TextInput id="holder-input" name="户名" value={typed.holder} onInput={set('holder')} />
      </Field>
      <Field id="bank" label="开户银行" hint="银行卡或存折上写的银行">
        <TextInput id="bank-input" name="开户银行" value={typed.bank} onInput={set('bank')} />
      </Field>
      <Field id="number" label="账号" hint="加密保存，只给发钱的单位">
        <TextInput
          id="number-input"
          name="账号"
          kind="number"
          value={typed.number}
          maxlength={40}
          onInput={set('number')}
        />
      </Field>
      <View className="section__note">账号不存在手机里。钱发到以后90天，系统里的账号也删掉。</View>
    </Section>
  );
}
