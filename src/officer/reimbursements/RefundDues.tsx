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
import { Empty } from '../../components/PageStates';
import { Section } from '../../components/Section';
import { Words } from '../../components/Words';
import { randomId } from '../../state/random-id';
import { sayDay } from '../../words/days';
import { yuan } from '../../words/money';
import { propose } from '../files/propose';
import { WholeNumber } from '../persons/WholeNumber';
import { officersPlace } from '../use-officer';
import { Filters, narrowedInWords } from '../work-list/Filters';
import type { Narrowed } from '../work-list/Filters';
import { WorkList } from '../work-list/WorkList';
import type { TableOf } from '../work-list/WorkTable';
import { useChosen } from '../work-list/use-chosen';
import type { Chosen } from '../work-list/use-chosen';
import { useWide } from '../work-list/use-wide';
import { daysOf } from '../work-list/waits';
import { Settle, TakeList } from './GivenAtWindow';

interface OfPlace {
  readonly region: string;
  readonly year: number;
}

const stateNames: Readonly<Record<RefundDueState, string>> = {
  due: '该退、还没人申请的',
  'by-office': '该退、要在窗口退的',
  'too-late': '期后认定、不退的',
  given: '已经退了的',
  over: '后来不用退的',
};

/** What goes back, by where it was paid from where that is two, and when and how the window gave its part. */
function backWords(due: RefundDueView): string {
  const { amountFen, givenAtWindow } = due;
  if (amountFen === 0) return '不退';
  const parts = partsInWords(due);
  const split = parts.length < 2 ? '' : `，其中${parts.join('、')}`;
  const at = givenAtWindow === undefined ? '' : `，${sayDay(givenAtWindow.on)}在窗口退，${givenAtWindow.way}`;
  return `退${yuan(amountFen)}元${split}${at}`;
}

function partsInWords({ wechatGivenFen, wechatDueFen, windowFen }: RefundDueView): readonly string[] {
  return [
    ...(wechatGivenFen === 0 ? [] : [`微信已退${yuan(wechatGivenFen)}元`]),
    ...(wechatDueFen === 0 ? [] : [`微信要退${yuan(wechatDueFen)}元`]),
    ...(windowFen === 0 ? [] : [`窗口退${yuan(windowFen)}元`]),
  ];
}

const tableOfDues: TableOf<RefundDueView> = {
  name: '缴费后认定、该退的',
  columns: ['姓名', '证件号码', '缴费', '哪里', '退多少'],
  idOf: ({ recordId }) => recordId,
  cellsOf: (due) => [
    due.person.name,
    due.person.document,
    `${sayDay(due.paidOn)}缴${yuan(due.paidFen)}元`,
    officersPlace(due.region),
    backWords(due),
  ],
};

function DueLine({ one }: { readonly one: RefundDueView }) {
  const { recordId, personId, person, region, paidOn, paidFen, words } = one;
  return (
    <View className="line line_person" id={`due-${recordId}`}>
      <View className="line__cell">
        <View className="strong">{person.name}</View>
        <View className="soft small">{person.document}</View>
        <WholeNumber id={recordId} name={person.name} region={region} personId={personId} />
      </View>
      <View className="line__cell">
        <Words>{`${sayDay(paidOn)}缴${yuan(paidFen)}元`}</Words>
        <View className="soft small">{officersPlace(region)}</View>
      </View>
      <View className="line__cell">
        <Words>{words}</Words>
      </View>
      <View className="line__cell strong">{backWords(one)}</View>
    </View>
  );
}

interface GiveProps {
  readonly region: string;
  readonly dues: readonly RefundDueView[];
  /** Those that are left out: the others are proposed. */
  readonly left: Chosen;
}

