import { useState } from 'react';
import { View } from '@tarojs/components';
import type { CaseAction, CaseView } from '../../../contract/refunds';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Field, TextInput } from '../../components/Field';
import { Card, Tag } from '../../components/Section';
import { Words } from '../../components/Words';
import { sayMoment } from '../../words/days';
import { yuan } from '../../words/money';
import { officersPlace } from '../use-officer';
import { GivenPhone } from '../given/GivenPhone';
import { GivenPictures } from '../given/GivenPictures';
import { WholeNumber } from '../persons/WholeNumber';
import { Decide } from './Decide';
import { actionWords } from './action-words';
import { kindWords } from './kind-words';

function Resolved({ one }: { readonly one: CaseView }) {
  if (!one.resolution) return null;
  const { action, note, at } = one.resolution;
  return (
    <View className="soft">
      <Words>{`${sayMoment(at)} ${actionWords[action]}：${note}`}</Words>
    </View>
  );
}

/** What the payer gave with his request. */
function Given({ one: { caseId, pictures, hasPhone } }: { readonly one: CaseView }) {
  const look = async () => (await ask('officer', 'cases.pictures', { caseId })).pictures;
  return (
    <View>
      {pictures ? <GivenPictures id={caseId} count={pictures} look={look} /> : null}
      {hasPhone ? <GivenPhone id={caseId} look={() => ask('officer', 'cases.phone', { caseId })} /> : null}
    </View>
  );
}

/** One case with all that an officer needs to settle it. */
export function CaseCard({ one, onDone }: { readonly one: CaseView; readonly onDone: () => void }) {
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const act = useAct(async (decision: CaseAction) => {
    await ask('officer', 'cases.resolve', { caseId: one.caseId, decision, note: note.trim() });
    onDone();
  });
  const isReady = (): boolean => {
    setMissing(note.trim() === '');
    return note.trim() !== '';
  };
  const decide = (decision: CaseAction): void => {
    if (isReady()) act.start(decision);
  };
  return (
    <Card id={`case-${one.caseId}`}>
      <Tag kind={one.state === 'open' ? 'warn' : 'good'} words={kindWords[one.kind]} />
      <View className="strong">{yuan(one.amountFen)} 元</View>
      <View className="soft small">
        <Words>{`${officersPlace(one.region)} · ${sayMoment(one.at)}`}</Words>
      </View>
      {one.people.map(({ personId, name, document }) => (
        <View key={personId}>
          <View>
            {name} {document}
          </View>
          <WholeNumber id={`${one.caseId}-${personId}`} name={name} region={one.region} personId={personId} />
        </View>
      ))}
      <View>
        <Words>{one.summary}</Words>
      </View>
      {one.insured ? <View className="strong">{one.insured}</View> : null}
      <Given one={one} />
      {one.orderId ? <View className="soft small">订单号 {one.orderId}</View> : null}
      <Resolved one={one} />
      <ActFailure title="没有办成" failure={act.failure} id={`failed-${one.caseId}`} />
      {one.state === 'open' ? (
        <View className="spaced">
          <Field
            id={`note-${one.caseId}`}
            label="处理说明"
            hint={one.kind === 'refund-requested' ? '不同意的话，申请人会看到这句话，请写明原因' : undefined}
            error={missing ? '请写一句说明，以后查得到' : undefined}
          >
            <TextInput id={`note-${one.caseId}-input`} name="处理说明" value={note} onInput={setNote} />
          </Field>
          <Decide one={one} busy={act.busy} onDecide={decide} isReady={isReady} />
        </View>
      ) : null}
    </Card>
  );
}
