import { useState } from 'react';
import { View } from '@tarojs/components';
import { inGroups } from '../../../contract/check-code';
import { pairingLength } from '../../../contract/officers';
import type { InvitationView, OfficersActions } from '../../../contract/officers';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { Field, TextInput } from '../../components/Field';
import { Card } from '../../components/Section';
import { Words } from '../../components/Words';
import { sayMoment, sayMomentWithYear } from '../../words/days';
import { ReasonForm } from './ReasonForm';
import { acceptedInWords, dutiesInWords, invitationWords, placesInWords } from './words';

interface OneInvitationProps {
  readonly invitation: InvitationView;
  readonly mayChange: boolean;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}

type Code = OfficersActions['officers.give-code']['data'];

/** Shown once: who loses it has another one made. */
function Coding({ invitation }: Pick<OneInvitationProps, 'invitation'>) {
  const [made, setMade] = useState<Code | null>(null);
  const { invitationId, name, codeExpiresAt } = invitation;
  const act = useAct(async () => setMade(await ask('officer', 'officers.give-code', { invitationId })));
  if (made !== null) {
    return (
      <Callout kind="good" id="made-code" title={`给${name}的加入码，只显示这一次`}>
        <View className="strong" id="join-code">
          {inGroups(made.code)}
        </View>
        {`${sayMoment(made.expiresAt)}以前有效。请他打开小程序，在“设置”里点“经办人员入口”，再点“我有加入码”，输入以后把手机上的${pairingLength}位数字告诉另一位经办人。`}
      </Callout>
    );
  }
  return (
    <View className="spaced">
      {codeExpiresAt === null ? null : (
        <View className="soft small">上一个码{sayMoment(codeExpiresAt)}以前有效，给新的以后就作废。</View>
      )}
      <ActFailure title="没有给出" failure={act.failure} />
      <Button
        id="give-code"
        label={codeExpiresAt === null ? '给加入码' : '重新给一个加入码'}
        busy={act.busy}
        onTap={() => act.start()}
      />
    </View>
  );
}

/** Another than who gave the code types what the new one reads out. */
function Confirming({ invitation, onDone }: Pick<OneInvitationProps, 'invitation' | 'onDone'>) {
  const [pairing, setPairing] = useState('');
  const [wrong, setWrong] = useState(false);
  const { invitationId, name, ownCode } = invitation;
  const act = useAct(async () => {
    await ask('officer', 'officers.confirm', { invitationId, pairing: pairing.trim() });
    onDone(`${name}已经是经办人。`);
  });
  if (ownCode) {
    return (
      <Callout kind="info" id="not-second" title="要由别人核对">
        加入码是您给的，请另一位管经办人员的人听他报数字、确认。
      </Callout>
    );
  }
  const submit = (): void => {
    const ok = new RegExp(`^\\d{${pairingLength}}$`).test(pairing.trim());
    setWrong(!ok);
    if (ok) act.start();
  };
  return (
    <View className="spaced">
      <Field
        id="pairing"
        label={`${name}手机上的${pairingLength}位数字`}
        hint="当面或者打电话给您认识的他，听他报，不要收转发来的。"
        error={wrong ? `请输入${pairingLength}位数字` : undefined}
      >
        <TextInput
          id="pairing-input"
          name={`${pairingLength}位数字`}
          kind="number"
          value={pairing}
          onInput={setPairing}
        />
      </Field>
      <ActFailure title="没有确认" failure={act.failure} />
      <Button id="confirm" label="数字对上，让他加入" busy={act.busy} onTap={submit} />
    </View>
  );
}

function Ending({ invitation, onDone }: Pick<OneInvitationProps, 'invitation' | 'onDone'>) {
  const [open, setOpen] = useState(false);
  const { invitationId, name } = invitation;
  const act = useAct(async (reason: string) => {
    await ask('officer', 'officers.end-invitation', { invitationId, reason });
    onDone(`对${name}的邀请已结束。`);
  });
  if (!open)
    return (
      <View className="spaced">
        <Button id="end-invitation-open" kind="secondary" label="结束这份邀请" onTap={() => setOpen(true)} />
      </View>
    );
  return (
    <ReasonForm
      id="end-invitation"
      label="结束这份邀请"
      lead="一个人就能结束，给出的码马上作废。"
      busy={act.busy}
      failure={act.failure}
      onReason={(reason) => act.start(reason)}
    />
  );
}

/** An invitation as far as it has come, and its next step. */
export function OneInvitation({ invitation, mayChange, onDone, onBack }: OneInvitationProps) {
  const { name, state, proposer, decider, at, reason } = invitation;
  const over = state === 'joined' || state === 'ended';
  return (
    <View>
      <Card id="one-invitation">
        <View className="strong">{name}</View>
        <View>{dutiesInWords(invitation)}</View>
        <View>{placesInWords(invitation)}</View>
        <View className="soft small">
          <Words>{`${proposer}提出，${decider} ${sayMomentWithYear(at)}同意 · ${invitationWords[state]}${reason === null ? '' : `：${reason}`}`}</Words>
        </View>
        <View>{acceptedInWords(invitation)}</View>
      </Card>
      {mayChange && (state === 'agreed' || state === 'coded') ? <Coding invitation={invitation} /> : null}
      {mayChange && state === 'accepted' ? <Confirming invitation={invitation} onDone={onDone} /> : null}
      {mayChange && !over ? <Ending invitation={invitation} onDone={onDone} /> : null}
      <Button id="back-to-list" kind="plain" label="回到名单" onTap={onBack} />
    </View>
  );
}
