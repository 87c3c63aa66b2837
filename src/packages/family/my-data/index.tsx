import { useState } from 'react';
import { View } from '@tarojs/components';
import type { CopiedPart, MeActions } from '../../../../contract/me';
import { ask } from '../../../cloud/cloud';
import { useLoaded } from '../../../cloud/use-cloud';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { PageFrame } from '../../../components/PageFrame';
import { Empty, FailureState, Skeleton } from '../../../components/PageStates';
import { Card, Section } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { saveFile } from '../../../platform/save-file';
import { chinaToday } from '../../../words/days';
import { copyAsJson, copyAsText, erasureWords } from './copy-file';
import { EraseAccount } from './EraseAccount';
import './my-data.scss';

function Part({ part }: { readonly part: CopiedPart }) {
  return (
    <Section title={part.heading}>
      <View className="soft small">{erasureWords(part)}</View>
      {part.entries.map(({ facts }, at) => (
        <Card key={`${part.heading} ${at}`}>
          {facts.map(([heading, words], line) => (
            <View key={`${heading} ${line}`}>
              <Words>{`${heading}：${words}`}</Words>
            </View>
          ))}
        </Card>
      ))}
    </Section>
  );
}

const onWeb = process.env.TARO_ENV === 'h5';

function SaveCopy({ copy }: { readonly copy: MeActions['me.copy']['data'] }) {
  const [saved, setSaved] = useState<boolean | null>(null);
  const save = async (): Promise<void> =>
    setSaved(await saveFile(`我的数据-${chinaToday()}.json`, copyAsJson(copy)));
  const saveText = async (): Promise<void> =>
    setSaved(await saveFile(`我的数据-${chinaToday()}.txt`, copyAsText(copy)));
  return (
    <View className="my-data__off-paper">
      <Button id="continue" label="保存成一个文件" onTap={() => void save()} />
      <View className="spaced">
        {onWeb ? (
          <Button id="print" kind="secondary" label="打印" onTap={() => window.print()} />
        ) : (
          <Button id="save-text" kind="secondary" label="存成文字，拿去打印" onTap={() => void saveText()} />
        )}
      </View>
      {saved === null ? null : (
        <Callout
          kind={saved ? 'good' : 'warn'}
          id="saved"
          title={saved ? '已经保存' : '没有保存，可以再试一次'}
          urgent
        />
      )}
    </View>
  );
}

/** All that is stored of oneself: to read, to take along, to erase. */
export default function MyDataPage() {
  const [erased, setErased] = useState<string | null>(null);
  const loading = useLoaded('my data', () => ask('resident', 'me.copy', {}));
  const copy = loading.state === 'ready' ? loading.data : null;
  if (erased !== null) {
    return (
      <PageFrame heading="我的资料">
        <Callout kind="good" id="erased" title="已经按您的要求办理" urgent>
          {erased}
        </Callout>
      </PageFrame>
    );
  }
  return (
    <PageFrame heading="我的资料" lead="这里存着的您的全部资料。只给您自己看，请不要在公共手机上保存。">
      {loading.state === 'loading' ? <Skeleton label="正在读取您的资料" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {copy && copy.parts.length === 0 ? (
        <Empty title="没有您的资料" words="您还没有在这里登记过，也没有确认过本人。" />
      ) : null}
      {copy && copy.parts.length > 0 ? (
        <View>
          <SaveCopy copy={copy} />
          {copy.parts.map((part) => (
            <Part key={part.heading} part={part} />
          ))}
          <View className="my-data__off-paper">
            <EraseAccount isSelf={copy.name !== ''} onErased={setErased} />
          </View>
        </View>
      ) : null}
    </PageFrame>
  );
}
