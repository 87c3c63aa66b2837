import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { lastFourLength } from '../../../../contract/pay-requests';
import type { PayRequestActions } from '../../../../contract/pay-requests';
import { ask } from '../../../cloud/cloud';
import { Refused } from '../../../cloud/failures';
import type { Failure } from '../../../cloud/failures';
import { useAct, useLoaded } from '../../../cloud/use-cloud';
import { usePlaceNames } from '../../../answers/learn-places';
import { placeName } from '../../../answers/places';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { ErrorSummary, messageFor } from '../../../components/ErrorSummary';
import type { FieldError } from '../../../components/ErrorSummary';
import { Field, TextInput } from '../../../components/Field';
import { PageFrame } from '../../../components/PageFrame';
import { Empty, FailureState, Skeleton } from '../../../components/PageStates';
import { Card } from '../../../components/Section';
import { StepFooter } from '../../../components/StepFooter';
import { Words } from '../../../components/Words';
import { open, restartAt } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { chooseRecords } from '../../../state/order';
import { sayMoment } from '../../../words/days';

type Opened = PayRequestActions['pay-request.open']['data'];

const field = 'last-four';

const ended = {
  paid: { title: '已经交过了', words: '您要帮忙交的这一年已经参保，不用再交。' },
  over: {
    title: '链接已失效',
    words: '链接过了时间，或者输错太多次，或者家人已经收回。请让家人重新发一个。',
  },
} as const;

function Ended({ state }: { readonly state: keyof typeof ended }) {
  const action = { id: 'back-to-first', label: '给自己的家人参保', onTap: () => restartAt(pages.first) };
  return <Empty {...ended[state]} action={action} />;
}

/** Whom it is for, once the last four were right; what is due is worked out on the next page. */
function Whom({ opened }: { readonly opened: Opened }) {
  usePlaceNames([opened.region]);
  return (
    <Card id="asked">
      <View className="strong">{opened.insured}</View>
      <View>
        {placeName(opened.region)} · {opened.year}年度
      </View>
      <View className="soft">
        您付的钱是给他参保用的，凭证在您的缴费记录里。您看得到金额，看不到他的证件号码，也看不到金额怎么算出来。
      </View>
    </Card>
  );
}

function problemOf(lastFour: string): readonly FieldError[] {
  const fits = new RegExp(`^[0-9A-Za-z]{${lastFourLength}}$`).test(lastFour);
  return fits ? [] : [{ field, message: '请输入证件号码的最后四位，数字或者字母。' }];
}

function wrongFour(failure: Failure | null): readonly FieldError[] {
  const isWrong = failure instanceof Refused && failure.refusal.code === 'LAST_FOUR_WRONG';
  return isWrong ? [{ field, message: failure.message }] : [];
}

interface AskProps {
  readonly expiresAt: number | undefined;
  readonly token: string;
  readonly onOpened: (opened: Opened) => void;
}

/** Nothing is shown of the person before his last four were typed. */
function AskLastFour({ token, expiresAt, onOpened }: AskProps) {
  const [typed, setTyped] = useState('');
  const [problems, setProblems] = useState<readonly FieldError[]>([]);
  const act = useAct(async (lastFour: string) => {
    onOpened(await ask('resident', 'pay-request.open', { token, lastFour }));
  });
  const submit = (): void => {
    const lastFour = typed.trim();
    const found = problemOf(lastFour);
    setProblems(found);
    if (found.length === 0) act.start(lastFour);
  };
  const wrong = wrongFour(act.failure);
  const errors = problems.length > 0 ? problems : wrong;
  return (
    <View>
      <ErrorSummary errors={errors} />
      <ActFailure title="没有打开" failure={wrong.length > 0 ? null : act.failure} />
      <Field
        id={field}
        label="他的证件号码后四位"
        hint="不知道的，请打电话问发给您的家人。输对了才看得到是谁、交多少。"
        error={messageFor(errors, field)}
      >
        <TextInput
          id={`${field}-input`}
          name="证件号码后四位"
          kind="idcard"
          width="four"
          value={typed}
          onInput={setTyped}
          wrong={errors.length > 0}
          maxlength={lastFourLength}
        />
      </Field>
      {expiresAt === undefined ? null : (
        <View className="section__note">
          <Words>{sayMoment(expiresAt)}以前有效。</Words>
        </View>
      )}
      <View className="card__action">
        <StepFooter label="看看是谁" busy={act.busy} onContinue={submit} />
      </View>
    </View>
  );
}

/** Opened by whom a family member asked to pay. */
export default function AskedToPayPage() {
  const { params } = useRouter<{ token?: string }>();
  const token = params.token ?? '';
  const [opened, setOpened] = useState<Opened | null>(null);
  const loading = useLoaded(token, () => ask('resident', 'pay-request.look', { token }));
  const pay = ({ recordId }: Opened): void => {
    chooseRecords([recordId]);
    open(pages.payCheck, { asked: '1' });
  };
  const look = loading.state === 'ready' ? loading.data : null;
  return (
    <PageFrame
      heading="家人请您帮忙交居民医保"
      barTitle="帮家人交"
      footer={
        opened ? <Button id="continue" label="看金额，核对并支付" onTap={() => pay(opened)} /> : undefined
      }
    >
      {loading.state === 'loading' ? <Skeleton label="正在打开" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {look && look.state !== 'open' && !opened ? <Ended state={look.state} /> : null}
      {look?.state === 'open' && !opened ? (
        <AskLastFour token={token} expiresAt={look.expiresAt} onOpened={setOpened} />
      ) : null}
      {opened ? <Whom opened={opened} /> : null}
    </PageFrame>
  );
}
