import { View } from '@tarojs/components';
import type { ConsentEntry } from '../../../../contract/claims';
import { Row, Rows } from '../../../components/Rows';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';

/** What a consent is for and that it can be taken back, the same wherever one is asked; `by`: who has to agree. */
export function ConsentWords({ by }: { readonly by: ConsentEntry['by'] }) {
  return (
    <>
      <View className="field__hint">
        姓名、证件号码和申报的情况，只用于登记参保、核对资助资格和缴费标准、避免重复缴费。证件号码加密保存，随时可以撤回同意。
      </View>
      {by === 'on-behalf' ? (
        <View className="field__hint">
          困难家庭等少数人缴得比别人少：您看到他应缴多少，就可能知道他属于其中一类。他不愿意让您知道的，请由他本人办理。
        </View>
      ) : null}
    </>
  );
}

/** Leads to everything that is kept and why. */
export function PrivacyRow() {
  return (
    <Rows>
      <Row id="open-privacy" label="个人信息怎么用" onTap={() => open(pages.privacy)} />
    </Rows>
  );
}
