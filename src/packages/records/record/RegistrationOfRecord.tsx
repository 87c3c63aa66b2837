import { View } from '@tarojs/components';
import type { RecordStatus } from '../../../../contract/record-view';
import { Tag } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { registrationSentence, registrationTag } from '../registration-words';

/** The second of two states: that he paid stands above, what the bureau said to it here. */
export function RegistrationOfRecord({ status }: { readonly status: RecordStatus }) {
  const tag = registrationTag(status);
  if (tag === null) return null;
  return (
    <View className="card__action" id="registration">
      <Tag kind={tag.kind} words={tag.words} />
      <View className="record-card__sentence">
        <Words>{registrationSentence(status)}</Words>
      </View>
    </View>
  );
}
