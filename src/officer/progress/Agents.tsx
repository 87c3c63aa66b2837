import { Text, View } from '@tarojs/components';
import type { AgentProgress } from '../../../contract/progress';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { FailureState, Skeleton } from '../../components/PageStates';
import { Section } from '../../components/Section';
import { aria } from '../../platform/aria';
import { Bar } from './Bar';
import { behindWords, count } from './words';

function Row({ agent }: { readonly agent: AgentProgress }) {
  const { agentId, name, listed, insured, toInsure, pace } = agent;
  const cells = [
    ['名单', count(listed)],
    ['要参保', count(toInsure)],
    ['已参保', count(insured)],
    ['完成', pace === null ? '—' : `${pace.percent}%`],
    ['比天数', behindWords(pace) || '—'],
    ['每天要', pace === null || pace.neededADay === null ? '—' : count(pace.neededADay)],
  ] as const;
  return (
    <View className="progress-table__row" id={`agent-${agentId}`} {...aria({ role: 'row' })}>
      <View className="progress-table__name progress-table__name_first strong" {...aria({ role: 'cell' })}>
        {name}
        {pace === null ? null : <Bar percent={pace.percent} />}
      </View>
      {cells.map(([label, words]) => (
        <View key={label} className="progress-table__cell" {...aria({ role: 'cell' })}>
          <Text className="progress-table__label progress-table__label_always">{label}</Text>
          <Text>{words}</Text>
        </View>
      ))}
    </View>
  );
}

/** How far each agent of a street or village has come with the people whom the residents' list gives him. */
export function Agents({ region, year }: { readonly region: string; readonly year: number }) {
  const loading = useLoaded(`agents ${region} ${year}`, () =>
    ask('officer', 'progress.agents', { region, year }),
  );
  if (loading.state === 'loading') return <Skeleton label="正在数各位代办员" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { agents } = loading.data;
  if (agents.length === 0) return null;
  return (
    <Section title="各位代办员" id="agents">
      <View className="progress-table" {...aria({ role: 'table', label: '各位代办员的参保进度' })}>
        {agents.map((agent) => (
          <Row key={agent.agentId} agent={agent} />
        ))}
      </View>
      <View className="soft small measure">
        按居民名单上分给他们的人算。已去世的、在别处参保的不算在要参保的里。
      </View>
    </Section>
  );
}
