import { useState } from 'react';
import { View } from '@tarojs/components';
import { readCheckCode } from '../../../contract/check-code';
import { pairingLength } from '../../../contract/officers';
import type { OfficersActions } from '../../../contract/officers';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Field, TextInput } from '../../components/Field';
import { Card, Section } from '../../components/Section';
import { usePlaceNames } from '../../answers/learn-places';
import { dutiesInWords, placesInWords } from './words';

type Accepted = OfficersActions['officers.accept']['data'];

const wrongWords = {
  length: '加入码有16位，请检查有没有少打或多打。',
  mistyped: '加入码里有一位抄错了，请对照再看一遍。',
} as const;

function Pairing({ accepted }: { readonly accepted: Accepted }) {
  usePlaceNames(accepted.regions);
  return (
    <Card id="accepted">
      <View>
        {accepted.name}，{placesInWords(accepted)}，{dutiesInWords(accepted)}
      </View>
      <View>请当面或打电话，把这{pairingLength}位数字告诉您单位里的另一位经办人（不是给您码的那位）：</View>
      <View className="amount">
        <View className="amount__figure" id="pairing">
          {accepted.pairing}
        </View>
      </View>
      <View>他输入以后，您就是经办人：关掉这一页，再从小程序首页进入“经办”。数字不要发在聊天里。</View>
    </Card>
  );
}

function Joining({ onAccepted }: { readonly onAccepted: (accepted: Accepted) => void }) {
  const [code, setCode] = useState('');
  const [error, setError] = useState<string | undefined>();
  const act = useAct(async () => onAccepted(await ask('officer', 'officers.accept', { code })));
  const submit = (): void => {
    const read = readCheckCode(code);
    setError(read.kind === 'code' ? undefined : wrongWords[read.kind]);
    if (read.kind === 'code') act.start();
  };
  return (
    <View>
      <Field id="code" label="加入码" hint="16位，字母大小写都行，中间的空格可以不打。" error={error}>
        <TextInput id="code-input" name="加入码" value={code} onInput={setCode} />
      </Field>
      <ActFailure title="没有核对上" failure={act.failure} />
      <Button id="continue" label="输入好了" busy={act.busy} onTap={submit} />
    </View>
  );
}

/** Whoever was invited types the code in his own WeChat, and reads the number that his office asks for. */
export function Join() {
  const [open, setOpen] = useState(false);
  const [accepted, setAccepted] = useState<Accepted | null>(null);
  if (accepted !== null) return <Pairing accepted={accepted} />;
  if (!open) return <Button id="open-join" kind="secondary" label="我有加入码" onTap={() => setOpen(true)} />;
  return (
    <Section title="加入经办">
      <View className="soft">单位给您的加入码，请用您自己的微信输入。一天内有效，只能用一次。</View>
      <Joining onAccepted={setAccepted} />
    </Section>
  );
}
