import { useState } from 'react';
import { View } from '@tarojs/components';
import { type Fen, fenOfYuan } from '../../../policy/money';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { ClauseLinks } from '../../components/Breakdown';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ErrorSummary } from '../../components/ErrorSummary';
import { Field, TextInput } from '../../components/Field';
import { FailureState, Skeleton } from '../../components/PageStates';
import { Card, Section } from '../../components/Section';
import { useNoticeIndex } from '../../answers/notice-index';
import { paymentSourcesOf } from '../../answers/notices';
import { usePolicy } from '../../answers/policy';
import { placeName } from '../../answers/places';
import { open } from '../../platform/navigation';
import { pages } from '../../platform/pages';
import { yuan } from '../../words/money';
import { OfficerFrame } from '../OfficerFrame';
import { PlaceWithin } from '../PlaceWithin';

/** The amount that was typed in yuan; null where it is none up to 100,000 yuan. */
export function fenOf(words: string): Fen | null {
  const amount = fenOfYuan(words.trim());
  return amount !== null && amount <= 10_000_000 ? amount : null;
}

/** What the notice says of accounts, at times with a floor of its own: the office's takes nothing of it away. */
function Notices({ region }: { readonly region: string }) {
  usePolicy();
  const year = useNoticeIndex().yearToPay(region);
  const sayings = paymentSourcesOf(region, year);
  return (
    <Section title="通知怎么说">
      {sayings.length === 0 ? (
        <Callout kind="warn" id="no-account-rule" title={`${year}年度的通知没有提到共济账户`}>
          这里不能用共济账户缴费，设了底线也用不上。以后的通知写了，底线就会起作用。
        </Callout>
      ) : (
        <Card id="account-rule">
          {sayings.map(({ words, clauses }) => (
            <View key={words}>
              <View>{words}</View>
              <ClauseLinks
                clauses={clauses}
                onClause={({ notice, clause }) => open(pages.clause, { notice, clause })}
              />
            </View>
          ))}
          <View className="soft">
            通知管谁能替谁缴，底线只管账户里最少留多少，两样都要满足。通知也写了最少留多少的，按高的算。
          </View>
        </Card>
      )}
    </Section>
  );
}

function Setting(props: { readonly region: string; readonly floorFen: Fen; readonly onSet: () => void }) {
  const { region, floorFen, onSet } = props;
  const [amount, setAmount] = useState('');
  const [wrong, setWrong] = useState(false);
  const [done, setDone] = useState<Fen | null>(null);
  const act = useAct(async (fen: Fen) => {
    const set = await ask('officer', 'mutual-aid.set-floor', { region, floorFen: fen });
    setDone(set.floorFen);
    setAmount('');
    onSet();
  });
  const submit = (): void => {
    const fen = fenOf(amount);
    setWrong(fen === null);
    setDone(null);
    if (fen !== null) act.start(fen);
  };
  const problem = '请填写金额，最多10万元，小数最多两位，例如 200';
  return (
    <Section title="改成多少">
      <ErrorSummary errors={wrong ? [{ field: 'floor-amount', message: problem }] : []} />
      <Field
        id="floor-amount"
        label="账户里最少留（元）"
        hint="写 0 就是不留"
        error={wrong ? problem : undefined}
      >
        <TextInput id="floor-amount-input" name="账户里最少留" value={amount} onInput={setAmount} />
      </Field>
      <View className="soft small">
        改了以后，新的订单一分钟内按新的底线算；已经下单占用的钱不受影响。余额比底线少的账户，暂时不能替家人缴。
      </View>
      <ActFailure title="没有改成" failure={act.failure} />
      {done === null ? null : (
        <Callout kind="good" id="done" title={`${placeName(region)}的底线现在是${yuan(done)}元`} urgent />
      )}
      <View className="card__action">
        <Button
          id="continue"
          label={floorFen > 0 ? '改这个地方的底线' : '设这个地方的底线'}
          busy={act.busy}
          onTap={submit}
        />
      </View>
    </Section>
  );
}

function Floor({ own }: { readonly own: string }) {
  const [region, setRegion] = useState(own);
  const [round, setRound] = useState(0);
  const loading = useLoaded(`${region} ${round}`, () => ask('officer', 'mutual-aid.floor', { region }));
  const [known, setKnown] = useState<{ region: string; floorFen: Fen; setBy: string | null } | null>(null);
  if (loading.state === 'ready' && (known?.region !== region || known.floorFen !== loading.data.floorFen)) {
    setKnown({ region, ...loading.data });
  }
  const held = known?.region === region ? known : null;
  return (
    <View>
      <PlaceWithin own={own} chosen={region} onChoose={setRegion} />
      {loading.state === 'loading' && !held ? <Skeleton label="正在读取底线" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {held ? (
        <View>
          <Section title="现在">
            <Card id="floor">
              <View className="strong">
                {held.floorFen > 0 ? `最少留 ${yuan(held.floorFen)} 元` : '没有底线，余额可以用完'}
              </View>
              {held.setBy !== null && held.setBy !== region ? (
                <View className="soft small">跟着{placeName(held.setBy)}。在这里设了，就按这里的。</View>
              ) : null}
            </Card>
          </Section>
          <Notices region={region} />
          <Setting
            key={region}
            region={region}
            floorFen={held.floorFen}
            onSet={() => setRound((count) => count + 1)}
          />
        </View>
      ) : null}
    </View>
  );
}

/** How much must stay in every mutual-aid account of a place: the bureau's own rule, beside the notice's. */
export default function OfficerFloorPage() {
  return (
    <OfficerFrame heading="共济账户底线" lead="替家人缴费以后，职工自己的账户里最少要留多少钱。">
      {(region) => <Floor key={region} own={region} />}
    </OfficerFrame>
  );
}
