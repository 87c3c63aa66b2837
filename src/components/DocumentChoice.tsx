import { useState } from 'react';
import { View } from '@tarojs/components';
import { documentKinds, documentNames } from '../../contract/identity-document';
import type { DocumentKind } from '../../contract/identity-document';
import { Button } from './Button';
import { ChoiceList } from './ChoiceList';

/** A birth certificate is a newborn's: he has no WeChat of his own. */
const kinds = documentKinds.filter((kind) => kind !== 'birth-certificate');

interface DocumentChoiceProps {
  readonly kind: DocumentKind;
  readonly onChoose: (kind: DocumentKind) => void;
}

/** Which document a grown person shows: nearly always the resident identity card, so the rest waits behind a tap. */
export function DocumentChoice({ kind, onChoose }: DocumentChoiceProps) {
  const [open, setOpen] = useState(false);
  if (!open)
    return <Button id="other-document" kind="plain" label="用的是别的证件" onTap={() => setOpen(true)} />;
  return (
    <View className="field">
      <ChoiceList<DocumentKind>
        name="证件类型"
        chosen={kind}
        onChoose={onChoose}
        choices={kinds.map((value) => ({ value, label: documentNames[value], id: `document-${value}` }))}
      />
    </View>
  );
}
