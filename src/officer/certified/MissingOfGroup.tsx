import { useState } from 'react';
import { View } from '@tarojs/components';
import type { IdentityCode } from '../../../policy';
import type { PageAfter } from '../../../contract/pages';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Button } from '../../components/Button';
import { PagedList } from '../../components/PagedList';
import { Empty } from '../../components/PageStates';
import { Section, Tag } from '../../components/Section';
import { Words } from '../../components/Words';

interface MissingOfGroupProps {
  readonly of: { readonly region: string; readonly year: number; readonly code: IdentityCode };
  readonly name: string;
  readonly onBack: () => void;
}

/** Who of a group is not insured, by name: for the office that answers for him. */
export function MissingOfGroup({ of, name, onBack }: MissingOfGroupProps) {
  const [after, setAfter] = useState<PageAfter>(null);
  const { region, year, code } = of;
  const loading = useLoaded(`${region} ${year} ${code} ${after}`, () =>
    ask('officer', 'certified.missing', { ...of, after }),
  );
  return (
    <View>
      <Button id="back-to-groups" kind="plain" label="回到各类人群" onTap={onBack} />
      <Section title={`${name}，还没参保的`} id="missing-of-group">
        <PagedList
          loading={loading}
          label="正在读取名单"
          itemsOf={({ people }) => people}
          turner={{ after, onTurn: setAfter, onward: 'later' }}
          empty={<Empty title="没有还没参保的人" words="名册上的都参保了。数字过一两分钟更新。" />}
        >
          {(people) => (
            <View className="card" id="people">
              {people.map(({ personId, person, groups, known }) => (
                <View key={personId} className="spaced" id={`person-${personId}`}>
                  <View className="strong">{person.name}</View>
                  <View className="soft small">
                    <Words>{person.document}</Words>
                  </View>
                  <View>
                    <Words>{groups.join('、')}</Words>
                    {known === null ? null : <Tag kind="warn" words={known} />}
                  </View>
                </View>
              ))}
            </View>
          )}
        </PagedList>
      </Section>
      {process.env.TARO_ENV === 'h5' ? (
        <View className="not-printed">
          <Button id="print" kind="plain" label="打印这一页" onTap={() => window.print()} />
        </View>
      ) : null}
    </View>
  );
}
