import { useState } from 'react';
import { View } from '@tarojs/components';
import type { CaseAction, CaseView } from '../../../contract/refunds';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { yuan } from '../../words/money';
import { actionWords } from './action-words';

interface DecideProps {
  readonly one: CaseView;
  readonly busy: boolean;
  readonly onDecide: (decision: CaseAction) => void;
  /** Whether what is typed is enough to decide. */
  readonly isReady: () => boolean;
}

/** Money that went back can't be fetched again: who agrees reads once more how much it is, whose, and what ends. */
export function Decide({ one, busy, onDecide, isReady }: DecideProps) {
  const [asked, setAsked] = useState(false);
  const { caseId, amountFen, people } = one;
  if (asked) {
    const names = people.map(({ name }) => name).join('、');
    return (
      <Callout kind="warn" id={`sure-${caseId}`} title={`退 ${yuan(amountFen)} 元？`} urgent>
        <View>{`同意以后马上退给付款人，收不回来；${names || '这个人'}这一年度不再由这笔缴费参保。`}</View>
        <Button
          id={`approve-sure-${caseId}`}
          kind="secondary"
          label={`确定退 ${yuan(amountFen)} 元`}
          busy={busy}
          onTap={() => onDecide('approve')}
        />
        <Button
          id={`approve-not-${caseId}`}
          kind="plain"
          label="先不退"
          busy={busy}
          onTap={() => setAsked(false)}
        />
      </Callout>
    );
  }
  return (
    <>
      {one.actions.map((action) => (
        <Button
          key={action}
          id={`${action}-${caseId}`}
          kind="secondary"
          label={actionWords[action]}
          busy={busy}
          onTap={() => (action === 'approve' ? setAsked(isReady()) : onDecide(action))}
        />
      ))}
    </>
  );
}
