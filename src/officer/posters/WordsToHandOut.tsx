import { useState } from 'react';
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { wordKindNames } from '../../../contract/words-to-hand-out';
import type {
  WordKind,
  WordsLeftOut,
  WordsOfPlace,
  WordsToHandOut as WordsOfKind,
} from '../../../contract/words-to-hand-out';
import type { PosterActions } from '../../../contract/poster-actions';
import { regionName } from '../../../policy';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ChoiceList } from '../../components/ChoiceList';
import { Card, Section } from '../../components/Section';
import { Words } from '../../components/Words';
import { saveFile } from '../../platform/save-file';
import { openFile } from '../files/open-file';
import { posterPatienceMs } from './MakeBelow';

/** What is copied or saved: on paper with the clauses, in a message without them. */
function textOf({ kind, title, sentences }: WordsOfKind): string {
  const isShort = kind === 'message' || kind === 'banner';
  const lines = sentences.map(({ text, by }) => (isShort || by === '' ? text : `${text}（${by}）`));
  return isShort ? lines.join('') : [title, ...lines].join('\n');
}

function Sentences({ words }: { readonly words: WordsOfKind }) {
  return (
    <View>
      <View className="strong">{words.title}</View>
      {words.sentences.map(({ text, by }) => (
        <View key={`${text} ${by}`}>
          {text}
          {by === '' ? null : <View className="soft small">{by}</View>}
        </View>
      ))}
    </View>
  );
}

/** How it is printed, and what it is folded by. */
const paperHints: Readonly<Record<WordKind, string>> = {
  leaflet: 'A4 纸横着打，黑白就行，从中间对折。只有一面的，打一面；有两面的，按短边翻转打两面。',
  letter: 'A4 纸，黑白就行。落款处盖章、写日期。',
  notice: 'A4 纸，黑白就行。每户一张，户主签收。',
  message: 'A4 纸，黑白就行，留存备查用。',
  banner: 'A4 纸，黑白就行，交给做横幅的人。',
};

/** The words as a PDF, made in the cloud and opened to be printed or sent on. */
function PaperOf({ region, kind }: { readonly region: string; readonly kind: WordKind }) {
  const [made, setMade] = useState<PosterActions['posters.words-file']['data'] | null>(null);
  const [opened, setOpened] = useState<boolean | null>(null);
  const act = useAct(async () =>
    setMade(await ask('posters', 'posters.words-file', { region, kind }, posterPatienceMs)),
  );
  return (
    <View>
      <ActFailure title="没有做成" failure={act.failure} id="no-paper" />
      {made === null ? (
        <Button id="make-paper" kind="secondary" label="做成PDF" busy={act.busy} onTap={() => act.start()} />
      ) : (
        <View id="paper-made">
          <View className="strong">{made.name}</View>
          <View className="soft small">
            <Words>{paperHints[kind]}</Words>
          </View>
          {opened === false ? <View id="paper-unopened">没有打开，请检查网络后再试一次。</View> : null}
          <Button
            id="open-paper"
            kind="secondary"
            label="打开PDF"
            onTap={() => void openFile(made).then(setOpened)}
          />
        </View>
      )}
    </View>
  );
}

interface WordsCardProps {
  readonly words: WordsOfKind;
  readonly region: string;
}

function WordsCard({ words, region }: WordsCardProps) {
  const place = regionName(region) ?? region;
  const [done, setDone] = useState('');
  const text = textOf(words);
  const copy = (): void => {
    Taro.setClipboardData({ data: text }).then(
      () => setDone('复制好了，可以粘贴到文档、短信平台或微信群里。'),
      () => setDone('没有复制成功，请长按文字选中再复制。'),
    );
  };
  const save = (): void => {
    void saveFile(`${place}-${wordKindNames[words.kind]}.txt`, text).then((saved) =>
      setDone(saved ? '' : '没有存成文件，请再试一次，或先复制。'),
    );
  };
  return (
    <Card id={`words-${words.kind}`}>
      <Sentences words={words} />
      <View className="soft small">{`一共${[...text].length}个字。发出去之前请对照通知看一遍。`}</View>
      {done === '' ? null : <View id="words-done">{done}</View>}
      <PaperOf region={region} kind={words.kind} />
      <Button id="copy-words" kind="secondary" label="复制文字" onTap={copy} />
      <Button id="save-words" kind="secondary" label="存成文字文件" onTap={save} />
    </Card>
  );
}

function LeftOut({ one }: { readonly one: WordsLeftOut }) {
  return (
    <Card id={`left-out-${one.kind}`}>
      <View className="strong">{wordKindNames[one.kind]}没有做</View>
      <View>{one.why}</View>
    </Card>
  );
}

function Shown({ data, region }: { readonly data: WordsOfPlace; readonly region: string }) {
  const [kind, setKind] = useState<WordKind>('leaflet');
  const chosen = data.words.find((one) => one.kind === kind);
  return (
    <View id="words">
      <ChoiceList<WordKind>
        name="要哪一种"
        chosen={kind}
        onChoose={setKind}
        choices={data.words.map((one) => ({
          value: one.kind,
          label: wordKindNames[one.kind],
          id: `kind-${one.kind}`,
        }))}
      />
      {chosen === undefined ? null : <WordsCard key={kind} words={chosen} region={region} />}
      {data.leftOut.map((one) => (
        <LeftOut key={one.kind} one={one} />
      ))}
    </View>
  );
}

/** Leaflet, letter, notice to a household, message and banner of a place, each sentence with the clauses that carry it. */
export function WordsToHandOut({ region }: { readonly region: string }) {
  const [data, setData] = useState<WordsOfPlace | null>(null);
  const act = useAct(async () =>
    setData(await ask('posters', 'posters.words', { region }, posterPatienceMs)),
  );
  return (
    <Section title="宣传单、短信、横幅的文字">
      <ActFailure title="没有写成" failure={act.failure} id="no-words" />
      {data === null ? (
        <View>
          <View>按当地通知写好，每句话后面有出处，可以做成PDF打印，也可以复制。</View>
          <Button
            id="show-words"
            kind="secondary"
            label="写宣传文字"
            busy={act.busy}
            onTap={() => act.start()}
          />
        </View>
      ) : (
        <Shown data={data} region={region} />
      )}
    </Section>
  );
}
