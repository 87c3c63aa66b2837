import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ResidentsActions } from '../../../contract/residents';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Button } from '../../components/Button';
import { Empty, FailureState, Skeleton } from '../../components/PageStates';
import { Row, Rows } from '../../components/Rows';
import { Card, Section } from '../../components/Section';
import { open } from '../../platform/navigation';
import { officerPages } from '../pages';
import { useRowKeys } from '../table/use-row-keys';
import { OfficerFrame } from '../OfficerFrame';
import { officersPlace } from '../use-officer';
import { YearOfList } from '../YearOfList';
import { useYearOfDrive } from '../year-of-drive';
import { MissingList } from './MissingList';

type Overview = ResidentsActions['residents.overview']['data'];

/** Where one has come: a place, and perhaps an agent of it. */
interface Step {
  readonly region: string;
  readonly agent?: { readonly agentId: string; readonly name: string };
}

function countWords({ listed, missing }: Overview['whole']): string {
  return `名单${listed}人，还没参保${missing}人`;
}

function Places({
  places,
  onStep,
}: {
  readonly places: Overview['places'];
  readonly onStep: (to: Step) => void;
}) {
  const listed = places.filter((one) => one.listed > 0);
  const without = places.filter((one) => one.listed === 0).map(({ name }) => name);
  const mostFirst = [...listed].sort((one, other) => other.missing - one.missing);
  if (listed.length === 0) return null;
  return (
    <Section title="各处还没参保的人" id="places">
      <Rows>
        {mostFirst.map(({ code, name, ...counts }) => (
          <Row
            key={code}
            id={`place-${code}`}
            label={name}
            hint={countWords(counts)}
            value={`${counts.missing}人`}
            onTap={() => onStep({ region: code })}
          />
        ))}
      </Rows>
      {without.length === 0 ? null : (
        <View className="soft small" id="without-list">
          还没有名单的：{without.join('、')}。
        </View>
      )}
    </Section>
  );
}

interface AgentsProps {
  readonly region: string;
  readonly agents: Overview['agents'];
  readonly onStep: (to: Step) => void;
}

function Agents({ region, agents, onStep }: AgentsProps) {
  if (agents.length === 0) return null;
  return (
    <Section title="各位代办员" id="agents">
      <Rows>
        {agents.map(({ agentId, name, listed, insured, missing }) => (
          <Row
            key={agentId}
            id={`agent-${agentId}`}
            label={name}
            hint={`名单${listed}人，已参保${insured}人`}
            value={`${missing}人`}
            onTap={() =>
              onStep({ region, agent: { agentId, name: `${name}（名单${listed}人，已参保${insured}人）` } })
            }
          />
        ))}
      </Rows>
    </Section>
  );
}

interface OfPlaceProps {
  readonly region: string;
  readonly year: number;
  readonly onStep: (to: Step) => void;
}

function OfPlace({ region, year, onStep }: OfPlaceProps) {
  const loading = useLoaded(`${region} ${year}`, () =>
    ask('officer', 'residents.overview', { region, year }),
  );
  if (loading.state === 'loading') return <Skeleton label="正在数名单" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { whole, places, agents } = loading.data;
  const isEmpty = whole.listed === 0;
  // Above the villages there are sheets for each of them, and for each agent.
  const hasSheet = !isEmpty && region.length >= 9 && places.length === 0;
  return (
    <View>
      <View className="not-printed">
        <Card id="whole">
          <View className="strong">{officersPlace(region)}</View>
          <View>{isEmpty ? '还没有名单' : countWords(whole)}</View>
        </Card>
        {isEmpty ? (
          <Empty
            title="这一年度还没有居民名单"
            words="导入谁住在哪个村以后，这里按村列出还没参保的人。"
            action={{
              id: 'open-residents',
              label: '导入居民名单',
              onTap: () => open(officerPages.officerUploads, { kind: 'residents' }),
            }}
          />
        ) : (
          <Places places={places} onStep={onStep} />
        )}
        <Agents region={region} agents={agents} onStep={onStep} />
      </View>
      {hasSheet ? <MissingList of={{ region, year }} name={officersPlace(region)} /> : null}
    </View>
  );
}

function Missing({ own }: { readonly own: string }) {
  useRowKeys('row');
  const { years, year, choose } = useYearOfDrive(own);
  const [steps, setSteps] = useState<readonly Step[]>([{ region: own }]);
  const here = steps[steps.length - 1] ?? { region: own };
  const step = (to: Step): void => setSteps([...steps, to]);
  const { region, agent } = here;
  return (
    <View>
      <View className="not-printed">
        <YearOfList years={years} year={year} onChoose={choose} />
        {steps.length > 1 ? (
          <Button id="step-back" kind="plain" label="回到上一级" onTap={() => setSteps(steps.slice(0, -1))} />
        ) : null}
      </View>
      {agent === undefined ? (
        <OfPlace key={region} region={region} year={year} onStep={step} />
      ) : (
        <MissingList
          key={agent.agentId}
          of={{ region, year, agentId: agent.agentId }}
          name={`${officersPlace(region)} ${agent.name}`}
        />
      )}
    </View>
  );
}

/** Who is on the lists of residents and not insured yet: village by village, agent by agent, with what to walk and to call by. */
export default function OfficerMissingPage() {
  return (
    <OfficerFrame heading="还没参保的人" lead="居民名单上的人，去掉已经参保的。看名单、看电话都有记录。" wide>
      {(region) => <Missing key={region} own={region} />}
    </OfficerFrame>
  );
}
