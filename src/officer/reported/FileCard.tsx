import { useState } from 'react';
import { View } from '@tarojs/components';
import type { RegistrationFileView } from '../../../contract/registration';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Card, Tag } from '../../components/Section';
import { Words } from '../../components/Words';
import { placeName } from '../../answers/places';
import { sayMomentWithYear } from '../../words/days';
import { AsWorkbook } from '../files/AsWorkbook';
import { FileInHand } from './FileInHand';
import { RefusedLines } from './RefusedLines';
import { answerWords, contentWords, recipientWords, tagOf } from './words';

interface FileCardProps {
  readonly file: RegistrationFileView;
  readonly onAnswer: (file: RegistrationFileView) => void;
  readonly onChanged: () => void;
}

/** A numbered file: for whom, what stands in it, how far its answer is, and what an officer can do with it. */
export function FileCard({ file, onAnswer, onChanged }: FileCardProps) {
  const { number, recipient, region, at, refused, open } = file;
  const [csv, setCsv] = useState<string | null>(null);
  const [showsRefused, setShowsRefused] = useState(false);
  const act = useAct(async () => setCsv((await ask('officer', 'registration.file', { number })).csv));
  const { kind, words } = tagOf(file);
  return (
    <Card id={`file-${number}`}>
      <View className="record-card__head">
        <View className="strong">
          给{recipientWords[recipient]} · {number}
        </View>
        <Tag kind={kind} words={words} />
      </View>
      <View className="soft small">
        <Words>{`${placeName(region)} · ${sayMomentWithYear(at)}生成`}</Words>
      </View>
      <View className="measure">{contentWords(file)}</View>
      <View className="measure">{answerWords(file)}</View>
      <ActFailure title="没有取到" failure={act.failure} id={`failed-${number}`} />
      {csv === null ? (
        <Button
          id={`take-${number}`}
          kind="secondary"
          label="取文件"
          busy={act.busy}
          onTap={() => act.start()}
        />
      ) : (
        <FileInHand file={file} csv={csv} />
      )}
      <AsWorkbook file={{ kind: 'registration', number }} />
      {open > 0 ? (
        <Button id={`answer-${number}`} kind="secondary" label="读入回执" onTap={() => onAnswer(file)} />
      ) : null}
      {refused > 0 && !showsRefused ? (
        <Button
          id={`refused-of-${number}`}
          kind="plain"
          label="看退回的行"
          onTap={() => setShowsRefused(true)}
        />
      ) : null}
      {showsRefused ? <RefusedLines number={number} onSent={onChanged} /> : null}
    </Card>
  );
}
