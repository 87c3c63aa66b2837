import { View } from '@tarojs/components';
import { guardianConsentBelowAge } from '../../../../contract/claims';
import { relations } from '../../../../contract/family';
import { documentKinds, documentNames } from '../../../../contract/identity-document';
import type { IsoDay } from '../../../../policy/calendar';
import { ChoiceList } from '../../../components/ChoiceList';
import type { Choice } from '../../../components/ChoiceList';
import { DateField } from '../../../components/DateField';
import { messageFor } from '../../../components/ErrorSummary';
import type { FieldError } from '../../../components/ErrorSummary';
import { Field, TextInput } from '../../../components/Field';
import { IdentityField } from '../../../components/IdentityField';
import { Row, Rows } from '../../../components/Rows';
import { Card, Section } from '../../../components/Section';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { chooseRelation, fillIn } from '../../../state/enrol-draft';
import { relationWords } from '../../../words/relation';
import type { EnrolDraft } from '../../../state/enrol-draft';
import { needsGuardian } from './steps';
import type { StepName } from './steps';

export interface StepBodyProps {
  readonly draft: EnrolDraft;
  readonly today: IsoDay;
  readonly errors: readonly FieldError[];
}

function RelationStep({ draft, errors }: StepBodyProps) {
  return (
    <Field id="relation" error={messageFor(errors, 'relation')}>
      <ChoiceList
        name="他是您的什么人"
        chosen={draft.family?.relation ?? null}
        onChoose={chooseRelation}
        choices={relations.map((value) => ({
          value,
          label: relationWords[value],
          id: `relation-${value}`,
        }))}
      />
    </Field>
  );
}

function NameStep({ draft, errors }: StepBodyProps) {
  const error = messageFor(errors, 'person-name');
  return (
    <Field id="person-name" label="姓名" hint="请按证件填写全名" error={error}>
      <TextInput
        id="person-name-input"
        name="姓名"
        value={draft.name}
        wrong={error !== undefined}
        onInput={(name) => fillIn({ name })}
      />
    </Field>
  );
}

function DocumentStep({ draft, today, errors }: StepBodyProps) {
  return (
    <View>
      <IdentityField
        id="document-number"
        kind={draft.kind}
        value={draft.number}
        today={today}
        error={messageFor(errors, 'document-number')}
        onInput={(number) => fillIn({ number })}
      />
      <Section title="用的是哪种证件">
        <ChoiceList
          name="证件类型"
          chosen={draft.kind}
          onChoose={(kind) => fillIn({ kind })}
          choices={documentKinds.map((kind) => ({
            value: kind,
            label: documentNames[kind],
            id: `document-${kind}`,
            hint: kind === 'birth-certificate' ? '新生儿还没有身份证号码时用' : undefined,
          }))}
        />
      </Section>
    </View>
  );
}

function BirthStep({ draft, errors }: StepBodyProps) {
  return (
    <DateField
      id="birth-date"
      label="出生日期"
      hint="这种证件的号码里没有出生日期"
      parts={draft.birth}
      error={messageFor(errors, 'birth-date')}
      onChange={(birth) => fillIn({ birth })}
    />
  );
}

type ConsentBy = 'self' | 'guardian' | 'on-behalf';

const adultConsents: readonly Choice<ConsentBy>[] = [
  { value: 'self', label: '我就是参保人，我同意', id: 'consent-self' },
  { value: 'on-behalf', label: '我为家人办理，他已经同意', id: 'consent-on-behalf' },
];
const guardianConsents: readonly Choice<ConsentBy>[] = [
  { value: 'guardian', label: '我是孩子的监护人，我同意', id: 'consent-guardian' },
];

function ConsentStep({ draft, today, errors }: StepBodyProps) {
  const child = needsGuardian(draft, today);
  return (
    <View>
      <Card>
        <View className="para">
          姓名、证件号码和申报的情况，只用于登记参保、核对资助资格和缴费标准、避免重复缴费。
        </View>
        <View className="para">证件号码加密保存。随时可以撤回同意。</View>
        <View className="para">
          困难家庭等少数人缴得比别人少：您看到他应缴多少，就可能知道他属于其中一类。他不愿意让您知道的，请由他本人办理。
        </View>
      </Card>
      <View className="section">
        <Field
          id="consent"
          label={child ? `孩子不满${guardianConsentBelowAge}周岁，由监护人同意` : '由谁同意'}
          error={messageFor(errors, 'consent')}
        >
          <ChoiceList<ConsentBy>
            name="由谁同意"
            chosen={draft.consent}
            choices={child ? guardianConsents : adultConsents}
            onChoose={(consent) => fillIn({ consent })}
          />
        </Field>
      </View>
      <Rows>
        <Row id="open-privacy" label="个人信息怎么用" onTap={() => open(pages.privacy)} />
      </Rows>
    </View>
  );
}

export const stepHeadings: Readonly<Record<Exclude<StepName, 'check'>, string>> = {
  relation: '他是您的什么人？',
  name: '参保人叫什么名字？',
  document: '参保人的证件号码',
  birth: '参保人哪天出生？',
  consent: '同意使用这些信息吗？',
};

const bodies = {
  relation: RelationStep,
  name: NameStep,
  document: DocumentStep,
  birth: BirthStep,
  consent: ConsentStep,
} as const;

export function StepBody({ step, ...props }: StepBodyProps & { readonly step: Exclude<StepName, 'check'> }) {
  const Body = bodies[step];
  return <Body {...props} />;
}
