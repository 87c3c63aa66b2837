import { useState } from 'react';
import { useDidShow, useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { RelativeView, WithdrawalOutcome } from '../../../../contract/family';
import { ask } from '../../../cloud/cloud';
import { useAct, useLoaded } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { AnswerRows } from '../../../components/AnswerRows';
import type { AnswerRow } from '../../../components/AnswerRows';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { PageFrame } from '../../../components/PageFrame';
import { Empty, FailureState, Skeleton } from '../../../components/PageStates';
import { Card, Section } from '../../../components/Section';
import { ShareButton } from '../../../components/ShareButton';
import { Words } from '../../../components/Words';
import { factsInWords } from '../../../answers/facts-in-words';
import { usePlaceNames } from '../../../answers/learn-places';
import { nameAt } from '../../../answers/notices';
import { placeName } from '../../../answers/places';
import { usePolicyOf } from '../../../answers/policy-of-place';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { useShareCards } from '../../../platform/share';
import type { ShareCard } from '../../../platform/share';
import { takePicked } from '../../../state/pick';
import { usePlace } from '../../../state/place';
import { useInsuredYear } from '../../../state/year';
import { sayMoment } from '../../../words/days';
import { statusSentence } from '../../../words/record-state';
import { relationWords } from '../../../words/relation';
import { claimsLeft } from '../claims/answers';
import { ChangeRelation } from './ChangeRelation';
import { JoinNumber } from './JoinNumber';
import { LeaveFamily } from './LeaveFamily';
import { PaidElsewhere } from './PaidElsewhere';

const consentWords = { self: '本人同意', guardian: '监护人同意', 'on-behalf': '家人同意由我办理' } as const;

/** Once he is insured for the year, what was said of him changes nothing any more. */
function isInsured({ record }: RelativeView): boolean {
  return record !== null && ['paid', 'nothing-to-pay'].includes(record.status.state);
}

function claimsInWords({ claims, claimsConfirmed, region }: RelativeView, year: number): string {
  const names = [...claims.identities, ...claims.circumstances].map(({ code }) => nameAt(region, year, code));
  const said = names.length > 0 ? names.join('、') : '没有申报困难身份或特殊情况';
  const facts = claims.facts?.year === year ? factsInWords(claims.facts) : [];
  const all = [claimsConfirmed ? `${said}（名册已经确认，不能再改）` : said, ...facts];
  return all.join('；');
}

interface RowsOfRelative {
  readonly relative: RelativeView;
  readonly year: number;
  readonly onRelation: () => void;
}

function rowsOf({ relative, year, onRelation }: RowsOfRelative): readonly AnswerRow[] {
  const { relativeId, relation, region, consent, confirmedPayer } = relative;
  const { changeable, open: unanswered } = claimsLeft(relative, year);
  const fixed = !changeable || isInsured(relative);
  const words = claimsInWords(relative, year);
  return [
    {
      key: 'relation',
      question: '他是您的',
      answer: relationWords[relation],
      ...(relation === 'self' ? {} : { onChange: onRelation }),
    },
    {
      key: 'claims',
      question: '申报的情况',
      answer: unanswered && !fixed ? `${words}。还有问题没有回答，点“修改”补上` : words,
      ...(fixed ? {} : { onChange: () => open(pages.relativeClaims, { id: relativeId }) }),
    },
    {
      key: 'place',
      question: '参保地',
      answer: placeName(region),
      onChange: () => open(pages.place, { then: 'correct', id: `relative-${relative.relativeId}` }),
    },
    { key: 'consent', question: '同意', answer: `${consentWords[consent.by]}，${sayMoment(consent.at)}` },
    {
      key: 'confirmed',
      question: '家人确认',
      answer: confirmedPayer ? '他已经同意您查看完整记录' : '还没有，您只能看到应缴多少、是否已缴',
    },
  ];
}

function Invite({ relative }: { readonly relative: RelativeView }) {
  const [invitation, setInvitation] = useState<{ card: ShareCard; expiresAt: number } | null>(null);
  const act = useAct(async () => {
    const { token, expiresAt } = await ask('resident', 'family.invite', { relativeId: relative.relativeId });
    setInvitation({
      card: { title: '家人想给您缴居民医保', path: `${pages.invitation}?token=${token}` },
      expiresAt,
    });
  });
  useShareCards(invitation ? { 'send-invitation': invitation.card } : {});
  if (relative.confirmedPayer) return null;
  return (
    <Section title="请他在自己的微信里确认">
      <Card>
        <View>他确认以后，您能看到金额怎么算出来、以前的记录。他要先用窗口给的一次性码确认本人。</View>
        <ActFailure title="没有办成" failure={act.failure} id="invite-failed" />
        {invitation ? (
          <>
            <Callout kind="good" id="invited" title="邀请做好了，请发给他" urgent>
              {`${sayMoment(invitation.expiresAt)}以前有效。`}
            </Callout>
            <ShareButton id="send-invitation" label="发给他" card={invitation.card} />
          </>
        ) : (
          <Button id="invite" kind="secondary" label="邀请他确认" busy={act.busy} onTap={() => act.start()} />
        )}
      </Card>
    </Section>
  );
}

interface DetailsProps {
  readonly relative: RelativeView;
  readonly year: number;
  readonly onGone: (outcome: WithdrawalOutcome) => void;
  readonly onChanged: () => void;
}

function Details({ relative, year, onGone, onChanged }: DetailsProps) {
  usePolicyOf(relative.region);
  const { record, person, awaitsNumber, relativeId, filed } = relative;
  usePlaceNames([relative.region]);
  const [changing, setChanging] = useState(false);
  const changed = (): void => {
    setChanging(false);
    onChanged();
  };
  return (
    <View>
      <Card id="relative">
        <View className="strong">{person.name}</View>
        <View className="soft small">{person.document}</View>
        <View id="status-sentence">
          <Words>{record ? statusSentence(record.status) : '还没有登记，缴费时会自动登记。'}</Words>
        </View>
        {record && filed ? (
          <Button
            id="open-record"
            kind="secondary"
            label="看他的参保记录"
            onTap={() => open(pages.record, { id: record.recordId })}
          />
        ) : null}
      </Card>
      <Section title="登记的内容">
        <AnswerRows rows={rowsOf({ relative, year, onRelation: () => setChanging(true) })} />
      </Section>
      {changing ? (
        <ChangeRelation relative={relative} onChanged={changed} onLeave={() => setChanging(false)} />
      ) : null}
      {awaitsNumber ? <JoinNumber relativeId={relativeId} onDone={onChanged} /> : null}
      {isInsured(relative) ? null : <PaidElsewhere relative={relative} year={year} onChanged={onChanged} />}
      <Invite relative={relative} />
      <LeaveFamily relative={relative} onGone={onGone} />
    </View>
  );
}

/** One relative: what is registered, inviting him to confirm, and taking him off again. */
export default function RelativePage() {
  const { params } = useRouter<{ id?: string }>();
  const id = params.id ?? '';
  const [visit, setVisit] = useState(0);
  const [gone, setGone] = useState<WithdrawalOutcome | null>(null);
  const year = useInsuredYear(usePlace()?.region);
  const loading = useLoaded(`${id} ${year} ${visit}`, () => ask('resident', 'family.list', { year }));
  const refresh = (): void => setVisit((count) => count + 1);
  const move = useAct(async (region: string) => {
    await ask('resident', 'family.edit', { relativeId: id, region });
    refresh();
  });
  useDidShow(() => {
    const region = takePicked(`correct relative-${id}`);
    if (region !== null) move.start(region);
    else refresh();
  });
  const relative =
    loading.state === 'ready'
      ? loading.data.relatives.find(({ relativeId }) => relativeId === id)
      : undefined;
  return (
    <PageFrame heading="家人">
      <ActFailure title="没有改成" failure={move.failure} />
      {gone ? (
        <Callout kind="good" id="gone" title="已经办好" urgent>
          {gone.message}
        </Callout>
      ) : null}
      {loading.state === 'loading' || move.busy ? <Skeleton label="正在读取" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {loading.state === 'ready' && !relative && !gone ? (
        <Empty title="没有这位家人" words="可能已经移除。请回到家人列表看看。" />
      ) : null}
      {relative && !gone && !move.busy ? (
        <Details relative={relative} year={year} onGone={setGone} onChanged={refresh} />
      ) : null}
    </PageFrame>
  );
}
