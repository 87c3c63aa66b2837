import { useState } from 'react';
import { View } from '@tarojs/components';
import type {
  AgreedKind,
  AgreedMessages,
  AgreedView,
  AskedKind,
  OfferedView,
} from '../../contract/agreed-messages';
import { ask } from '../cloud/cloud';
import { useAct, useLoaded } from '../cloud/use-cloud';
import { placeName } from '../answers/places';
import { askForMessages, canAskForMessages, isLongTerm } from '../platform/messages';
import { sayDay } from '../words/days';
import { ActFailure } from './ActFailure';
import { Button } from './Button';
import { Callout } from './Callout';
import { Card, Section } from './Section';
import { Words } from './Words';

/** When a message of the kind is sent, and what it tells. */
const tells: Readonly<Record<AgreedKind, string>> = {
  notice: '通知有变动、金额变了或者资料更正了，告诉您',
  claim: '参保地核实了申报的身份，告诉您结果',
  deadline: '快到最后一天还没有缴费，提醒您；缴了就不发',
  cover: '待遇开始那天，告诉您',
  answer: '医保登记或者补贴有了结果，告诉您。不写金额，也不写身份',
  'in-my-name':
    '别人用您的名字下单、参保、退费，把您加进家人，或者窗口动了您的本人确认，告诉您。不写金额，也不写身份',
};

const askWords: Readonly<Record<AskedKind, string>> = {
  claim: '有结果时告诉我',
  deadline: '提醒我缴费',
  cover: '待遇开始时告诉我',
  answer: '有结果时告诉我',
  'in-my-name': '有人用我的名字办事，告诉我',
};

function whenWords({ kind, on }: OfferedView): string {
  if (on !== undefined) return `${sayDay(on)}发`;
  return kind === 'claim' ? '有了结果就发' : '白天发';
}

function agreedTitle({ kind, person, place, left }: AgreedView): string {
  const about = place === undefined ? person?.name : `${placeName(place.region)}${place.year}年度`;
  const whose = about === undefined ? '' : `${about}：`;
  return isLongTerm(kind) ? `${whose}会发消息` : `${whose}还会发${left}条消息`;
}

function howOften(kind: AskedKind): string {
  return isLongTerm(kind) ? '同意一次，以后都发' : '同意一次，只发一条';
}

interface AgreedProps {
  readonly agreed: AgreedView;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

function Agreed({ agreed, busy, onEnd }: AgreedProps) {
  const { kind, recordId, place } = agreed;
  const about = place === undefined ? recordId : `${place.region}-${place.year}`;
  return (
    <Card id={`agreed-${kind}`}>
      <View className="strong">{agreedTitle(agreed)}</View>
      <View className="soft">{tells[kind]}。</View>
      <Button
        id={about === undefined ? `end-${kind}` : `end-${kind}-${about}`}
        kind="secondary"
        label="不再提醒"
        busy={busy}
        onTap={onEnd}
      />
    </Card>
  );
}

interface OfferedProps {
  readonly id: string;
  readonly offered: OfferedView;
  readonly busy: boolean;
  readonly onAsk: () => void;
}

function Offered({ id, offered, busy, onAsk }: OfferedProps) {
  const { kind } = offered;
  return (
    <Card id={`offer-${kind}`}>
      <View>
        <Words>{`${tells[kind]}。${howOften(kind)}，${whenWords(offered)}。`}</Words>
      </View>
      <Button id={id} kind="secondary" label={askWords[kind]} busy={busy} onTap={onAsk} />
    </Card>
  );
}

/** What was agreed to and is offered, and the acts that change it; null while it isn't known. */
function useMessages(about: { readonly recordId?: string }) {
  const { recordId = '' } = about;
  const loading = useLoaded(`messages ${recordId}`, () => ask('resident', 'messages.mine', about));
  const [now, setNow] = useState<AgreedMessages | null>(null);
  const [refused, setRefused] = useState(false);
  const agreeing = useAct(async (kind: AskedKind) => {
    const kinds = await askForMessages([kind]);
    setRefused(kinds.length === 0);
    if (kinds.length > 0) setNow(await ask('resident', 'messages.agree', { ...about, kinds }));
  });
  const ending = useAct(async ({ kind, recordId: of, place }: AgreedView) => {
    await ask('resident', 'messages.take-back', {
      kind,
      ...(of === undefined ? {} : { recordId: of }),
      ...(place === undefined ? {} : { place }),
    });
    setNow(await ask('resident', 'messages.mine', about));
  });
  return { messages: now ?? (loading.state === 'ready' ? loading.data : null), refused, agreeing, ending };
}

export interface AskForMessagesProps {
  readonly recordId?: string;
  /** Whose record it is, where the page shows several. */
  readonly name?: string;
}

/**
 * What the person may be told of a record by message, or, without one, of himself; there he reads all that he agreed to, and
 * takes it back. Nothing where there is neither.
 */
export function AskForMessages({ recordId, name }: AskForMessagesProps) {
  const about = recordId === undefined ? {} : { recordId };
  const { messages, refused, agreeing, ending } = useMessages(about);
  const offered = messages?.offered.filter(({ kind }) => canAskForMessages([kind])) ?? [];
  const agreed = messages?.agreed.filter((one) => recordId === undefined || one.recordId === recordId) ?? [];
  if (offered.length === 0 && agreed.length === 0) return null;
  return (
    <Section title={name === undefined ? '发消息告诉我' : `发消息告诉我：${name}`} id="messages">
      <ActFailure title="没有记下" failure={agreeing.failure ?? ending.failure} id="messages-failed" />
      {refused ? (
        <Callout kind="info" id="messages-refused" title="没有同意，不发消息" urgent>
          这些事仍会写在这一页。
        </Callout>
      ) : null}
      {agreed.map((one) => (
        <Agreed
          key={`${one.kind} ${one.recordId ?? ''} ${one.place?.region ?? ''} ${one.place?.year ?? ''}`}
          agreed={one}
          busy={ending.busy}
          onEnd={() => ending.start(one)}
        />
      ))}
      {offered.map((one) => (
        <Offered
          key={one.kind}
          id={recordId === undefined ? `ask-${one.kind}` : `ask-${one.kind}-${recordId}`}
          offered={one}
          busy={agreeing.busy}
          onAsk={() => agreeing.start(one.kind)}
        />
      ))}
    </Section>
  );
}
