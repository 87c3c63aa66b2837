import { useState } from 'react';
import { View } from '@tarojs/components';
import {
  type ClauseOnDuplicates,
  type DuplicateView,
  duplicateKindNames,
} from '../../../contract/duplicates';
import type { PageAfter } from '../../../contract/pages';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ChoiceList } from '../../components/ChoiceList';
import { PagedList } from '../../components/PagedList';
import { Empty } from '../../components/PageStates';
import { Card, Section, Tag } from '../../components/Section';
import { Words } from '../../components/Words';
import { sayDay, sayMoment } from '../../words/days';
import { OfficerFrame } from '../OfficerFrame';
import { officersPlace } from '../use-officer';
import { YearOfList } from '../YearOfList';
import { useYearOfDrive } from '../year-of-drive';
import { Bring } from './Bring';
import { Decide } from './Decide';
import { Asked, Ruling } from './Ruling';

const insuredWords: Readonly<Record<DuplicateView['insured'], string>> = {
  here: '已在这里参保',
  'in-another-place': '已在别处参保',
  no: '这一年度还没参保',
};

const endWords: Readonly<Record<NonNullable<DuplicateView['end']>['end'], string>> = {
  stands: '名单没错，不再找他',
  'kept-here': '留在这里参保',
  'not-so': '名单写错了',
  suspended: '已暂停居民医保待遇',
  resumed: '已恢复居民医保待遇',
  left: '已从一处名单去掉',
};

function aboutWords({ kind, since, where, livesIn, alsoIn }: DuplicateView): string {
  const from = since === null ? '' : kind === 'dead' ? `，${sayDay(since)}` : `，${sayDay(since)}起`;
  const at = where === '' ? '' : `，${where}`;
  const lives = livesIn.length === 0 ? '' : `。住在${livesIn.map(officersPlace).join('、')}`;
  const also = alsoIn.length === 0 ? '' : `，${alsoIn.map(officersPlace).join('、')}的名单上也有`;
  return `${duplicateKindNames[kind]}${from}${at}${lives}${also}。`;
}

interface OneProps {
  readonly one: DuplicateView;
  readonly region: string;
  readonly onDone: (words: string) => void;
}

function One({ one, region, onDone }: OneProps) {
  return (
    <Card id={`duplicate-${one.duplicateId}`}>
      <Tag kind={one.end === null ? 'warn' : 'quiet'} words={duplicateKindNames[one.kind]} />
      <View className="strong">{one.person.name}</View>
      <View className="soft small">
        <Words>{one.person.document}</Words>
      </View>
      <View>
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
      <Ruling one={one} />
      <Asked one={one} />
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
        <View className="small" key={`${notice} ${clause}`}>
          <Words>{`${label}：${says}`}</Words>
        </View>
      ))}
    </Section>
  );
}

type State = 'open' | 'ended';

interface CasesProps {
  readonly region: string;
  readonly year: number;
}

function Cases({ region, year }: CasesProps) {
  const [state, setState] = useState<State>('open');
  const [after, setAfter] = useState<PageAfter>(null);
  const [done, setDone] = useState<string | null>(null);
  const loading = useLoaded(`${region} ${year} ${state} ${after}`, () =>
    ask('officer', 'duplicates.list', { region, year, state, after }),
  );
  const finish = (words: string): void => {
    setDone(words);
    loading.again();
  };
  const choose = (next: State): void => {
    setState(next);
    setAfter(null);
    setDone(null);
  };
  return (
    <View>
      {loading.state === 'ready' ? <Clauses clauses={loading.data.clauses} /> : null}
      <ChoiceList<State>
        name="看哪些"
        chosen={state}
        onChoose={choose}
        choices={[
          { value: 'open', label: '还没处理的', id: 'duplicates-open' },
          { value: 'ended', label: '已经处理的', id: 'duplicates-ended' },
        ]}
      />
      {done ? <Callout kind="good" id="done-case" title={done} urgent /> : null}
      <PagedList
        loading={loading}
        label="正在读取清单"
        itemsOf={({ duplicates }) => duplicates}
        turner={{ after, onTurn: setAfter, onward: 'later' }}
        empty={
          <Empty
            title="没有要看的"
            words="导入职工医保、异地参保、去世的名单以后，要核对的人会出现在这里。"
          />
        }
      >
        {(duplicates) =>
          duplicates.map((one) => (
            <View className="spaced" key={one.duplicateId}>
              <One one={one} region={region} onDone={finish} />
            </View>
          ))
        }
      </PagedList>
    </View>
  );
}

function Duplicates({ region }: { readonly region: string }) {
  const { years, year, choose } = useYearOfDrive(region);
  const [isBringing, setBringing] = useState(false);
  const [round, setRound] = useState(0);
  return (
    <View>
      <YearOfList years={years} year={year} onChoose={choose} />
      {isBringing ? (
        <Bring region={region} year={year} onBrought={() => setRound((count) => count + 1)} />
      ) : (
        <Button id="bring-list" kind="secondary" label="导入名单" onTap={() => setBringing(true)} />
      )}
      <Cases key={`${year} ${round}`} region={region} year={year} />
    </View>
  );
}

/** Who is insured otherwise, died, or is listed by two offices: what the notice says, and what can be done. */
export default function OfficerDuplicatesPage() {
  return (
    <OfficerFrame
      heading="重复参保"
      lead="职工医保、异地参保、去世和两处名单都有的人。先核实，再处理；暂停待遇要两个人办。"
    >
      {(region) => <Duplicates key={region} region={region} />}
    </OfficerFrame>
  );
}
