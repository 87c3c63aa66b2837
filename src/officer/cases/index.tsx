import { useState } from 'react';
import { View } from '@tarojs/components';
import type { CaseAction, CaseView } from '../../../contract/refunds';
import type { PageAfter } from '../../../contract/pages';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { ChoiceList } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';
import { PagedList } from '../../components/PagedList';
import { Empty } from '../../components/PageStates';
import { Card, Section, Tag } from '../../components/Section';
import { Words } from '../../components/Words';
import { sayMoment } from '../../words/days';
import { yuan } from '../../words/money';
import { OfficerFrame } from '../OfficerFrame';
import { everywhere, officersPlace } from '../use-officer';
import { ActsWithoutWeChat } from './ActsWithoutWeChat';
import { CasePictures } from './CasePictures';
import { Decide } from './Decide';
import { WithoutWeChat } from './WithoutWeChat';
import { actionWords } from './action-words';
import { kindWords } from './kind-words';

type State = 'open' | 'resolved';

function Resolved({ one }: { readonly one: CaseView }) {
  if (!one.resolution) return null;
  const { action, note, at } = one.resolution;
  return (
    <View className="soft">
      <Words>{`${sayMoment(at)} ${actionWords[action]}：${note}`}</Words>
    </View>
  );
}

function CaseCard({ one, onDone }: { readonly one: CaseView; readonly onDone: () => void }) {
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
      {one.people.map(({ name, document }) => (
        <View key={document}>
          {name} {document}
        </View>
      ))}
      <View>
        <Words>{one.summary}</Words>
      </View>
      {one.insured ? <View className="strong">{one.insured}</View> : null}
      {one.pictures ? <CasePictures caseId={one.caseId} count={one.pictures} /> : null}
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

function Cases({ region }: { readonly region: string }) {
  const [state, setState] = useState<State>('open');
  const [after, setAfter] = useState<PageAfter>(null);
  const loading = useLoaded(`${region} ${state} ${after}`, () =>
    ask('officer', 'cases.list', { region: region === everywhere ? 'operator' : region, state, after }),
  );
  const choose = (next: State): void => {
    setState(next);
    setAfter(null);
  };
  return (
    <View>
      <Section title="看哪些">
        <ChoiceList<State>
          name="看哪些"
          chosen={state}
          onChoose={choose}
          choices={[
            { value: 'open', label: '还没处理的', id: 'cases-open' },
            { value: 'resolved', label: '已经处理的', id: 'cases-resolved' },
          ]}
        />
      </Section>
      {region === everywhere ? null : <WithoutWeChat region={region} />}
      {region === everywhere ? null : <ActsWithoutWeChat region={region} />}
      <PagedList
        loading={loading}
        label="正在读取清单"
        itemsOf={({ cases }) => cases}
        turner={{ after, onTurn: setAfter, onward: 'later' }}
        empty={
          <Empty
            title="没有要看的"
            words={after === null ? '机器处理不了的，会出现在这里。' : '这一页都处理完了，前面的可以再看看。'}
          />
        }
      >
        {(cases) =>
          cases.map((one) => (
            <View className="spaced" key={one.caseId}>
              <CaseCard one={one} onDone={loading.again} />
            </View>
          ))
        }
      </PagedList>
    </View>
  );
}

/** What no machine can settle, with all that an officer needs to settle it. */
export default function OfficerCasesPage() {
  return (
    <OfficerFrame heading="待办清单" lead="退费审批，以及机器处理不了的账。处理时请写一句说明。">
      {(region) => <Cases key={region} region={region} />}
    </OfficerFrame>
  );
}
