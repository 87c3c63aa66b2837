import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import {
  type ClauseOnDuplicates,
  type DuplicateKind,
  type DuplicateView,
  duplicateKindNames,
  duplicateKinds,
} from '../../../contract/duplicates';
import type { PageAfter } from '../../../contract/pages';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ChoiceList } from '../../components/ChoiceList';
import { Empty } from '../../components/PageStates';
import { Card, Section, Tag } from '../../components/Section';
import { Words } from '../../components/Words';
import { sayDay, sayMoment } from '../../words/days';
import { open } from '../../platform/navigation';
import { OfficerFrame } from '../OfficerFrame';
import { WholeNumber } from '../persons/WholeNumber';
import { Chips } from '../progress/Chips';
import { officerPages } from '../pages';
import { officersPlace } from '../use-officer';
import { Filters, narrowedInWords } from '../work-list/Filters';
import type { Narrowed } from '../work-list/Filters';
import { WorkList } from '../work-list/WorkList';
import { useChosen } from '../work-list/use-chosen';
import { daysOf } from '../work-list/waits';
import { YearOfList } from '../YearOfList';
import { useYearOfDrive } from '../year-of-drive';
import { Decide } from './Decide';
import { Letter } from './Letter';
import { PrintsLetters } from './LetterPaper';
import { Asked, Ruling } from './Ruling';
import { Together, canJoin } from './Together';
import { insuredWords, kindWords, tableOfDuplicates } from './duplicate-cells';

const endWords: Readonly<Record<NonNullable<DuplicateView['end']>['end'], string>> = {
  stands: '名单没错，不再找他',
  'kept-here': '留在这里参保',
  'not-so': '名单写错了',
  suspended: '已暂停居民医保待遇',
  resumed: '已恢复居民医保待遇',
  left: '已从一处名单去掉',
  died: '已登记去世，系统里停保',
};

function aboutWords({ kind, since, where, insuredAs, school, livesIn, alsoIn }: DuplicateView): string {
  const from = since === null ? '' : kind === 'dead' ? `，${sayDay(since)}` : `，${sayDay(since)}起`;
  const at = where === '' ? '' : `，${where}`;
  const as = insuredAs === undefined ? '' : `，按${insuredAs}参保`;
  const studies = school === undefined ? '' : `，学校是${school}`;
  const lives = livesIn.length === 0 ? '' : `。住在${livesIn.map(officersPlace).join('、')}`;
  const also = alsoIn.length === 0 ? '' : `，${alsoIn.map(officersPlace).join('、')}的名单上也有`;
  return `${kindWords(kind)}${from}${at}${as}${studies}${lives}${also}。`;
}

interface OneProps {
  readonly one: DuplicateView;
  readonly region: string;
  readonly onDone: (words: string) => void;
}

function One({ one, region, onDone }: OneProps) {
  return (
    <Card id={`duplicate-${one.duplicateId}`}>
      <Tag kind={one.end === null ? 'warn' : 'quiet'} words={kindWords(one.kind)} />
      <View className="strong">{one.person.name}</View>
      <View className="soft small">
        <Words>{one.person.document}</Words>
      </View>
      <WholeNumber id={one.duplicateId} name={one.person.name} region={region} personId={one.personId} />
      <View className="measure">
        <Words>{aboutWords(one)}</Words>
      </View>
      <View className="strong">
        {insuredWords[one.insured]}
        {one.suspendedFrom === null ? '' : `，待遇从${sayDay(one.suspendedFrom)}起暂停`}
      </View>
      {one.end === null ? null : (
        <View className="soft">
          <Words>{`${sayMoment(one.end.at)} ${endWords[one.end.end]}${one.end.byRule ? '（按通知自动办结，不对的可以改）' : ''}：${one.end.note}`}</Words>
        </View>
      )}
      {one.letter === undefined ? null : (
        <View className="soft" id={`letter-sent-${one.duplicateId}`}>
          <Words>{`${sayDay(one.letter.on)}做过函，编号${one.letter.number}。`}</Words>
        </View>
      )}
      <Ruling one={one} />
      <Asked one={one} />
      <Letter one={one} region={region} />
      <Decide one={one} region={region} onDone={onDone} />
    </Card>
  );
}

/** What the notice says, in its own words here; where it is silent, that it is. */
function Clauses({ clauses }: { readonly clauses: readonly ClauseOnDuplicates[] }) {
  if (clauses.length === 0) {
    return (
      <Callout kind="info" id="notice-silent" title="通知没有写重复参保怎么办">
        请照上级的规定办，处理说明里写清楚依据。
      </Callout>
    );
  }
  return (
    <Section title="通知怎么写" id="clauses">
      {clauses.map(({ notice, clause, label, says }) => (
        <View className="small measure" key={`${notice} ${clause}`}>
          <Words>{`${label}：${says}`}</Words>
        </View>
      ))}
    </Section>
  );
}

type State = 'open' | 'ended';

const stateWords: Readonly<Record<State, string>> = { open: '还没处理的', ended: '已经处理的' };

