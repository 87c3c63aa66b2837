import { useState } from 'react';
import { View } from '@tarojs/components';
import type { DocumentEntry } from '../../../contract/claims';
import { documentNames } from '../../../contract/identity-document';
import { numberReasonWords, numberReasons } from '../../../contract/person-file';
import type { NumberReason } from '../../../contract/person-file';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ChoiceList } from '../../components/ChoiceList';

interface WholeNumberProps {
  /** Where a page shows several people, to keep them apart; with whose number it is. */
  readonly id?: string;
  readonly name?: string;
  readonly region: string;
  readonly personId: string;
}

/** The whole number on demand: for a reason, which the log keeps with who asked. Never on paper: it is not printed. */
export function WholeNumber({ id, name = '', region, personId }: WholeNumberProps) {
  const of = id === undefined ? '' : `-${id}`;
  const [asking, setAsking] = useState(false);
  const [documents, setDocuments] = useState<readonly DocumentEntry[] | null>(null);
  const act = useAct(async (reason: NumberReason) => {
    const answer = await ask('officer', 'persons.number', { region, personId, reason });
    setDocuments(answer.documents);
  });
  const hide = (): void => {
    setDocuments(null);
    setAsking(false);
  };
  if (documents !== null) {
    return (
      <Callout kind="info" id={`whole-number${of}`} title={`${name}完整证件号码`} urgent>
        {documents.map(({ kind, number }) => (
          <View key={`${kind} ${number}`}>
            {documentNames[kind]} {number}
          </View>
        ))}
        <Button id={`hide-number${of}`} kind="plain" label="看完了，收起" onTap={hide} />
      </Callout>
    );
  }
  if (!asking) {
    return (
      <Button
        id={`show-number${of}`}
        kind={id === undefined ? 'secondary' : 'plain'}
        label={`看${name}完整证件号码`}
        onTap={() => setAsking(true)}
      />
    );
  }
  return (
    <View className="spaced">
      <View className="soft small">选了原因就显示。谁、什么时候、为什么看的，都记在操作日志里。</View>
      <ActFailure title="没有取到" failure={act.failure} />
      <ChoiceList<NumberReason>
        name="为什么要看"
        chosen={null}
        onChoose={(reason) => act.start(reason)}
        choices={numberReasons.map((value) => ({
          value,
          label: numberReasonWords[value],
          id: `number-${value}${of}`,
        }))}
      />
      <Button id={`no-number${of}`} kind="plain" label="先不看" onTap={hide} />
    </View>
  );
}
