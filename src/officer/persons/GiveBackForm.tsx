import { useState } from 'react';
import { View } from '@tarojs/components';
import { type Fen, fenOfYuan } from '../../../policy/money';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ChoiceList } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';
import { Section } from '../../components/Section';
import { randomId } from '../../state/random-id';
import { yuan } from '../../words/money';
import type { Overpaid } from './correction';

type How = 'ends' | 'part';

interface FormError {
  readonly field: 'amount' | 'reason';
  readonly message: string;
}

interface GiveBackFormProps {
  readonly region: string;
  readonly overpaid: Overpaid;
  readonly onProposed: () => void;
  readonly onGiveUp: () => void;
}

const endsHint = '参保登记错了的选这个。先问参保人本人，没有用微信确认过本人的由工作人员去问';

interface HowMuchProps {
  readonly overpaid: Overpaid;
  readonly how: How;
  readonly onHow: (how: How) => void;
  readonly amount: string;
  readonly onAmount: (amount: string) => void;
  readonly error: string | undefined;
}

function HowMuch({ overpaid, how, onHow, amount, onAmount, error }: HowMuchProps) {
  const { leftFen, partFen } = overpaid;
  return (
    <View>
      <ChoiceList<How>
        name="怎么退"
        chosen={how}
        onChoose={onHow}
        choices={[
          ...(partFen > 0
            ? [{ value: 'part' as const, label: '只退一部分，参保不变', hint: '只退微信付的部分' }]
            : []),
          { value: 'ends', label: `全部退回${yuan(leftFen)}元，参保停止`, hint: endsHint },
        ]}
      />
      {how === 'part' ? (
        <Field id="back-amount" label="退多少（元）" hint={`最多${yuan(partFen)}元`} error={error}>
          <TextInput id="back-amount-input" name="退多少" value={amount} onInput={onAmount} />
        </Field>
      ) : null}
    </View>
  );
}

/** How much of a payment goes back, and why: laid before another officer, nothing moves until he agrees. */
export function GiveBackForm({ region, overpaid, onProposed, onGiveUp }: GiveBackFormProps) {
  const { year, orderId, line, leftFen, partFen } = overpaid;
  const [how, setHow] = useState<How>(partFen > 0 ? 'part' : 'ends');
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<FormError | null>(null);
  const [proposalId] = useState(randomId);
  const act = useAct(async (amountFen: Fen) => {
    const ends = how === 'ends';
    const content = { grantId: proposalId, region, orderId, line, amountFen, ends, reason: reason.trim() };
    await ask('officer', 'proposals.propose', {
      proposalId,
      act: 'refunds.grant',
      part: 1,
      parts: 1,
      content,
    });
    onProposed();
  });
  const submit = (): void => {
    const amountFen = how === 'ends' ? leftFen : fenOfYuan(amount.trim());
    if (amountFen === null || (how === 'part' && (amountFen === 0 || amountFen > partFen))) {
      return setError({ field: 'amount', message: `请填写金额，最多${yuan(partFen)}元，小数最多两位` });
    }
    if ([...reason.trim()].length < 4) {
      return setError({ field: 'reason', message: '请把理由写清楚一点，至少4个字' });
    }
    setError(null);
    act.start(amountFen);
  };
  function errorOf(field: FormError['field']): string | undefined {
    return error?.field === field ? error.message : undefined;
  }
  return (
    <Section title={`退${year}年度的缴费`}>
      <HowMuch
        overpaid={overpaid}
        how={how}
        onHow={setHow}
        amount={amount}
        onAmount={setAmount}
        error={errorOf('amount')}
      />
      <Field
        id="reason"
        label="理由，付款人和参保人都看得到"
        hint="例如：窗口多收了，看过收据"
        error={errorOf('reason')}
      >
        <TextInput id="reason-input" name="理由，付款人和参保人都看得到" value={reason} onInput={setReason} />
      </Field>
      <View className="soft small">
        微信付的原路退回付款人。家庭共济账户付的：还没有报医保局的回到账户，已经报的和医保局办理。
      </View>
      <ActFailure title="没有提出" failure={act.failure} />
      <Button id="continue" label="提出退费" busy={act.busy} onTap={submit} />
      <Button id="give-up" kind="plain" label="不退了" onTap={onGiveUp} />
    </Section>
  );
}
