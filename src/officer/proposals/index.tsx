import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ActOfTwo, ProposalActions, ProposalView, WaitingKind } from '../../../contract/proposals';
import type { PageAfter } from '../../../contract/pages';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Button } from '../../components/Button';
import { ChoiceList } from '../../components/ChoiceList';
import { PagedList } from '../../components/PagedList';
import { Empty } from '../../components/PageStates';
import { Card, Section, Tag } from '../../components/Section';
import { Words } from '../../components/Words';
import { usePlaceNames } from '../../answers/learn-places';
import { sayMoment } from '../../words/days';
import { OfficerFrame } from '../OfficerFrame';
import { Chips } from '../progress/Chips';
import { Table } from '../table/Table';
import { everywhere, officersPlace } from '../use-officer';
import { FilterBox, PlaceFilter } from '../work-list/Filters';
import { useWide } from '../work-list/use-wide';
import { Detail } from './Detail';
import { actWords, stateWords, sumsWords } from './words';

type State = 'open' | 'ended';
type Kind = ActOfTwo | 'all';
type ListData = ProposalActions['proposals.list']['data'];

interface Narrowed {
  readonly region: string;
  readonly act: Kind;
}

/** `名册（3件，别人提出2件）`: only what others proposed is his to decide. */
function kindLabel({ act, waiting, byOthers }: WaitingKind): string {
  return `${actWords[act]}（${waiting}件，别人提出${byOthers}件）`;
}

function toDo({ state, own }: ProposalView): string {
  return state === 'proposed' && !own ? '核对' : '查看';
}

function whose({ own, proposer, at }: ProposalView): string {
  return `${own ? '您' : proposer} ${sayMoment(at)}提出`;
}

interface ProposalCardProps {
  readonly proposal: ProposalView;
  readonly onOpen: (proposalId: string) => void;
}

function ProposalCard({ proposal, onOpen }: ProposalCardProps) {
  const { proposalId, act, region, state } = proposal;
  return (
    <Card id={`proposal-${proposalId}`}>
      <View className="record-card__head">
        <View className="strong">{actWords[act]}</View>
        <Tag kind={state === 'done' ? 'good' : 'warn'} words={stateWords[state]} />
      </View>
      <View>{sumsWords(proposal)}</View>
      <View className="soft small">
        <Words>{`${officersPlace(region)} · ${whose(proposal)}`}</Words>
      </View>
      <Button
        id={`open-${proposalId}`}
        kind="secondary"
        label={toDo(proposal)}
        onTap={() => onOpen(proposalId)}
      />
    </Card>
  );
}

interface ProposalsProps {
  readonly proposals: readonly ProposalView[];
  readonly onOpen: (proposalId: string) => void;
}

/** Cards on a phone, on a computer lines of a table that open what they are about. */
function Proposed({ proposals, onOpen }: ProposalsProps) {
  const isWide = useWide();
  usePlaceNames(proposals.map(({ region }) => region).filter((code) => code !== everywhere));
  if (!isWide) {
    return (
      <View>
        {proposals.map((one) => (
          <View className="spaced" key={one.proposalId}>
            <ProposalCard proposal={one} onOpen={onOpen} />
          </View>
        ))}
      </View>
    );
  }
  return (
    <Table
      name="等同意的"
      columns={['什么事', '多少', '哪里', '谁提出', '到了哪一步', '要做']}
      rows={proposals.map((one) => ({
        id: `open-${one.proposalId}`,
        cells: [
          actWords[one.act],
          sumsWords(one),
          officersPlace(one.region),
          whose(one),
          stateWords[one.state],
          toDo(one),
        ],
        onOpen: () => onOpen(one.proposalId),
      }))}
    />
  );
}

interface ListProps {
  readonly region: string;
  readonly onOpen: (proposalId: string) => void;
}

/** What the first page counted stays while others are turned to. */
function useKinds(data: ListData | null, isFirst: boolean): readonly WaitingKind[] {
  const [kinds, setKinds] = useState<readonly WaitingKind[]>([]);
  if (data !== null && isFirst && data.kinds !== kinds) setKinds(data.kinds);
  return kinds;
}

interface NarrowProps extends Narrowed {
  readonly own: string;
  readonly kinds: readonly WaitingKind[];
  readonly onNarrow: (narrowed: Narrowed) => void;
}

/** By place, and by kind with how many wait. */
function Narrow({ own, region, act, kinds, onNarrow }: NarrowProps) {
  const isCounted = kinds.some((one) => one.act === act);
  const words = [region === own ? '' : officersPlace(region), act === 'all' ? '' : actWords[act]];
  return (
    <FilterBox words={words.filter(Boolean).join('，')}>
      <PlaceFilter own={own} region={region} onChoose={(place) => onNarrow({ region: place, act })} />
      {kinds.length === 0 && act === 'all' ? null : (
        <Chips<Kind>
          name="什么事"
          id="act"
          chosen={act}
          choices={[
            { value: 'all', label: '所有的' },
            ...(isCounted || act === 'all' ? [] : [{ value: act, label: actWords[act] }]),
            ...kinds.map((one) => ({ value: one.act, label: kindLabel(one) })),
          ]}
          onChoose={(kind) => onNarrow({ region, act: kind })}
        />
      )}
    </FilterBox>
  );
}

function List({ region: own, onOpen }: ListProps) {
  const [state, setState] = useState<State>('open');
  const [{ region, act }, setNarrowed] = useState<Narrowed>({ region: own, act: 'all' });
  const [after, setAfter] = useState<PageAfter>(null);
  const loading = useLoaded(`${region} ${state} ${act} ${after}`, () =>
    ask('officer', 'proposals.list', { region, state, ...(act === 'all' ? {} : { act }), after }),
  );
  const kinds = useKinds(loading.state === 'ready' ? loading.data : null, after === null);
  const choose = (next: State): void => {
    setState(next);
    setAfter(null);
  };
  const narrow = (next: Narrowed): void => {
    setNarrowed(next);
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
            { value: 'open', label: '还在等的', id: 'proposals-open' },
            { value: 'ended', label: '已经办完的', id: 'proposals-ended' },
          ]}
        />
        <Narrow {...{ own, region, act, kinds }} onNarrow={narrow} />
      </Section>
      <PagedList
        loading={loading}
        label="正在读取清单"
        itemsOf={({ proposals }) => proposals}
        turner={{ after, onTurn: setAfter, onward: state === 'open' ? 'later' : 'older' }}
        empty={<Empty title="没有要看的" words="别人提出的，会出现在这里，等您核对。" />}
      >
        {(proposals) => <Proposed proposals={proposals} onOpen={onOpen} />}
      </PagedList>
    </View>
  );
}

function Proposals({ region }: { readonly region: string }) {
  const [opened, setOpened] = useState<string | null>(null);
  if (opened !== null) {
    return (
      <View className="measure">
        <Detail proposalId={opened} onBack={() => setOpened(null)} />
      </View>
    );
  }
  return <List region={region} onOpen={setOpened} />;
}

/** What one officer proposed and another has to agree to. */
export default function OfficerProposalsPage() {
  return (
    <OfficerFrame
      heading="等同意的"
      lead="涉及钱和待遇的事，一个人提出，另一个人核对同意，才生效。"
      neighbours
      wide
    >
      {(region) => <Proposals key={region} region={region} />}
    </OfficerFrame>
  );
}
