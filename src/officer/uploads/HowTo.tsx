import { View } from '@tarojs/components';
import type { UploadKindName } from '../../../contract/uploads';
import { circumstanceCodes, identityCodes } from '../../../policy/fact-sheet';
import { circumstanceName, identityName } from '../../../policy/names';
import { ownIdentitiesOf } from '../../../policy/own-identities';
import { usePolicyOf } from '../../answers/policy-of-place';
import { uploadKindWords } from './kinds';
import { SaveButton } from '../files/SaveButton';

interface HowToProps {
  readonly kind: UploadKindName;
  readonly region: string;
}

/** What an identity is called here: as everywhere, and as the place's notices declare, of whichever year. */
function useIdentityNames(region: string): readonly string[] {
  const policy = usePolicyOf(region);
  const notices = policy.yearsAt(region).flatMap((year) => policy.noticesAt(region, year));
  return [...identityCodes.map(identityName), ...ownIdentitiesOf(notices).map(({ name }) => name)];
}

function OfRoster({ region }: { readonly region: string }) {
  const names = useIdentityNames(region);
  return (
    <View>
      <View>一行是一个人的一种身份；有两种身份，写两行。没有身份的人也可以列，身份空着。</View>
      <View>{`身份写：${names.join('、')}。`}</View>
      <View>{`情形写：${circumstanceCodes.map(circumstanceName).join('、')}。`}</View>
    </View>
  );
}

const words: Readonly<Partial<Record<UploadKindName, readonly string[]>>> = {
  residents: [
    '一行一个人。村、社区写名录里的名称或代码；名录里没有的，先在“添加街道和村”里加。',
    '联系电话只用来提醒参保。没有说过这个用处的号码，请不要写。',
    '名单只为这一年度的参保用，到次年3月底自动删除；下一年度要重新导入。',
  ],
  elsewhere: ['税务部门做的、带“校验”那一行的文件，请原样传，不要打开另存。'],
  registration: ['结果写“成功”或“失败”。没有答到的行继续等。带“校验”那一行的文件，请原样传。'],
  duplicates: [
    '一行一个人。“从哪天起”写参保那天，去世的写去世那天；“在哪里”写单位或地方。',
    '不在这里的居民名单上、也没有在这里参保的人，核对的时候就去掉，不保存。',
  ],
  accounts: [
    '账户类别写：救助资金领取账户、护理补贴账户、残联采集账户。',
    '账号那一列请设成“文本”，否则表格软件会把后几位变成0。',
    '没有补贴要发的人，账号不保存。',
  ],
  bindings: [
    '“关系”写配偶、父母、子女这样的叫法；不再绑定的写“解除”。带“校验”那一行的文件，请原样传，不要打开另存。',
  ],
  balances: ['余额按元写。带“校验”那一行的文件，请原样传，不要打开另存。'],
  result: ['结果写“成功”或“失败”。带“校验”那一行的文件，请原样传，不要打开另存。'],
  places: [
    '名称写全：瑞州街道、濠溪村。',
    '区划代码照统计部门的：街道、乡镇9位，村、社区12位。没有就空着，会编一个。',
    '村没有代码的，“上级”写它的街道、乡镇；街道要写在村的前面。',
  ],
  payout: ['结果写“已发放”或“未发放”；没发放的写原因。少了的行以后再传，先等着。'],
  targets: [
    '一行一个下一级的地方，写名称或者代码；有合计行的会核对。',
    '没有任务数、只有参保率的，写常住人口和职工参保人数。',
  ],
};

/** How a table is filled in, and an empty one. */
export function HowTo({ kind, region }: HowToProps) {
  const { label, needed, further } = uploadKindWords[kind];
  return (
    <View className="small measure card__action" id="how-to">
      <View className="strong">表格怎么填</View>
      {kind === 'roster' ? <OfRoster region={region} /> : null}
      {(words[kind] ?? []).map((one) => (
        <View key={one}>{one}</View>
      ))}
      <View>{`还可以有这些列，用不到就不写：${further.join('、')}。`}</View>
      <SaveButton
        id="save-form"
        kind="plain"
        label="取一份空白表格"
        name={`空白表格-${label}.csv`}
        textOf={() => `${[...needed, ...further].join(',')}\r\n`}
      />
    </View>
  );
}
