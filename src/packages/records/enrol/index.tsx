import { useDidShow, useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { Callout } from '../../../components/Callout';
import { PageFrame } from '../../../components/PageFrame';
import { goBack } from '../../../platform/navigation';
import { takeSpentForm, useJustAdded } from '../../../state/just-added';
import { yuan } from '../../../words/money';
import { recordWords } from '../../../words/record-state';
import { ApplyStep } from './ApplyStep';
import { PersonForm } from './PersonForm';

/** Those who were registered a moment ago, each with what came of it. */
function JustAdded() {
  const added = useJustAdded();
  if (added.length === 0) return null;
  return (
    <Callout kind="good" id="just-added" title={`已登记${added.length}人，再填下一位`} urgent>
      {added.map((record) => {
        const { dueFen, state } = record.status;
        const due =
          state === 'to-pay' && dueFen !== null ? `应缴 ${yuan(dueFen)} 元` : recordWords(record).label;
        return <View key={record.recordId}>{`${record.person.name}：${due}`}</View>;
      })}
    </Callout>
  );
}

/** The first page, which gives way where it was sent and one comes back from what followed. */
function PersonStep() {
  useDidShow(() => {
    if (takeSpentForm()) goBack();
  });
  return (
    <PageFrame heading="给谁登记？" barTitle="参保登记">
      <JustAdded />
      <PersonForm />
    </PageFrame>
  );
}

/** Registering somebody takes two pages: who he is, then consent and what he applies for. */
export default function EnrolPage() {
  const { params } = useRouter<{ step?: string }>();
  return params.step === 'apply' ? <ApplyStep /> : <PersonStep />;
}
