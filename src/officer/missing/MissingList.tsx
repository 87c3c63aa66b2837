import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ListedPhone, MissingResident } from '../../../contract/residents';
import type { PageAfter } from '../../../contract/pages';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Empty } from '../../components/PageStates';
import { Tag } from '../../components/Section';
import { Words } from '../../components/Words';
import { WorkList } from '../work-list/WorkList';
import type { TableOf } from '../work-list/WorkTable';
import { Sheet } from './Sheet';
import type { MissingOf } from './whole-list';
import './missing.scss';

/** The number is fetched when it is wanted: each look stands in the log. */
function Phone({ one }: { readonly one: MissingResident }) {
  const [phone, setPhone] = useState<ListedPhone | null>(null);
  const { residentId, person } = one;
  const showing = useAct(async () => setPhone(await ask('officer', 'residents.phone', { residentId })));
  if (!one.hasPhone) return <View className="soft small">没有联系电话</View>;
  if (phone !== null) {
    return (
      <View id={`phone-${residentId}`}>
        <View className="strong">{phone.number}</View>
        <View className="soft small">来源：{phone.from}。只用来提醒参保。</View>
      </View>
    );
  }
  return (
    <View>
      <Button
        id={`show-phone-${residentId}`}
        kind="plain"
        label={`看${person.name}的电话`}
        busy={showing.busy}
        onTap={showing.start}
      />
      <ActFailure title="没有取到" failure={showing.failure} id={`failed-${residentId}`} />
    </View>
  );
}

function householdWords({ household, isHead }: MissingResident): string {
  return `${household === '' ? '没有户号' : `户号 ${household}`}${isHead ? '，户主' : ''}`;
}

const tableOfMissing: TableOf<MissingResident> = {
  name: '还没参保的人',
  columns: ['姓名', '证件号码', '户', '电话'],
  idOf: ({ residentId }) => residentId,
  cellsOf: (one) => [
    one.person.name,
    one.person.document,
    `${householdWords(one)}${one.listedTwice ? '，别处名单上也有' : ''}`,
    one.hasPhone ? '有，展开看' : '没有',
  ],
};

function MissingRow({ one }: { readonly one: MissingResident }) {
  return (
    <View className="missing-row" id={`missing-${one.residentId}`}>
      <View className="missing-row__who">
        <View className="strong">{one.person.name}</View>
        <View className="soft small">
          <Words>{one.person.document}</Words>
        </View>
      </View>
      <View className="missing-row__where">
        {householdWords(one)}
        {one.listedTwice ? <Tag kind="warn" words="别处名单上也有" /> : null}
      </View>
      <View className="missing-row__phone">
        <Phone one={one} />
      </View>
    </View>
  );
}

/** Who is missing in a village or with an agent, household by household. */
export function MissingList({ of, name }: { readonly of: MissingOf; readonly name: string }) {
  const [after, setAfter] = useState<PageAfter>(null);
  const { region, year, agentId } = of;
  const loading = useLoaded(`${region} ${year} ${agentId} ${after}`, () =>
    ask('officer', 'residents.missing', { ...of, after }),
  );
  const row = (one: MissingResident) => <MissingRow key={one.residentId} one={one} />;
  return (
    <View>
      <Sheet of={of} name={name} />
      <View className="not-printed">
        <WorkList
          loading={loading}
          label="正在读取名单"
          itemsOf={({ residents }) => residents}
          turner={{ after, onTurn: setAfter, onward: 'later' }}
          table={tableOfMissing}
          shown={`${name}还没参保的，按户排`}
          empty={
            <Empty title="没有要上门提醒的人" words="名单上的人都参保了，或者还没有导入这里的居民名单。" />
          }
          cards={(residents) => (
            <View className="card" id="missing">
              {residents.map(row)}
            </View>
          )}
        >
          {row}
        </WorkList>
      </View>
    </View>
  );
}
