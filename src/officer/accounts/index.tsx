import { View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { Section } from '../../components/Section';
import { open } from '../../platform/navigation';
import { OfficerFrame } from '../OfficerFrame';
import { officerPages } from '../pages';
import { Batches } from './Batches';

const incoming = [
  { kind: 'bindings', label: '上传绑定文件' },
  { kind: 'balances', label: '上传余额文件' },
] as const;

/** What the bureau gives: who may be paid for from whose account, and what is in it. */
function Incoming({ region }: { readonly region: string }) {
  return (
    <Section title="医保部门给的文件">
      <View className="small measure">
        Excel或CSV，整个传上来；带“校验”那一行的，请原样传，不要打开另存。
      </View>
      {incoming.map(({ kind, label }) => (
        <View className="spaced" key={kind}>
          <Button
            id={`upload-${kind}`}
            kind="secondary"
            label={label}
            onTap={() => open(officerPages.officerUploads, { kind, region })}
          />
        </View>
      ))}
    </Section>
  );
}

/** The files of mutual-aid accounts that go between the office and the medical insurance bureau. */
export default function OfficerAccountsPage() {
  return (
    <OfficerFrame
      heading="共济账户文件"
      lead="绑定和余额由医保部门给我们，扣款批次交给他们，再读回结果。"
      wide
    >
      {(region) => (
        <View key={region}>
          <Incoming region={region} />
          <Batches
            region={region}
            onResult={(number) => open(officerPages.officerUploads, { kind: 'result', number, region })}
          />
        </View>
      )}
    </OfficerFrame>
  );
}
