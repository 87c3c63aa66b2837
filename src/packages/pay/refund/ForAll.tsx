import { useState } from 'react';
import { View } from '@tarojs/components';
import { askableReasons } from '../../../../contract/refunds';
import type { AskableReason } from '../../../../contract/refunds';
import { useAct } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { ChoiceList } from '../../../components/ChoiceList';
import { PageFrame } from '../../../components/PageFrame';
import { Card } from '../../../components/Section';
import { StepFooter } from '../../../components/StepFooter';
import { Words } from '../../../components/Words';
import { open, replace } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { yuan } from '../../../words/money';
import { reasonWords, wordsOfRefund } from '../../../words/order-state';
import { askBack } from './ask-back';
import type { Asked } from './ask-back';
import { everyLine } from './whom';

function Outcome({ asked, orderId }: { readonly asked: Asked; readonly orderId: string }) {
  const { refunds, notTaken } = asked;
  return (
    <View>
      <Callout kind="good" id="done" title="已经提交" urgent>
        办到哪一步，在这笔订单里随时能看到。
      </Callout>
      {refunds.map(({ name, refund }) => (
        <Card key={refund.refundId}>
          <View className="strong">
            {name ? `${name} · ` : ''}
            {yuan(refund.amountFen)} 元 · {wordsOfRefund(refund)}
          </View>
          <View>
            <Words>{refund.message}</Words>
          </View>
          {refund.kind === 'request' && refund.line !== null ? (
            <Button
              id={`add-papers-${refund.line}`}
              kind="secondary"
              label={`给${name}补交材料`}
              onTap={() => open(pages.refund, { id: orderId, line: String(refund.line) })}
            />
          ) : null}
        </Card>
      ))}
      {notTaken.map(({ name, words }) => (
        <Callout key={name + words} kind="warn" title={`${name}不能这样退`}>
          {words}
        </Callout>
      ))}
      <Button
        id="back-to-order"
        kind="secondary"
        label="回到这笔订单"
        onTap={() => replace(pages.order, { id: orderId })}
      />
    </View>
  );
}

/** Asks back what was paid for everyone of an order. What the notice gives each, and his papers, stand on his own page. */
export function ForAll({ orderId }: { readonly orderId: string }) {
  const [reason, setReason] = useState<AskableReason | null>(null);
  const [missing, setMissing] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const request = useAct(async (chosen: AskableReason) =>
    setAsked(await askBack(orderId, everyLine, chosen)),
  );
  const submit = (): void => {
    setMissing(reason === null);
    if (reason !== null) request.start(reason);
  };
  return (
    <PageFrame
      heading={asked === null ? '为每个人申请退费' : '已经申请退费'}
      lead={
        asked === null
          ? '能不能退，按当地通知的规定；能退的，钱原路退回。除了补退资助的部分，退了就不再参保。'
          : undefined
      }
      footer={
        asked === null ? (
          <StepFooter label="提交退费申请" busy={request.busy} onContinue={submit} />
        ) : undefined
      }
    >
      {asked === null ? (
        <Callout kind="info" id="for-all" title="为这笔订单里缴了费的每个人一起申请" />
      ) : null}
      {missing ? <Callout kind="bad" id="errors" title="请选一个原因" urgent /> : null}
      <ActFailure title="还没有提交退费申请" failure={request.failure} />
      {asked === null ? (
        <ChoiceList<AskableReason>
          name="退费原因"
          chosen={reason}
          onChoose={setReason}
          choices={askableReasons.map((value) => ({
            value,
            label: reasonWords[value],
            id: `reason-${value}`,
          }))}
        />
      ) : (
        <Outcome asked={asked} orderId={orderId} />
      )}
    </PageFrame>
  );
}
