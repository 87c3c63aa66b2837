import { useState } from 'react';
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import type {
  WordKind,
  WordsLeftOut,
  WordsOfPlace,
  WordsToHandOut as Words,
} from '../../../contract/words-to-hand-out';
import { regionName } from '../../../policy';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ChoiceList } from '../../components/ChoiceList';
import { Card, Section } from '../../components/Section';
import { saveFile } from '../../platform/save-file';
import { posterPatienceMs } from './MakeBelow';

const kindNames: Readonly<Record<WordKind, string>> = {
  leaflet: '宣传单',
  letter: '致居民的一封信',
  notice: '告知书',
  message: '短信、微信群',
  banner: '横幅',
};

/** What is copied or saved: on paper with the clauses, in a message without them. */
function textOf({ kind, title, sentences }: Words): string {
  const isShort = kind === 'message' || kind === 'banner';
  const lines = sentences.map(({ text, by }) => (isShort || by === '' ? text : `${text}（${by}）`));
  return isShort ? lines.join('') : [title, ...lines].join('\n');
}

function Sentences({ words }: { readonly words: Words }) {
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

function WordsCard({ words, place }: { readonly words: Words; readonly place: string }) {
  const [done, setDone] = useState('');
  const text = textOf(words);
  const copy = (): void => {
    Taro.setClipboardData({ data: text }).then(
      () => setDone('复制好了，可以粘贴到文档、短信平台或微信群里。'),
      () => setDone('没有复制成功，请长按文字选中再复制。'),
    );
  };
  const save = (): void => {
    void saveFile(`${place}-${kindNames[words.kind]}.txt`, text).then((saved) =>
      setDone(saved ? '' : '没有存成文件，请再试一次，或先复制。'),
    );
  };
  return (
    <Card id={`words-${words.kind}`}>
      <Sentences words={words} />
      <View className="soft small">{`一共${[...text].length}个字。发出去之前请对照通知看一遍。`}</View>
      {done === '' ? null : <View id="words-done">{done}</View>}
      <Button id="copy-words" kind="secondary" label="复制文字" onTap={copy} />
      <Button id="save-words" kind="secondary" label="存成文件" onTap={save} />
    </Card>
  );
}

function LeftOut({ one }: { readonly one: WordsLeftOut }) {
  return (
    <Card id={`left-out-${one.kind}`}>
      <View className="strong">{kindNames[one.kind]}没有做</View>
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
          label: kindNames[one.kind],
          id: `kind-${one.kind}`,
        }))}
      />
      {chosen === undefined ? null : (
        <WordsCard key={kind} words={chosen} place={regionName(region) ?? region} />
      )}
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
          <View>按当地通知写好，每句话后面有出处，可以复制或存成文件。</View>
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
