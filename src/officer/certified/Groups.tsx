import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { CertifiedInPlace, GroupCount, JudgedGoal, NotedMissing } from '../../../contract/certified';
import { liesIn, parentRegion } from '../../../policy';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { placeName } from '../../answers/places';
import { Button } from '../../components/Button';
import { Empty, FailureState, Skeleton } from '../../components/PageStates';
import { Card, Section } from '../../components/Section';
import { Words } from '../../components/Words';
import { aria } from '../../platform/aria';
import { Tappable } from '../../components/Tappable';
import { Bar } from '../progress/Bar';
import { count } from '../progress/words';
import { useRowKeys } from '../table/use-row-keys';
import { MissingOfGroup } from './MissingOfGroup';
import '../progress/index.scss';

function Cell({ label, words }: { readonly label: string; readonly words: string }) {
  return (
    <View className="progress-table__cell" {...aria({ role: 'cell' })}>
      <Text className="progress-table__label progress-table__label_always">{label}</Text>
      <Text>{words}</Text>
    </View>
  );
}

/** What the notices want, beside whether it is so. */
function Goals({ goals }: { readonly goals: readonly JudgedGoal[] }) {
  return (
    <>
      {goals.map(({ source, what, percent, behind, undecided }) => (
        <Card key={source + what} id="goal">
          <View className="strong">
            <Words>{`通知要求：${what}（${percent}%）`}</Words>
          </View>
          <View className="measure">{howFar({ behind, undecided })}</View>
          <View className="soft small">
            <Words>{source}</Words>
          </View>
        </Card>
      ))}
    </>
  );
}

/** No verdict where it isn't known who of the missing is insured otherwise. */
function howFar({ behind, undecided }: Pick<JudgedGoal, 'behind' | 'undecided'>): string {
  if (behind.length > 0) return `还没有达到的：${behind.join('、')}。`;
  if (undecided.length === 0) return '名册上的都达到了。';
  return `只按居民医保数，还差人的：${undecided.join('、')}。差的人里参加职工医保、在别处参保、去世的没有数出来，这里不说达到没有。`;
}

interface GroupRowProps {
  readonly group: GroupCount;
  /** Absent where it isn't counted. */
  readonly noted?: NotedMissing | undefined;
  /** Absent for a province, where nobody is listed by name. */
  readonly onOpen?: (group: GroupCount) => void;
}

function GroupRow({ group, noted = { otherwise: 0, dead: 0 }, onOpen }: GroupRowProps) {
  const { code, name, certified, insured, percent } = group;
  const known = noted.otherwise + noted.dead;
  return (
    <View className="progress-table__row" id={`group-${code}`} {...aria({ role: 'row' })}>
      <View className="progress-table__name progress-table__name_first strong" {...aria({ role: 'cell' })}>
        {name}
        <Bar percent={percent} />
      </View>
      <Cell label="名册" words={count(certified)} />
      <Cell label="已参保" words={count(insured)} />
      <Cell label="参保率" words={`${percent}%`} />
      <View className="progress-table__cell" {...aria({ role: 'cell' })}>
        {certified === insured ? (
          <Text>都参保了</Text>
        ) : onOpen === undefined ? (
          <Text>差{count(certified - insured)}人</Text>
        ) : (
          <Button
            id={`open-group-${code}`}
            kind="plain"
            label={`看差的${count(certified - insured)}人`}
            onTap={() => onOpen(group)}
          />
        )}
        {known === 0 ? null : (
          <View className="soft small" id={`noted-${code}`}>
            其中{count(known)}人参加职工医保、在别处参保或已去世
          </View>
        )}
      </View>
    </View>
  );
}

/** Of all places one step below those where somebody is missing, most first. */
function Below({
  below,
  onOpen,
}: {
  readonly below: readonly CertifiedInPlace[];
  readonly onOpen: (region: string) => void;
}) {
  useRowKeys('progress-table__open');
  const missing = ({ groups }: CertifiedInPlace): number =>
    Math.max(0, ...groups.map(({ certified, insured }) => certified - insured));
  const sorted = [...below].sort((one, other) => missing(other) - missing(one));
  if (sorted.length === 0) return null;
  return (
    <Section title="下面各地" id="below">
      <View className="progress-table" {...aria({ role: 'table', label: '下面各地的困难群众' })}>
        {sorted.map(({ region, name, groups }) => (
          <View key={region} className="progress-table__row" id={`row-${region}`} {...aria({ role: 'row' })}>
            <View className="progress-table__name progress-table__name_first" {...aria({ role: 'cell' })}>
              <Tappable
                id={`open-${region}`}
                className="progress-table__open"
                role="link"
                label={`${name}，看各类人群`}
                onTap={() => onOpen(region)}
              >
                {name}
              </Tappable>
            </View>
            <View {...aria({ role: 'cell' })}>
              <Words>
                {groups.map((one) => `${one.name} ${count(one.insured)}/${count(one.certified)}`).join('；')}
              </Words>
            </View>
          </View>
        ))}
      </View>
    </Section>
  );
}

interface PlaceProps {
  readonly own: string;
  readonly region: string;
  readonly year: number;
  readonly onOpen: (region: string) => void;
}

function Place({ own, region, year, onOpen }: PlaceProps) {
  const [group, setGroup] = useState<GroupCount | null>(null);
  const loading = useLoaded(`certified ${region} ${year}`, () =>
    ask('officer', 'certified.of', { region, year }),
  );
  if (loading.state === 'loading') return <Skeleton label="正在数困难群众" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { name, groups, goals, noted, below } = loading.data;
  const above = region === own ? null : parentRegion(region);
  if (group !== null) {
    return (
      <MissingOfGroup
        own={region}
        year={year}
        groups={groups.filter(({ certified, insured }) => insured < certified)}
        first={group.code}
        onBack={() => setGroup(null)}
      />
    );
  }
  const listsNames = !region.endsWith('0000');
  return (
    <View>
      {above !== null && liesIn(above, own) ? (
        <Button id="go-above" kind="plain" label={`回到${placeName(above)}`} onTap={() => onOpen(above)} />
      ) : null}
      <Goals goals={goals} />
      {groups.length === 0 ? (
        <Empty
          title="这里还没有名册"
          words="部门的名册导入以后，这里按人群数参保了多少。大约每分钟更新一次。"
        />
      ) : (
        <Section title={`${name} ${year}年度`} id="groups">
          <View className="progress-table" {...aria({ role: 'table', label: `${name}的困难群众` })}>
            {groups.map((one) => (
              <GroupRow
                key={one.code}
                group={one}
                noted={noted?.[one.code]}
                {...(listsNames ? { onOpen: setGroup } : {})}
              />
            ))}
          </View>
          <View className="soft small measure">
            一个人有几种身份的，每种里都算。“已参保”只数在这里登记的居民医保。“重复参保”的名单上参加职工医保、在别处参保的，对照通知时也算参保，去世的不算在里面；省里和差的超过500人的地方不数这些人。
          </View>
        </Section>
      )}
      <Below below={below} onOpen={onOpen} />
    </View>
  );
}

/** Of whom departments certified in a place, how many are insured, by group; down to who is missing by name. */
export function Groups({ own, year }: { readonly own: string; readonly year: number }) {
  const [region, setRegion] = useState(own);
  return <Place key={region} own={own} region={region} year={year} onOpen={setRegion} />;
}
