import { View } from '@tarojs/components';
import { channelKinds, channelUses } from '../../../policy/channels';
import { Button } from '../../components/Button';
import { ChoiceList } from '../../components/ChoiceList';
import { messageFor } from '../../components/ErrorSummary';
import { Field, TextInput } from '../../components/Field';
import { Card } from '../../components/Section';
import type { EntryFormProps } from '../EditableList';
import { kindNames, useNames } from './channel-draft';
import type { ChannelDraft } from './channel-draft';

/** One way of paying as the office types it. */
export function ChannelForm({ at, draft, errors, onChange, onRemove }: EntryFormProps<ChannelDraft>) {
  const which = `第${at + 1}个`;
  const line = (key: 'name' | 'how' | 'who', label: string, hint: string) => (
    <Field
      id={`channel-${at}-${key}`}
      label={label}
      hint={hint}
      error={messageFor(errors, `channel-${at}-${key}`)}
    >
      <TextInput
        id={`channel-${at}-${key}-input`}
        name={`${which}，${label}`}
        maxlength={100}
        value={draft[key]}
        onInput={(value) => onChange({ ...draft, [key]: value })}
      />
    </Field>
  );
  return (
    <Card id={`channel-${at}`}>
      {line('name', '名称', '居民认得的名字，例如：便民服务中心医保窗口')}
      {line('how', '怎么办', '可以不填。只写在那里真能办的，例如：带身份证，可以替父母缴')}
      {line('who', '给谁', '可以不填，不填就是大家都行')}
      <View className="small soft">在哪里</View>
      <ChoiceList
        name={`${which}，在哪里`}
        chosen={draft.channel}
        onChoose={(channel) => onChange({ ...draft, channel })}
        choices={channelKinds.map((kind) => ({
          value: kind,
          label: kindNames[kind],
          id: `channel-${at}-${kind}`,
        }))}
      />
      <View className="small soft">办什么</View>
      <ChoiceList
        name={`${which}，办什么`}
        chosen={draft.use}
        onChoose={(use) => onChange({ ...draft, use })}
        choices={channelUses.map((use) => ({ value: use, label: useNames[use], id: `channel-${at}-${use}` }))}
      />
      <Button id={`remove-${at}`} kind="plain" label="去掉这一个" onTap={onRemove} />
    </Card>
  );
}
