import { useState } from 'react';
import { View } from '@tarojs/components';
import type { StoredPersonView } from '../../../contract/corrections';
import { checkDocument, documentKinds, documentNames } from '../../../contract/identity-document';
import type { DocumentKind } from '../../../contract/identity-document';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ChoiceList } from '../../components/ChoiceList';
import { IdentityField } from '../../components/IdentityField';
import { chinaToday } from '../../words/days';

interface DocumentKindsProps {
  readonly kind: DocumentKind;
  readonly onChoose: (kind: DocumentKind) => void;
}

/** All kinds: newborns are corrected too. */
export function DocumentKinds({ kind, onChoose }: DocumentKindsProps) {
  const choices = documentKinds.map((value) => ({
    value,
    label: documentNames[value],
    id: `document-${value}`,
  }));
  return <ChoiceList<DocumentKind> name="证件类型" chosen={kind} onChoose={onChoose} choices={choices} />;
}

interface FindProps {
  readonly region: string;
  readonly onFound: (person: StoredPersonView) => void;
}

/** By the document as it is stored, the wrong number too. */
export function Find({ region, onFound }: FindProps) {
  const today = chinaToday();
  const [kind, setKind] = useState<DocumentKind>('resident-id');
  const [number, setNumber] = useState('');
  const [error, setError] = useState<string | undefined>();
  const act = useAct(async () => {
    onFound(await ask('officer', 'persons.find', { region, document: { kind, number } }));
  });
  const submit = (): void => {
    const check = checkDocument(kind, number, today);
    setError(check.ok ? undefined : check.problem.message);
    if (check.ok) act.start();
  };
  return (
    <View>
      <ActFailure title="没有查到" failure={act.failure} />
      <DocumentKinds kind={kind} onChoose={setKind} />
      <IdentityField
        id="find-number"
        kind={kind}
        value={number}
        today={today}
        hint="号码登错了的，填现在登记的那个（错的）号码。"
        error={error}
        onInput={setNumber}
      />
      <Button id="continue" label="查" busy={act.busy} onTap={submit} />
    </View>
  );
}
