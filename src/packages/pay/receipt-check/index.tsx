import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { checkCodeLength, inGroups, readCheckCode } from '../../../../contract/check-code';
import type { ReceiptStanding } from '../../../../contract/receipts';
import { ask } from '../../../cloud/cloud';
import { useLoaded } from '../../../cloud/use-cloud';
import { Callout } from '../../../components/Callout';
import { ErrorSummary, messageFor } from '../../../components/ErrorSummary';
import type { FieldError } from '../../../components/ErrorSummary';
import { Field, TextInput } from '../../../components/Field';
import { PageFrame } from '../../../components/PageFrame';
import { FailureState, Skeleton } from '../../../components/PageStates';
import { StepFooter } from '../../../components/StepFooter';
import { codeOfQuery } from './query';

const field = 'check-code';

const problems = {
  length: `核验码是${checkCodeLength}个字符，请对照凭证检查。`,
  mistyped: '码不对，请对照凭证再看一遍：有字符看错或者输错了。',
} as const;

interface StandingWords {
  readonly kind: 'good' | 'warn' | 'bad';
  readonly title: string;
  readonly words: string;
}

const standingWords: Readonly<Record<ReceiptStanding, StandingWords>> = {
  valid: {
    kind: 'good',
    title: '有效',
    words: '凭证上的人，现在就是由这笔缴费参保的。纸上的姓名和金额，请对照本人的证件看。',
  },
  ended: {
    kind: 'warn',
    title: '已经失效',
    words:
      '这份凭证现在不再有效：钱退回了一部分或全部，或者参保已经撤销。仍然参保的，缴费人的小程序里有新的凭证，请他重新打开。',
  },
  unknown: {
    kind: 'bad',
    title: '没有这份凭证',
    words: '这里没有发过带这个核验码的凭证。请对照凭证再看一遍；仍然查不到的，这张凭证不是这里开的。',
  },
  mistyped: { kind: 'warn', title: '码不对', words: problems.mistyped },
};

function Standing({ code }: { readonly code: string }) {
  const loading = useLoaded(code, () => ask('resident', 'receipt.check', { code }));
  if (loading.state === 'loading') return <Skeleton label="正在查验" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { standing } = loading.data;
  const { kind, title, words } = standingWords[standing];
  return (
    <Callout kind={kind} id={`standing-${standing}`} title={title} urgent>
      <View>{words}</View>
      <View>核验码：{inGroups(code)}</View>
    </Callout>
  );
}

/** What is looked at: `round` tells one tap from the next. */
interface Asked {
  readonly code: string;
  readonly round: number;
}

function errorsOf(typed: string): readonly FieldError[] {
  const { kind } = readCheckCode(typed);
  return kind === 'code' ? [] : [{ field, message: problems[kind] }];
}

/** For whoever has a receipt on paper: whether it holds. It tells nothing else of it. */
export default function ReceiptCheckPage() {
  const given = codeOfQuery(useRouter().params);
  const [typed, setTyped] = useState(inGroups(given));
  const [errors, setErrors] = useState(given === '' ? [] : errorsOf(given));
  const [asked, setAsked] = useState<Asked>({ code: errors.length === 0 ? given : '', round: 0 });
  const check = (): void => {
    const read = readCheckCode(typed);
    setErrors(errorsOf(typed));
    setAsked(({ round }) => ({ code: read.kind === 'code' ? read.code : '', round: round + 1 }));
  };
  return (
    <PageFrame
      heading="查验缴费凭证"
      lead="输入凭证上的核验码，就知道凭证还有没有效。这里不显示姓名、金额和地方。"
      footer={<StepFooter label="查验" onContinue={check} />}
    >
      <ErrorSummary errors={errors} />
      {asked.code === '' ? null : (
        <View className="arrival">
          <Standing key={asked.round} code={asked.code} />
        </View>
      )}
      <Field
        id={field}
        label="核验码"
        hint={`${checkCodeLength}个字母和数字，不分大小写，空格不用输。`}
        error={messageFor(errors, field)}
      >
        <TextInput
          id={`${field}-input`}
          name="核验码"
          value={typed}
          onInput={setTyped}
          wrong={errors.length > 0}
          maxlength={40}
        />
      </Field>
    </PageFrame>
  );
}
