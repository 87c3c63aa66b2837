import { useState } from 'react';
import { View } from '@tarojs/components';
import type { DuplicateLetter, DuplicateView } from '../../../contract/duplicates';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { Words } from '../../components/Words';
import { saveFile } from '../../platform/save-file';
import { officersPlace } from '../use-officer';
import { usePrintLetter } from './LetterPaper';
import { letterLines, letterText } from './letter-text';

const isBrowser = process.env.TARO_ENV === 'h5';

interface LetterProps {
  readonly one: DuplicateView;
  readonly region: string;
}

/** Whether the other place is to be told: he stays here, and is insured here. */
function isToBeTold({ kind, end, insured }: DuplicateView): boolean {
  return kind === 'elsewhere' && end?.end === 'kept-here' && insured === 'here';
}

/** The letter to the other place: made on demand, for it has the whole number; printed by a browser, or saved as a text for it. */
export function Letter({ one, region }: LetterProps) {
  const { duplicateId } = one;
  const [letter, setLetter] = useState<DuplicateLetter | null>(null);
  const [saved, setSaved] = useState<boolean | null>(null);
  const print = usePrintLetter();
  const making = useAct(async () => {
    setLetter(await ask('officer', 'duplicates.letter', { duplicateId, region }));
  });
  if (!isToBeTold(one)) return null;
  if (letter === null) {
    return (
      <View className="spaced">
        <ActFailure title="没有做成" failure={making.failure} id={`letter-failed-${duplicateId}`} />
        <Button
          id={`letter-${duplicateId}`}
          kind="secondary"
          label="做一份函，通知那边暂停"
          busy={making.busy}
          onTap={() => making.start()}
        />
        <View className="soft small measure">函里写姓名和完整证件号码，做过记在操作日志里。</View>
      </View>
    );
  }
  const text = letterText(letter, officersPlace(letter.insuredIn));
  const lines = letterLines(text);
  const save = async (): Promise<void> => {
    setSaved(await saveFile(`暂停参保的函-${letter.number}.txt`, lines.join('\n\n')));
  };
  return (
    <View className="spaced" id={`letter-of-${duplicateId}`}>
      {lines.map((line, at) => (
        <View key={`${at} ${line}`} className="para measure">
          <Words>{line}</Words>
        </View>
      ))}
      {isBrowser ? (
        <Button
          id={`print-letter-${duplicateId}`}
          kind="secondary"
          label="打印函和回执"
          onTap={() => print(text)}
        />
      ) : null}
      <Button
        id={`save-letter-${duplicateId}`}
        kind="secondary"
        label="存成文字，打印盖章用"
        onTap={() => void save()}
      />
      {saved === null ? null : (
        <Callout
          kind={saved ? 'good' : 'warn'}
          id={`letter-saved-${duplicateId}`}
          title={saved ? '已经保存' : '没有保存，可以再试一次'}
          urgent
        />
      )}
    </View>
  );
}
