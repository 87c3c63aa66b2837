import { useState } from 'react';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { Empty } from '../../components/PageStates';
import { OfficerFrame } from '../OfficerFrame';
import { Chips } from '../progress/Chips';
import { everywhere } from '../use-officer';
import { YearOfList } from '../YearOfList';
import { useYearOfDrive } from '../year-of-drive';
import { Groups } from './Groups';
import { MonthlyLists } from './MonthlyLists';

const views = [
  { value: 'insured', label: '参保了没有' },
  { value: 'lists', label: '每月名单' },
] as const;
type ViewName = (typeof views)[number]['value'];

function isView(value: string | undefined): value is ViewName {
  return views.some((one) => one.value === value);
}

function OfPlace({ region }: { readonly region: string }) {
  const asked = useRouter().params['view'];
  const [view, setView] = useState<ViewName>(isView(asked) ? asked : 'insured');
  const { years, year, choose } = useYearOfDrive(region);
  return (
    <View>
      <Chips name="看什么" id="view" choices={views} chosen={view} onChoose={setView} />
      {view === 'insured' ? (
        <View>
          <View className="not-printed">
            <YearOfList years={years} year={year} onChoose={choose} />
          </View>
          <Groups key={`${region} ${year}`} own={region} year={year} />
        </View>
      ) : (
        <MonthlyLists key={region} region={region} />
      )}
    </View>
  );
}

/** Whom departments certified: who of them is insured, and which lists of the month came. */
export default function OfficerCertifiedPage() {
  return (
    <OfficerFrame heading="困难群众" lead="部门名册上认定的人。看名单有记录。" wide>
      {(region) =>
        region === everywhere ? (
          <Empty title="请选一个地方" words="困难群众按省、市、县看，由当地的经办人看。" />
        ) : (
          <OfPlace key={region} region={region} />
        )
      }
    </OfficerFrame>
  );
}