/** Chosen together and proposed at once; the payer hears of it as of any refund. */
function Give({ region, dues, left }: GiveProps) {
  const [proposed, setProposed] = useState(0);
  const isWide = useWide();
  const chosen = dues.filter(({ recordId }) => !left.ids.includes(recordId));
  const act = useAct(async () => {
    const wanted = chosen.map(({ recordId, wechatDueFen }) => ({ recordId, amountFen: wechatDueFen }));
    const of = { proposalId: randomId(), part: 1, parts: 1 };
    await propose(of, 'refund-dues.give', { region, dues: wanted });
    setProposed(wanted.length);
  });
  if (proposed > 0) {
    return <Callout kind="good" id="done" title={`已提出退${proposed}人，等另一位经办人同意后生效`} urgent />;
  }
  return (
    <View>
      <Field
        id="chosen"
        label="一起提出退的"
        hint="微信付的部分退给付款人。付款人自己在订单里申请的，马上就退，不用在这里办"
      >
        {isWide ? (
          <View>{`表里选着${chosen.length}人，不退的去掉勾。`}</View>
        ) : (
          <ManyChoices
            name="一起提出退的"
            chosen={chosen.map(({ recordId }) => recordId)}
            choices={dues.map(({ recordId, person, wechatDueFen }) => ({
              value: recordId,
              label: `${person.name}，退${yuan(wechatDueFen)}元`,
              id: `choose-${recordId}`,
            }))}
            onToggle={left.toggle}
          />
        )}
      </Field>
      <ActFailure title="没有提出" failure={act.failure} />
      {chosen.length > 0 ? (
        <Button id="continue" label={`提出退${chosen.length}人`} busy={act.busy} onTap={() => act.start()} />
      ) : null}
    </View>
  );
}

interface ListProps extends OfPlace {
  readonly narrowed: Narrowed;
  readonly state: RefundDueState;
  readonly shown: string;
  readonly after: PageAfter;
  readonly loading: Loaded;
  readonly onTurn: (after: PageAfter) => void;
}

type Loaded = ReturnType<typeof useDues>;

function useDues({ narrowed, year, state, after }: Pick<ListProps, 'narrowed' | 'year' | 'state' | 'after'>) {
  const { region, wait } = narrowed;
  return useLoaded(`${region} ${year} ${state} ${wait} ${after}`, () =>
    ask('officer', 'refund-dues.list', { region, year, state, ...daysOf(wait), after }),
  );
}

/** Of what WeChat gives back all are chosen at first, of what the window gave nobody is. */
function List({ region, year, state, shown, after, loading, onTurn }: ListProps) {
  const ticked = useChosen();
  const dues = loading.state === 'ready' ? loading.data.dues : [];
  const isChosen = (id: string): boolean => ticked.ids.includes(id) === (state === 'by-office');
  const chosen = dues.map(({ recordId }) => recordId).filter(isChosen);
  const footOf = (all: readonly RefundDueView[]) => {
    const key = all.map(({ recordId }) => recordId).join();
    if (state === 'due') return <Give key={key} region={region} dues={all} left={ticked} />;
    if (state !== 'by-office') return null;
    return (
      <View>
        <Settle key={key} region={region} dues={all} chosen={ticked} />
        <TakeList of={{ region, year }} />
      </View>
    );
  };
  return (
    <WorkList
      loading={loading}
      label="正在读取名单"
      itemsOf={({ dues: all }) => all}
      turner={{ after, onTurn, onward: 'later' }}
      table={tableOfDues}
      shown={shown}
      {...(state === 'due' || state === 'by-office'
        ? { selection: { chosen, mayChoose: () => true, onToggle: ticked.toggle } }
        : {})}
      empty={
        <Empty
          title="名单是空的"
          words="导入名册以后，系统每天查一遍，查到的列在这里。由别人代办参保、只由别处认定的，由管着两处的上一级经办机构办。"
        />
      }
      foot={footOf}
    >
      {(one: RefundDueView) => <DueLine one={one} />}
    </WorkList>
  );
}

/** Who was certified after he had paid: in the window, to whom the aided part goes back, and after it, to whom nothing does. */
export function RefundDues({ region, year }: OfPlace) {
  const [state, setState] = useState<RefundDueState>('due');
  const [after, setAfter] = useState<PageAfter>(null);
  const [narrowed, setNarrowed] = useState<Narrowed>({ region, wait: 'all' });
  const loading = useDues({ narrowed, year, state, after });
  const counts = loading.state === 'ready' ? loading.data.counts : [];
  const words = narrowedInWords(narrowed, region);
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
      <Filters
        own={region}
        narrowed={narrowed}
        words={words}
        onNarrow={(next) => {
          setNarrowed(next);
          setAfter(null);
        }}
      />
      <List
        key={`${narrowed.region} ${state} ${narrowed.wait}`}
        region={region}
        year={year}
        narrowed={narrowed}
        state={state}
        shown={[stateNames[state], words, '最早的在前'].filter(Boolean).join('，')}
        after={after}
        loading={loading}
        onTurn={setAfter}
      />
    </View>
  );
}
