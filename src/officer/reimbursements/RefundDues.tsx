import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PageAfter } from '../../../contract/pages';
import { type RefundDueState, type RefundDueView, refundDueStates } from '../../../contract/refund-dues';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ChoiceList, ManyChoices } from '../../components/ChoiceList';
import { Field } from '../../components/Field';
import { PagedList } from '../../components/PagedList';
import { Empty } from '../../components/PageStates';
import { Section } from '../../components/Section';
import { Words } from '../../components/Words';
import { randomId } from '../../state/random-id';
import { sayDay } from '../../words/days';
import { yuan } from '../../words/money';
import { propose } from '../files/propose';
import { officersPlace } from '../use-officer';

interface OfPlace {
  readonly region: string;
  readonly year: number;
}

const stateNames: Readonly<Record<RefundDueState, string>> = {
  due: '该退、还没人申请的',
  'by-office': '该退、要到窗口办的',
  'too-late': '期后认定、不退的',
  given: '已经退了的',
  over: '后来不用退的',
};

function DueLine({ one }: { readonly one: RefundDueView }) {
  const { recordId, person, region, paidOn, paidFen, amountFen, words } = one;
  return (
    <View className="line line_person" id={`due-${recordId}`}>
      <View className="line__cell">
        <View className="strong">{person.name}</View>
        <View className="soft small">{person.document}</View>
      </View>
      <View className="line__cell">
        <Words>{`${sayDay(paidOn)}缴${yuan(paidFen)}元`}</Words>
        <View className="soft small">{officersPlace(region)}</View>
      </View>
      <View className="line__cell">
        <Words>{words}</Words>
      </View>
      <View className="line__cell strong">{amountFen === 0 ? '不退' : `退${yuan(amountFen)}元`}</View>
    </View>
  );
}

interface GiveProps {
  readonly region: string;
  readonly dues: readonly RefundDueView[];
}

/** Chosen together and proposed at once; the payer hears of it as of any refund. */
function Give({ region, dues }: GiveProps) {
  const [left, setLeft] = useState<readonly string[]>([]);
  const [proposed, setProposed] = useState(0);
  const chosen = dues.filter(({ recordId }) => !left.includes(recordId));
  const act = useAct(async () => {
    const wanted = chosen.map(({ recordId, amountFen }) => ({ recordId, amountFen }));
    const of = { proposalId: randomId(), part: 1, parts: 1 };
    await propose(of, 'refund-dues.give', { region, dues: wanted }, wanted.length);
    setProposed(wanted.length);
  });
  const toggle = (id: string): void =>
    setLeft(left.includes(id) ? left.filter((one) => one !== id) : [...left, id]);
  if (proposed > 0) {
    return <Callout kind="good" id="done" title={`已提出退${proposed}人，等另一位经办人同意后生效`} urgent />;
  }
  return (
    <View>
      <Field
        id="chosen"
        label="一起提出退的"
        hint="退给付款人。付款人自己在订单里申请的，马上就退，不用在这里办"
      >
        <ManyChoices
          name="一起提出退的"
          chosen={chosen.map(({ recordId }) => recordId)}
          choices={dues.map(({ recordId, person, amountFen }) => ({
            value: recordId,
            label: `${person.name}，退${yuan(amountFen)}元`,
            id: `choose-${recordId}`,
          }))}
          onToggle={toggle}
        />
      </Field>
      <ActFailure title="没有提出" failure={act.failure} />
      {chosen.length > 0 ? (
        <Button id="continue" label={`提出退${chosen.length}人`} busy={act.busy} onTap={() => act.start()} />
      ) : null}
    </View>
  );
}

/** Who was certified after he had paid: in the window, to whom the aided part goes back, and after it, to whom nothing does. */
export function RefundDues({ region, year }: OfPlace) {
  const [state, setState] = useState<RefundDueState>('due');
  const [after, setAfter] = useState<PageAfter>(null);
  const loading = useLoaded(`${region} ${year} ${state} ${after}`, () =>
    ask('officer', 'refund-dues.list', { region, year, state, after }),
  );
  const counts = loading.state === 'ready' ? loading.data.counts : [];
  return (
    <View>
      <Section title="看哪些">
        <ChoiceList<RefundDueState>
          name="看哪些"
          chosen={state}
          onChoose={(next) => {
            setState(next);
            setAfter(null);
          }}
          choices={refundDueStates.map((value) => ({
            value,
            label: stateNames[value],
            hint: `${counts.find((one) => one.state === value)?.count ?? 0}人`,
            id: `show-${value}`,
          }))}
        />
      </Section>
      <PagedList
        loading={loading}
        label="正在读取名单"
        itemsOf={({ dues }) => dues}
        turner={{ after, onTurn: setAfter, onward: 'later' }}
        empty={<Empty title="名单是空的" words="导入名册以后，系统每天查一遍，查到的列在这里。" />}
      >
        {(dues) => (
          <View>
            {dues.map((one) => (
              <DueLine key={one.recordId} one={one} />
            ))}
            {state === 'due' ? (
              <Give key={dues.map(({ recordId }) => recordId).join()} region={region} dues={dues} />
            ) : null}
          </View>
        )}
      </PagedList>
    </View>
  );
}
