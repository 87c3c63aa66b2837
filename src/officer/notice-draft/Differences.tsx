import { View } from '@tarojs/components';
import type { DraftView } from '../../../contract/notice-drafts';
import type { NoticeDocument } from '../../../policy';
import { differencesInWords } from '../../../policy/authoring/differences';
import type { Difference } from '../../../policy/authoring/difference';
import { Card } from '../../components/Section';
import { parsedNotice } from './loose';

function Sentence({ difference }: { readonly difference: Difference }) {
  const { sentence, fields } = difference;
  return (
    <Card>
      <View className="strong">{sentence}</View>
      {fields.map(({ field, label, before, after }) => (
        <View key={field} className="soft small">
          {`${label}：原来${before ?? '没有'}，现在${after ?? '去掉了'}`}
        </View>
      ))}
    </Card>
  );
}

/** What differs from the version before or from last year's, in sentences, the fields underneath; nothing can be edited. */
export function Differences({ draft }: { readonly draft: Pick<DraftView, 'before' | 'json'> }) {
  const { before, json } = draft;
  if (before === null) return <View id="first">这是这个地方的第一份通知，没有可比的。</View>;
  const [was, is] = [parsedNotice(before.json), parsedNotice(json)];
  if (was === null || is === null) return null;
  const all = differencesInWords(was as unknown as NoticeDocument, is as unknown as NoticeDocument);
  const [moved, real] = [all.filter(({ onlyMoved }) => onlyMoved), all.filter((one) => !one.onlyMoved)];
  if (all.length === 0) return <View id="same">没有不同。</View>;
  return (
    <View id="differences" className="spaced">
      {real.map((difference) => (
        <Sentence key={difference.sentence} difference={difference} />
      ))}
      {moved.length === 0 ? null : (
        <Card id="only-moved">
          <View className="strong">{`另有${moved.length}处，只是日期和年份跟着往后推：`}</View>
          {moved.map(({ sentence }) => (
            <View key={sentence} className="soft small">
              {sentence}
            </View>
          ))}
        </Card>
      )}
    </View>
  );
}
