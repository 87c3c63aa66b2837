import { useState } from 'react';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { CaseKind } from '../../../contract/refunds';
import type { PageAfter } from '../../../contract/pages';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ChoiceList } from '../../components/ChoiceList';
import { PagedList } from '../../components/PagedList';
import { Empty } from '../../components/PageStates';
import { Section, Tag } from '../../components/Section';
import { OfficerFrame } from '../OfficerFrame';
import { everywhere } from '../use-officer';
import { ActsWithoutWeChat } from './ActsWithoutWeChat';
import { CaseColumns } from './CaseColumns';
import { WithoutWeChat } from './WithoutWeChat';
import { kindWords } from './kind-words';

type State = 'open' | 'resolved';

function OnlyKind({ kind, onAll }: { readonly kind: CaseKind; readonly onAll: () => void }) {
  return (
    <View className="spaced" id="only-kind">
      <Tag kind="warn" words={`只看：${kindWords[kind]}`} />
      <Button id="all-kinds" kind="plain" label="看所有种类的" onTap={onAll} />
    </View>
  );
}

interface CasesProps {
  readonly region: string;
  /** Of which kind alone, as the first page counts them; null: of all. */
  readonly asked: CaseKind | null;
}

function Cases({ region, asked }: CasesProps) {
  const [state, setState] = useState<State>('open');
  const [after, setAfter] = useState<PageAfter>(null);
  const [kind, setKind] = useState(asked);
  const [done, setDone] = useState<string | null>(null);
  const loading = useLoaded(`${region} ${state} ${kind ?? ''} ${after}`, () =>
    ask('officer', 'cases.list', {
      region: region === everywhere ? 'operator' : region,
      state,
      ...(kind === null ? {} : { kind }),
      after,
    }),
  );
  const show = (next: CaseKind | null): void => {
    setKind(next);
    setAfter(null);
  };
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
      {kind === null ? null : <OnlyKind kind={kind} onAll={() => show(null)} />}
      {done === null ? null : (
        <Callout kind="good" id="done-together" title="办好了" urgent>
          {done}
        </Callout>
      )}
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
        {(cases) => (
          <CaseColumns
            cases={cases}
            onKind={kind === null ? show : undefined}
            onDone={(words) => {
              setDone(words);
              loading.again();
            }}
          />
        )}
      </PagedList>
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
