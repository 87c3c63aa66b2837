import { useState } from 'react';
import { View } from '@tarojs/components';
import { checkDocument } from '../../../contract/identity-document';
import type { DocumentKind } from '../../../contract/identity-document';
import type { OfficerActions } from '../../../contract/officer';
import { checkPerson } from '../../../contract/person-check';
import type { IsoDay } from '../../../policy/calendar';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { DateField } from '../../components/DateField';
import { DocumentChoice } from '../../components/DocumentChoice';
import { ErrorSummary, messageFor } from '../../components/ErrorSummary';
import type { FieldError } from '../../components/ErrorSummary';
import { Field, TextInput } from '../../components/Field';
import { IdentityField } from '../../components/IdentityField';
import { Card } from '../../components/Section';
import { chinaToday, dayFromParts, partsOfDay, sayMoment } from '../../words/days';
import type { DayParts } from '../../words/days';
import { OfficerFrame } from '../OfficerFrame';

interface Shown {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly birth: DayParts;
}

const nobody: Shown = { name: '', kind: 'resident-id', number: '', birth: partsOfDay(null) };

/** Where the number says nothing of the birth date, as on passports and old residence cards, the officer reads it off. */
function asksBirth({ kind, number }: Shown): boolean {
  return kind === 'passport' || (kind === 'foreign-permanent-residence' && /^[A-Za-z]/.test(number.trim()));
}

function entryOf(shown: Shown) {
  const birthDate = asksBirth(shown) ? dayFromParts(shown.birth) : null;
  const document = { kind: shown.kind, number: shown.number };
  return { name: shown.name.trim(), document, ...(birthDate ? { birthDate } : {}) };
}

const fieldOf: Readonly<Record<string, string>> = {
  name: 'holder-name',
  'document.number': 'holder-number',
  birthDate: 'holder-birth',
};

function errorsOf(shown: Shown, today: IsoDay): readonly FieldError[] {
  if (shown.name.trim() === '') {
    const number = checkDocument(shown.kind, shown.number, today);
    return [
      { field: 'holder-name', message: '请填写证件上的姓名' },
      ...(number.ok ? [] : [{ field: 'holder-number', message: number.problem.message }]),
    ];
  }
  const check = checkPerson(entryOf(shown), today);
  return check.ok ? [] : [{ field: fieldOf[check.field] ?? 'holder-number', message: check.message }];
}

type Issued = OfficerActions['codes.issue']['data'];

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
      {issued.known ? null : (
        <Callout kind="warn" id="not-known" title="系统里原来没有这个人">
          已按证件登记。如果他应该在名册里或有共济账户，多半是号码和当时报的不一样，请对照证件再核对；填错了，重新发一次码，这个就不用了。
        </Callout>
      )}
      <Button id="issue-another" kind="secondary" label="给下一位发码" onTap={onAgain} />
    </Card>
  );
}

function CodeForm({ region }: { readonly region: string }) {
  const today = chinaToday();
  const [shown, setShown] = useState(nobody);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [issued, setIssued] = useState<Issued | null>(null);
  const act = useAct(async () => {
    setIssued(await ask('officer', 'codes.issue', { ...entryOf(shown), region }));
    setShown(nobody);
  });
  const submit = (): void => {
    const found = errorsOf(shown, today);
    setErrors(found);
    if (found.length === 0) act.start();
  };
  if (issued) return <IssuedCode issued={issued} onAgain={() => setIssued(null)} />;
  return (
    <View>
      <ErrorSummary errors={errors} />
      <ActFailure title="没有发出" failure={act.failure} />
      <Field id="holder-name" label="姓名" error={messageFor(errors, 'holder-name')}>
        <TextInput
          id="holder-name-input"
          name="姓名"
          value={shown.name}
          onInput={(name) => setShown({ ...shown, name })}
        />
      </Field>
      <DocumentChoice kind={shown.kind} onChoose={(kind) => setShown({ ...shown, kind })} />
      <IdentityField
        id="holder-number"
        kind={shown.kind}
        value={shown.number}
        today={today}
        onInput={(number) => setShown({ ...shown, number })}
        error={messageFor(errors, 'holder-number')}
      />
      {asksBirth(shown) ? (
        <DateField
          id="holder-birth"
          label="出生日期"
          hint="照证件上写的填"
          error={messageFor(errors, 'holder-birth')}
          parts={shown.birth}
          onChange={(birth) => setShown({ ...shown, birth })}
        />
      ) : null}
      <Button id="continue" label="看过证件，发一次性码" busy={act.busy} onTap={submit} />
    </View>
  );
}

/** A code that ties a person to his WeChat, handed over at the service window after his document was seen. */
export default function OfficerCodesPage() {
  return (
    <OfficerFrame heading="一次性码" lead="请看过本人的证件再发，不要在电话或聊天里发。">
      {(region) => <CodeForm key={region} region={region} />}
    </OfficerFrame>
  );
}