interface Listing extends Narrowed {
  readonly state: State;
  /** Of which kind alone; null: of all. */
  readonly kind: DuplicateKind | null;
  readonly after: PageAfter;
}

interface CasesProps {
  readonly region: string;
  readonly year: number;
}

function useDuplicates(year: number, { region, state, kind, wait, after }: Listing) {
  return useLoaded(`${region} ${year} ${state} ${kind ?? ''} ${wait} ${after}`, () =>
    ask('officer', 'duplicates.list', {
      region,
      year,
      state,
      ...(kind === null ? {} : { kind }),
      ...daysOf(wait),
      after,
    }),
  );
}

interface ListProps extends CasesProps {
  readonly listing: Listing;
  readonly shown: string;
  readonly onTurn: (after: PageAfter) => void;
}

/** The list itself, under what the notice says. */
function List({ region, year, listing, shown, onTurn }: ListProps) {
  const [done, setDone] = useState<string | null>(null);
  const chosen = useChosen();
  const loading = useDuplicates(year, listing);
  const all = loading.state === 'ready' ? loading.data.duplicates : [];
  const mayJoin = all.filter(canJoin).length > 1;
  const finish = (words: string): void => {
    setDone(words);
    loading.again();
  };
  return (
    <View>
      {loading.state === 'ready' ? <Clauses clauses={loading.data.clauses} /> : null}
      {done ? <Callout kind="good" id="done-case" title={done} urgent /> : null}
      <WorkList
        loading={loading}
        label="正在读取清单"
        itemsOf={({ duplicates }) => duplicates}
        turner={{ after: listing.after, onTurn, onward: 'later' }}
        table={tableOfDuplicates}
        shown={shown}
        {...(mayJoin
          ? { selection: { chosen: chosen.ids, mayChoose: canJoin, onToggle: chosen.toggle } }
          : {})}
        empty={
          <Empty
            title="没有要看的"
            words="上传职工医保、异地参保、去世的名单以后，要核对的人会出现在这里。"
          />
        }
        head={(shownNow) =>
          mayJoin ? <Together duplicates={shownNow} region={region} chosen={chosen} onDone={finish} /> : null
        }
      >
        {(one: DuplicateView) => (
          <View className="spaced">
            <One one={one} region={region} onDone={finish} />
          </View>
        )}
      </WorkList>
    </View>
  );
}

function Cases({ region, year }: CasesProps) {
  const [listing, setListing] = useState<Listing>({
    region,
    state: 'open',
    kind: null,
    wait: 'all',
    after: null,
  });
  const { state, kind } = listing;
  /** From the first page on. */
  const show = (changes: Partial<Listing>): void => setListing({ ...listing, ...changes, after: null });
  const words = narrowedInWords(listing, region, kind === null ? '' : duplicateKindNames[kind]);
  return (
    <View>
      <ChoiceList<State>
        name="看哪些"
        chosen={state}
        onChoose={(next) => show({ state: next })}
        choices={[
          { value: 'open', label: stateWords.open, id: 'duplicates-open' },
          { value: 'ended', label: stateWords.ended, id: 'duplicates-ended' },
        ]}
      />
      <Filters own={region} narrowed={listing} words={words} onNarrow={show}>
        <View className="soft small">哪一种</View>
        <Chips<DuplicateKind | 'all'>
          name="哪一种"
          id="only"
          chosen={kind ?? 'all'}
          choices={[
            { value: 'all', label: '所有的' },
            ...duplicateKinds.map((value) => ({ value, label: duplicateKindNames[value] })),
          ]}
          onChoose={(value) => show({ kind: value === 'all' ? null : value })}
        />
      </Filters>
      <List
        key={`${listing.region} ${state} ${kind ?? ''} ${listing.wait}`}
        region={region}
        year={year}
        listing={listing}
        shown={[stateWords[state], words, state === 'open' ? '最早的在前' : '最近的在前']
          .filter(Boolean)
          .join('，')}
        onTurn={(after) => setListing({ ...listing, after })}
      />
    </View>
  );
}

function Duplicates({ region }: { readonly region: string }) {
  const { years, year, choose } = useYearOfDrive(region, useRouter().params['year']);
  return (
    <View>
      <YearOfList years={years} year={year} onChoose={choose} />
      <Button
        id="bring-list"
        kind="secondary"
        label="上传名单"
        onTap={() => open(officerPages.officerUploads, { kind: 'duplicates', region, year: String(year) })}
      />
      <View className="spaced">
        <Cases key={year} region={region} year={year} />
      </View>
    </View>
  );
}

/** Who is insured otherwise, died, or is listed by two offices: what the notice says, and what can be done. */
export default function OfficerDuplicatesPage() {
  return (
    <PrintsLetters>
      <OfficerFrame
        heading="重复参保"
        lead="职工医保、异地参保、去世和两处名单都有的人。先核实，再处理；暂停待遇、登记去世要两个人办。"
        wide
      >
        {(region) => <Duplicates key={region} region={region} />}
      </OfficerFrame>
    </PrintsLetters>
  );
}
