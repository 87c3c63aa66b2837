import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ProposalView } from '../../../contract/proposals';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { Field, TextInput } from '../../components/Field';

/** A part is a minute's work at most. */
const patienceMs = 60_000;

/** Until all of it holds. Left in the middle, the server goes on by itself. */
async function agreeWhole(proposalId: string): Promise<void> {
  let progress = await ask('officer', 'proposals.agree', { proposalId }, patienceMs);
  while (progress.state === 'applying') {
    progress = await ask('officer', 'proposals.go-on', { proposalId }, patienceMs);
  }
}

interface DecisionProps {
  readonly proposal: ProposalView;
  /** Why the reader may not agree; null where he may. */
  readonly whyNot: string | null;
  readonly onDone: () => void;
}

function Agreeing({ proposal, whyNot, onDone }: DecisionProps) {
  const act = useAct(async () => {
    await agreeWhole(proposal.proposalId);
    onDone();
  });
  if (whyNot !== null) {
    return (
      <Callout kind="info" id="why-not" title="要由别人同意">
        {whyNot}
      </Callout>
    );
  }
  return (
    <View className="spaced">
      <ActFailure title="没有办成" failure={act.failure} />
      <View className="soft small">同意以后马上生效。请先和纸面文件核对。</View>
      <View className="spaced">
        <Button id="agree" label="核对过，同意" busy={act.busy} onTap={() => act.start()} />
      </View>
    </View>
  );
}

function Stopping({ proposal, onDone }: Pick<DecisionProps, 'proposal' | 'onDone'>) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const act = useAct(async () => {
    await ask('officer', 'proposals.stop', { proposalId: proposal.proposalId, reason: reason.trim() });
    onDone();
  });
  const submit = (): void => {
    const short = [...reason.trim()].length < 4;
    setMissing(short);
    if (!short) act.start();
  };
  const label = proposal.own ? '撤回' : '退回';
  return (
    <View className="spaced">
      <Field
        id="reason"
        label={`${label}的原因`}
        error={missing ? '请把原因写清楚一点，至少4个字' : undefined}
      >
        <TextInput id="reason-input" name={`${label}的原因`} value={reason} onInput={setReason} />
      </Field>
      <ActFailure title="没有办成" failure={act.failure} id="failed-stop" />
      <Button id="stop" kind="secondary" label={label} busy={act.busy} onTap={submit} />
    </View>
  );
}

/** To agree takes another officer; to stop it, any one. */
export function Decision(props: DecisionProps) {
  return (
    <View>
      <Agreeing {...props} />
      <Stopping proposal={props.proposal} onDone={props.onDone} />
    </View>
  );
}
