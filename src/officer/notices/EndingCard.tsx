import { View } from '@tarojs/components';
import type { ChainView } from '../../../contract/notice-drafts';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { Outcome } from './Outcome';
import { endingWords } from './chain-words';

interface EndingCardProps {
  readonly notice: string;
  readonly ending: NonNullable<ChainView['ending']>;
  readonly onChange: () => void;
}

/** What one officer asked to end, for a second one to agree to. */
export function EndingCard({ notice, ending, onChange }: EndingCardProps) {
  const { number, reason, words, mayAgree } = ending;
  const agreeing = useAct(async () => {
    await ask('officer', 'notices.end', { notice, number, reason, words });
    onChange();
  });
  return (
    <Callout kind="warn" id={`ending-${notice}`} title="等另一位经办人同意">
      <View>{endingWords(ending)}</View>
      <ActFailure title="没有办成" failure={agreeing.failure} />
      {mayAgree.may ? (
        <View>
          <View className="spaced spaced_both">
            <Outcome notice={notice} number={number} reason={reason} />
          </View>
          <Button
            id={`agree-ending-${notice}`}
            kind="danger"
            label="同意，不再执行这一版"
            busy={agreeing.busy}
            onTap={agreeing.start}
          />
        </View>
      ) : (
        <View>{mayAgree.why}</View>
      )}
    </Callout>
  );
}
