import { useState } from 'react';
import { View } from '@tarojs/components';
import {
  type ChangedPerson,
  type CountOfChanges,
  type RosterChangeKind,
  rosterChangeKinds,
} from '../../../contract/monthly-lists';
import type { PageAfter } from '../../../contract/pages';
import type { IdentityCode } from '../../../policy';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { usePlaceNames } from '../../answers/learn-places';
import { placeName } from '../../answers/places';
import { Empty } from '../../components/PageStates';
import { Words } from '../../components/Words';
import { OpenFile } from '../persons/OpenFile';
import { WholeNumber } from '../persons/WholeNumber';
import { Chips } from '../progress/Chips';
import { FilterBox } from '../work-list/Filters';
import { WorkList } from '../work-list/WorkList';
import type { TableOf } from '../work-list/WorkTable';
import { kindNames } from './change-kinds';

function idOf({ personId, code, region }: ChangedPerson): string {
  return `${personId}-${code}-${region}`;
}

const tableOfChanges: TableOf<ChangedPerson> = {
  name: '名单变化的人',
  columns: ['姓名', '证件号码', '变化', '认定的身份', '原来', '现在', '哪里'],
  idOf,
  cellsOf: ({ person, kind, group, before, after, region }) => [
    person.name,
    person.document,
    kindNames[kind],
    group,
    before || '没有',
    after || '没有',
    placeName(region),
  ],
};

interface ChangeProps {
  readonly change: ChangedPerson;
  /** The place whose list it is: whoever looks answers for it. */
  readonly region: string;
}

function Change({ change, region }: ChangeProps) {
  const { personId, person, group, kind, before, after } = change;
  const words = [before === '' ? '' : `原来${before}`, after === '' ? '' : `现在${after}`];
  const which = { id: idOf(change), name: person.name, region, personId };
  return (
    <View className="spaced">
      <View className="strong">{`${kindNames[kind]} ${person.name}`}</View>
      <View className="soft small">
        <Words>{person.document}</Words>
      </View>
      <View>
        <Words>{[group, ...words].filter((one) => one !== '').join('，')}</Words>
      </View>
      <View className="not-printed">
        <WholeNumber {...which} />
        <OpenFile {...which} />
      </View>
    </View>
  );
}

interface Narrowed {
  readonly code: IdentityCode | null;
  readonly kind: RosterChangeKind | null;
}

interface RowsProps {
  readonly of: { readonly region: string; readonly month: string };
  readonly narrowed: Narrowed;
  readonly shown: string;
}

function Rows({ of, narrowed: { code, kind }, shown }: RowsProps) {
  const [after, setAfter] = useState<PageAfter>(null);
  const asked = { ...of, ...(code === null ? {} : { code }), ...(kind === null ? {} : { kind }) };
  const loading = useLoaded(`${JSON.stringify(asked)} ${after}`, () =>
    ask('officer', 'monthly-lists.changes', { ...asked, after }),
  );
  const changes = loading.state === 'ready' ? loading.data.changes : [];
  usePlaceNames(changes.map(({ region }) => region));
  const row = (change: ChangedPerson) => <Change key={idOf(change)} change={change} region={of.region} />;
  return (
    <WorkList
      loading={loading}
      label="正在读取变化"
      itemsOf={({ changes: all }) => all}
      turner={{ after, onTurn: setAfter, onward: 'later' }}
      table={tableOfChanges}
      shown={shown}
      empty={
        code === null && kind === null ? (
          <Empty title="这个月没有变化" words="名册导入、更正以后，过一两分钟会列在这里。" />
        ) : (
          <Empty title="没有这样的变化" words="改一改筛选，看别的。" />
        )
      }
      cards={(all) => (
        <View className="card" id="changes">
          {all.map(row)}
        </View>
      )}
    >
      {row}
    </WorkList>
  );
}

interface ChangesProps {
  readonly of: RowsProps['of'];
  /** Groups that changed in the month; empty while they are counted. */
  readonly groups: readonly CountOfChanges[];
}

/** Who changed in a month, of one group or kind or of all. */
export function Changes({ of, groups }: ChangesProps) {
  const [narrowed, setNarrowed] = useState<Narrowed>({ code: null, kind: null });
  const { code, kind } = narrowed;
  const words = [groups.find((one) => one.code === code)?.group ?? '', kind === null ? '' : kindNames[kind]]
    .filter(Boolean)
    .join('，');
  return (
    <View>
      <View className="not-printed">
        <FilterBox words={words}>
          <View className="soft small">变化</View>
          <Chips<RosterChangeKind | 'all'>
            name="变化"
            id="kind"
            chosen={kind ?? 'all'}
            choices={[
              { value: 'all', label: '所有的' },
              ...rosterChangeKinds.map((value) => ({ value, label: kindNames[value] })),
            ]}
            onChoose={(value) => setNarrowed({ ...narrowed, kind: value === 'all' ? null : value })}
          />
          <View className="soft small">认定的身份</View>
          <Chips<IdentityCode | 'all'>
            name="认定的身份"
            id="of"
            chosen={code ?? 'all'}
            choices={[
              { value: 'all', label: '所有的' },
              ...groups.map((one) => ({ value: one.code, label: one.group })),
            ]}
            onChoose={(value) => setNarrowed({ ...narrowed, code: value === 'all' ? null : value })}
          />
        </FilterBox>
      </View>
      <Rows
        key={`${code} ${kind}`}
        of={of}
        narrowed={narrowed}
        shown={['这个月变化的', words, '不分先后'].filter(Boolean).join('，')}
      />
    </View>
  );
}
