import { useState } from 'react';
import { View } from '@tarojs/components';
import type { AccountView } from '../../../../contract/mutual-aid';
import { accountRelationName } from '../../../../policy/account-relations';
import { type Fen, fen } from '../../../../policy/money';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { useLoadedOnShow } from '../../../cloud/use-loaded-on-show';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Field, TextInput } from '../../../components/Field';
import { MoneyAmount } from '../../../components/Money';
import { PageFrame } from '../../../components/PageFrame';
import { Empty, FailureState, Skeleton } from '../../../components/PageStates';
import { Card, Section } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { placeName } from '../../../answers/places';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { sayDay } from '../../../words/days';
import { yuan } from '../../../words/money';
import { Movements } from './Movements';
import { PayFamily } from './PayFamily';

function Figures({ account }: { readonly account: AccountView }) {
  const { balanceFen, reservedFen, floorFen, authorisedFen, usableFen } = account;
  return (
    <Card id="account">
      <View className="soft">现在可以用来给家人缴费</View>
      <MoneyAmount id="usable" fen={usableFen} name="可用" />
      <View>
        {[
          `余额 ${yuan(balanceFen)} 元`,
          ...(reservedFen > 0 ? [`正在缴费占用 ${yuan(reservedFen)} 元`] : []),
          ...(floorFen > 0 ? [`必须留下 ${yuan(floorFen)} 元`] : []),
          `您放开给家人用 ${yuan(authorisedFen)} 元`,
        ].join('，')}
      </View>
      <View className="soft small">
        <Words>{`${placeName(account.region)} · 医保部门${sayDay(account.asOf)}的数`}</Words>
      </View>
    </Card>
  );
}

/** The holder releases an amount for his relatives; that is apart from any payment. */
function Authorise({ onDone }: { readonly onDone: () => void }) {
  const [amount, setAmount] = useState('');
  const [error, setError] = useState<string | undefined>();
  const act = useAct(async (amountFen: Fen) => {
    await ask('resident', 'mutual-aid.authorise', { amountFen });
    setAmount('');
    onDone();
  });
  const submit = (): void => {
    const whole = /^\d{1,6}$/.test(amount.trim());
    setError(whole ? undefined : '请填写整元的数字，例如 760');
    if (whole) act.start(fen(Number(amount.trim()) * 100));
  };
  return (
    <Section title="放开多少给家人用">
      <ActFailure title="没有办成" failure={act.failure} id="authorise-failed" />
      <Field id="authorise" label="金额（元）" hint="会代替原来放开的数，不会立刻扣钱" error={error}>
        <TextInput id="authorise-input" name="金额" kind="number" value={amount} onInput={setAmount} />
      </Field>
      <Button id="continue" kind="secondary" label="放开这个金额" busy={act.busy} onTap={submit} />
    </Section>
  );
}

function Account({ account, onChanged }: { readonly account: AccountView; readonly onChanged: () => void }) {
  return (
    <View>
      <Figures account={account} />
      <PayFamily account={account} onChanged={onChanged} />
      <Section title="能给谁缴">
        {account.relatives.length === 0 ? <Card>医保部门的绑定名单里还没有家人。</Card> : null}
        {account.relatives.map(({ person, relation }) => (
          <Card key={person.document}>
            {person.name} · {accountRelationName(relation)} · {person.document}
          </Card>
        ))}
      </Section>
      <Authorise onDone={onChanged} />
      <Movements />
    </View>
  );
}

/** The mutual-aid account of the caller: what is in it, for whom, and every movement. */
export default function AccountPage() {
  const loading = useLoadedOnShow('account', () => ask('resident', 'mutual-aid.account', {}));
  const found = loading.state === 'ready' ? loading.data : null;
  return (
    <PageFrame heading="家庭共济账户" lead="参加职工医保的人，用个人账户里的钱给家人缴居民医保。">
      {loading.state === 'loading' ? <Skeleton label="正在读取账户" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {found && found.account === null ? (
        <Empty
          title="没有可用的账户"
          words={found.reason ?? '医保部门还没有送来您的账户。'}
          action={{ id: 'open-self', label: '用一次性码确认是我本人', onTap: () => open(pages.self) }}
        />
      ) : null}
      {found?.account ? <Account account={found.account} onChanged={loading.again} /> : null}
    </PageFrame>
  );
}
