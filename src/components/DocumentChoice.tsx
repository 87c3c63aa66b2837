import { useState } from 'react';
import { View } from '@tarojs/components';
import { documentKinds, documentNames } from '../../contract/identity-document';
import type { DocumentKind } from '../../contract/identity-document';
import { Button } from './Button';
import { ChoiceList } from './ChoiceList';

interface DocumentChoiceProps {
  readonly kind: DocumentKind;
  readonly onChoose: (kind: DocumentKind) => void;
  /** A newborn without a number may be meant too: he has a birth certificate, and no WeChat of his own. */
  readonly newborn?: boolean;
}

/** Which document somebody shows: nearly always the resident identity card, so the rest waits behind a tap. */
export function DocumentChoice({ kind, onChoose, newborn = false }: DocumentChoiceProps) {
  const [open, setOpen] = useState(kind !== 'resident-id');
  const kinds = documentKinds.filter((each) => newborn || each !== 'birth-certificate');
  const label = newborn ? '用的是别的证件，或者孩子还没有号码' : '用的是别的证件';
  if (!open) return <Button id="other-document" kind="plain" label={label} onTap={() => setOpen(true)} />;
  return (
    <View className="field">
      <ChoiceList<DocumentKind>
        name="证件类型"
        chosen={kind}
        onChoose={onChoose}
        choices={kinds.map((value) => ({
          value,
          label: documentNames[value],
          id: `document-${value}`,
          hint: value === 'birth-certificate' ? '新生儿还没有身份证号码时用' : undefined,
        }))}
      />
    </View>
  );
}
