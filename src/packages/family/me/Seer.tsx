import { View } from '@tarojs/components';
import type { SeerView } from '../../../../contract/me';
import { Button } from '../../../components/Button';
import { Card } from '../../../components/Section';
import { seerWords } from './me-words';

/** Somebody who has the person on his list; what was agreed to can be taken back here. */
export function Seer(props: {
  readonly seer: SeerView;
  readonly busy: boolean;
  readonly onRevoke: () => void;
}) {
  const { seerId, agreedAt } = props.seer;
  const { title, since, sees } = seerWords(props.seer);
  return (
    <Card id={`seer-${seerId}`}>
      <View className="strong">{title}</View>
      <View className="soft small">{since}</View>
      <View>{sees}</View>
      {agreedAt === undefined ? null : (
        <Button
          id={`revoke-${seerId}`}
          kind="secondary"
          label="不再让他看全部内容"
          busy={props.busy}
          onTap={props.onRevoke}
        />
      )}
    </Card>
  );
}
