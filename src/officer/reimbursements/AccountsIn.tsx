import { View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { Section } from '../../components/Section';
import { open } from '../../platform/navigation';
import { officerPages } from '../pages';

/** Leads to where accounts that a department collected are uploaded. */
export function AccountsIn({ region }: { readonly region: string }) {
  return (
    <Section title="部门给的账户">
      <View className="measure">
        民政部门给救助资金领取账户、护理补贴账户，残联给残联采集账户。没有补贴要发的人，账号不保存。
      </View>
      <View className="card__action">
        <Button
          id="upload-accounts"
          label="上传账户文件"
          onTap={() => open(officerPages.officerUploads, { kind: 'accounts', region })}
        />
      </View>
    </Section>
  );
}
