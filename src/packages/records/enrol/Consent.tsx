import { View } from '@tarojs/components';
import { guardianConsentBelowAge } from '../../../../contract/claims';
import type { ConsentEntry } from '../../../../contract/claims';
import { ChoiceList } from '../../../components/ChoiceList';
import { Field } from '../../../components/Field';
import { fillIn } from '../../../state/enrol-draft';
import { ConsentWords, PrivacyRow } from './ConsentWords';

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
        <ConsentWords by={by} />
        <ChoiceList<ConsentBy>
          name={labelOf(by)}
          chosen={given ? by : null}
          choices={[{ value: by, label: words[by], id: `consent-${by}` }]}
          onChoose={(consent) => fillIn({ consent })}
        />
      </Field>
      <PrivacyRow />
    </View>
  );
}
