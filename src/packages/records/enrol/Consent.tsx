import { View } from '@tarojs/components';
import { guardianConsentBelowAge } from '../../../../contract/claims';
import type { ConsentEntry } from '../../../../contract/claims';
import { ChoiceList } from '../../../components/ChoiceList';
import { Field } from '../../../components/Field';
import { Row, Rows } from '../../../components/Rows';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { fillIn } from '../../../state/enrol-draft';

type ConsentBy = ConsentEntry['by'];

const words: Readonly<Record<ConsentBy, string>> = {
  self: '我就是参保人，我同意',
  'on-behalf': '我为家人办理，他已经同意',
  guardian: '我是孩子的监护人，我同意',
};

function labelOf(by: ConsentBy): string {
  return by === 'guardian'
    ? `孩子不满${guardianConsentBelowAge}周岁，由监护人同意`
    : '同意把这些信息用于参保吗？';
}

interface ConsentProps {
  /** Who has to agree. */
  readonly by: ConsentBy;
  readonly given: boolean;
  readonly error: string | undefined;
}

/** Asked apart from everything else, never ticked beforehand: what the data are for, and that it can be taken back. */
export function Consent({ by, given, error }: ConsentProps) {
  return (
    <View className="section">
      <Field id="consent" label={labelOf(by)} error={error}>
        <View className="field__hint">
          姓名、证件号码和申报的情况，只用于登记参保、核对资助资格和缴费标准、避免重复缴费。证件号码加密保存，随时可以撤回同意。
        </View>
        {by === 'on-behalf' ? (
          <View className="field__hint">
            困难家庭等少数人缴得比别人少：您看到他应缴多少，就可能知道他属于其中一类。他不愿意让您知道的，请由他本人办理。
          </View>
        ) : null}
        <ChoiceList<ConsentBy>
          name={labelOf(by)}
          chosen={given ? by : null}
          choices={[{ value: by, label: words[by], id: `consent-${by}` }]}
          onChoose={(consent) => fillIn({ consent })}
        />
      </Field>
      <Rows>
        <Row id="open-privacy" label="个人信息怎么用" onTap={() => open(pages.privacy)} />
      </Rows>
    </View>
  );
}
