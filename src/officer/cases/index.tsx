import { useState } from 'react';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { CaseKind, CaseView } from '../../../contract/refunds';
import type { PageAfter } from '../../../contract/pages';
import { usePlaceNames } from '../../answers/learn-places';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Callout } from '../../components/Callout';
import { ChoiceList } from '../../components/ChoiceList';
import { Empty } from '../../components/PageStates';
import { Section } from '../../components/Section';
import { OfficerFrame } from '../OfficerFrame';
import { everywhere } from '../use-officer';
import { Filters, narrowedInWords } from '../work-list/Filters';
import type { Narrowed } from '../work-list/Filters';
import { WorkList } from '../work-list/WorkList';
import { useChosen } from '../work-list/use-chosen';
import { daysOf } from '../work-list/waits';
import { ActsWithoutWeChat } from './ActsWithoutWeChat';
import { AlikeCases } from './AlikeCases';
import { CaseCard } from './CaseCard';
import { Kinds } from './Kinds';
import { Together, actionsTogether } from './Together';
import { WithoutWeChat } from './WithoutWeChat';
import { tableOfCases } from './case-cells';
import { kindWords } from './kind-words';

type State = 'open' | 'resolved';

const stateWords: Readonly<Record<State, string>> = { open: '还没处理的', resolved: '已经处理的' };

interface Listing extends Narrowed {
  readonly state: State;
  /** Of which kind alone; null: of all. */
  readonly kind: CaseKind | null;
  readonly after: PageAfter;
}

function useCases({ region, state, kind, wait, after }: Listing) {
  return useLoaded(`${region} ${state} ${kind ?? ''} ${wait} ${after}`, () =>
    ask('officer', 'cases.list', {
      region: region === everywhere ? 'operator' : region,
      state,
      ...(kind === null ? {} : { kind }),
      ...daysOf(wait),
      after,
    }),
  );
}

interface CasesProps {
  readonly region: string;
  /** Of which kind alone, as the first page counts them; null: of all. */
  readonly asked: CaseKind | null;
}

interface RowsProps {
  readonly listing: Listing;
  readonly shown: string;
  readonly onTurn: (after: PageAfter) => void;
}

/** The list itself: what was done stands above it. */
function Rows({ listing, shown, onTurn }: RowsProps) {
  const [done, setDone] = useState<string | null>(null);
  const chosen = useChosen();
  const loading = useCases(listing);
  const { after } = listing;
  const cases = loading.state === 'ready' ? loading.data.cases : [];
  usePlaceNames(cases.map((one) => one.region).filter((code) => code !== ''));
  const { region, state, kind } = listing;
  const mayHaveAlike =
    region !== everywhere && state === 'open' && (kind ?? 'refund-requested') === 'refund-requested';
  const mayJoin = actionsTogether(cases).length > 0;
  const finish = (words: string | null): void => {
    setDone(words);
    loading.again();
  };
  return (
    <View>
      {done === null ? null : (
        <Callout kind="good" id="done-together" title="办好了" urgent>
          {done}
        </Callout>
      )}
      {mayHaveAlike ? <AlikeCases region={region} onDone={finish} /> : null}
      <WorkList
        loading={loading}
        label="正在读取清单"
        itemsOf={({ cases: all }) => all}
        turner={{ after, onTurn, onward: 'later' }}
        table={tableOfCases}
        shown={shown}
        {...(mayJoin
          ? { selection: { chosen: chosen.ids, mayChoose: () => true, onToggle: chosen.toggle } }
          : {})}
        empty={
          <Empty
            title="没有要看的"
            words={
              after === null
                ? '申请退费和机器处理不了的账，会出现在这里。'
                : '这一页都处理完了，前面的可以再看看。'
            }
          />
        }
        head={(all) => (mayJoin ? <Together cases={all} chosen={chosen} onDone={finish} /> : null)}
      >
        {(one: CaseView) => <CaseCard one={one} onDone={() => finish(null)} />}
      </WorkList>
    </View>
  );
}

function Cases({ region, asked }: CasesProps) {
  const [listing, setListing] = useState<Listing>({
    region,
    state: 'open',
    kind: asked,
    wait: 'all',
    after: null,
  });
  const { state, kind } = listing;
  /** From the first page on. */
  const show = (changes: Partial<Listing>): void => setListing({ ...listing, ...changes, after: null });
  const words = narrowedInWords(listing, region, kind === null ? '' : kindWords[kind]);
  return (
    <View>
      <Section title="看哪些">
        <ChoiceList<State>
          name="看哪些"
          chosen={state}
          onChoose={(next) => show({ state: next })}
          choices={[
            { value: 'open', label: stateWords.open, id: 'cases-open' },
            { value: 'resolved', label: stateWords.resolved, id: 'cases-resolved' },
          ]}
        />
      </Section>
      <Filters own={region} narrowed={listing} words={words} onNarrow={show}>
        <Kinds chosen={kind} onChoose={(next) => show({ kind: next })} />
      </Filters>
      {region === everywhere ? null : <WithoutWeChat region={region} />}
      {region === everywhere ? null : <ActsWithoutWeChat region={region} />}
      <Rows
        key={`${listing.region} ${state} ${kind ?? ''} ${listing.wait}`}
        listing={listing}
        shown={[stateWords[state], words, '最早的在前'].filter(Boolean).join('，')}
        onTurn={(after) => setListing({ ...listing, after })}
      />
    </View>
  );
}

/** What no machine can settle, with all that an officer needs to settle it. */
export default function OfficerCasesPage() {
  const { params } = useRouter<{ kind?: string }>();
  const asked = (Object.keys(kindWords) as CaseKind[]).find((kind) => kind === params.kind) ?? null;
  return (
    <OfficerFrame heading="待办清单" lead="退费审批，以及机器处理不了的账。处理时请写一句说明。" wide>
      {(region) => <Cases key={region} region={region} asked={asked} />}
    </OfficerFrame>
  );
}
