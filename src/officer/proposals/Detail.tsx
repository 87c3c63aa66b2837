import { View } from '@tarojs/components';
import type { ProposalActions } from '../../../contract/proposals';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Button } from '../../components/Button';
import { FailureState, Skeleton } from '../../components/PageStates';
import { Card, Section } from '../../components/Section';
import { Words } from '../../components/Words';
import { sayMomentWithYear } from '../../words/days';
import { Decision } from './Decision';
import { actWords, problemsOf, stateWords, sumsWords, takenWords } from './words';

type Whole = ProposalActions['proposals.get']['data'];

function Rows({ rows }: Pick<Whole, 'rows'>) {
  if (rows.length === 0) return null;
  return (
    <Section title="前几行">
      {rows.map(({ name, document, words }, at) => (
        <View key={`${at} ${document}`} className="spaced">
          <View>
            {name} {document}
          </View>
          <View className="soft">
            <Words>{words}</Words>
          </View>
        </View>
      ))}
    </Section>
  );
}

/** What of a file its officer changed on the page: the second officer holds it against the paper. */
function Edited({ proposal, edited }: Pick<Whole, 'proposal' | 'edited'>) {
  const { edited: count } = proposal;
  if (count === 0) return null;
  const rest = count - edited.length;
  return (
    <Section title={`其中${count}行在网页上改过`}>
      <View id="edited">
        {edited.map(({ name, document, words }) => (
          <View key={words} className="spaced">
            <View>
              {name} {document}
            </View>
            <View className="soft">
              <Words>{words}</Words>
            </View>
          </View>
        ))}
        {rest === 0 || edited.length === 0 ? null : (
          <View className="soft">{`还有${rest}行，在“上传名册”里打开这个文件，看“网页上改过的”。`}</View>
        )}
      </View>
    </Section>
  );
}

function Outcomes({ proposal, outcomes }: Pick<Whole, 'proposal' | 'outcomes'>) {
  const problems = problemsOf(proposal.act, outcomes);
  const taken = takenWords(proposal.act, outcomes);
  return (
    <View>
      {taken === '' ? null : (
        <View id="taken" className="spaced">
          {taken}
        </View>
      )}
      {problems.length === 0 ? null : (
        <Section title="没有采用的">
          {problems.map((words) => (
            <View key={words}>
              <Words>{words}</Words>
            </View>
          ))}
        </Section>
      )}
    </View>
  );
}

function Decided({ proposal }: Pick<Whole, 'proposal'>) {
  const { decider, decidedAt, reason } = proposal;
  if (decidedAt === null) return null;
  return (
    <View>
      <Words>{`${sayMomentWithYear(decidedAt)} ${decider ?? '系统'}${reason === null ? '同意' : `：${reason}`}`}</Words>
    </View>
  );
}

interface DetailProps {
  readonly proposalId: string;
  readonly onBack: () => void;
}

/** One proposal: what it is about, who proposed it, and what an officer can do about it. */
export function Detail({ proposalId, onBack }: DetailProps) {
  const loading = useLoaded(proposalId, () => ask('officer', 'proposals.get', { proposalId }));
  if (loading.state === 'loading') return <Skeleton label="正在读取" />;
  if (loading.state === 'failed') {
    return <FailureState failure={loading.failure} onRetry={loading.again} />;
  }
  const { proposal, whyNot, rows, edited, outcomes } = loading.data;
  return (
    <View>
      <Card id="proposal">
        <View className="strong">{actWords[proposal.act]}</View>
        <View>{sumsWords(proposal)}</View>
        <View className="soft">
          <Words>{`${proposal.proposer} ${sayMomentWithYear(proposal.at)}提出 · ${stateWords[proposal.state]}`}</Words>
        </View>
        <Decided proposal={proposal} />
      </Card>
      <Rows rows={rows} />
      <Edited proposal={proposal} edited={edited} />
      <Outcomes proposal={proposal} outcomes={outcomes} />
      {proposal.state === 'proposed' ? (
        <Decision proposal={proposal} whyNot={whyNot} onDone={loading.again} />
      ) : null}
      <Button id="back-to-list" kind="plain" label="回到清单" onTap={onBack} />
    </View>
  );
}
