import { useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { consentVersion } from '../../../../contract/claims';
import type { BoundView } from '../../../../contract/family';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Card, Section } from '../../../components/Section';
import { usePlaceNames } from '../../../answers/learn-places';
import { placeName } from '../../../answers/places';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { takePicked } from '../../../state/pick';
import { randomId } from '../../../state/random-id';
import { relationWords } from '../../../words/relation';
import { ConsentWords, PrivacyRow } from '../../records/enrol/ConsentWords';
import { useKnownPlace } from '../../records/enrol/use-known-place';

interface OneProps {
  readonly one: BoundView;
  /** His place in what is offered: the ids of his controls. */
  readonly index: number;
  readonly onAdded: () => void;
}

/** What the tap says: it is the consent, and its only effect is that he is on the list. */
function consentLabel({ person, consentBy }: BoundView): string {
  return consentBy === 'guardian'
    ? `我是${person.name}的监护人，我同意，加为家人`
    : `${person.name}已经同意，加为家人`;
}

/** The place that the poster or last year says, or that was picked for him. */
function usePlaceOf({ boundId, region }: BoundView) {
  const known = useKnownPlace();
  const [chosen, setChosen] = useState<string | null>(null);
  const purpose = `bound-${boundId}`;
  useDidShow(() => {
    const picked = takePicked(`correct ${purpose}`);
    if (picked !== null) setChosen(picked);
  });
  const choose = (): void => open(pages.place, { then: 'correct', id: purpose });
  return { region: chosen ?? region ?? known?.region ?? null, choose };
}

function BoundOne({ one, index, onAdded }: OneProps) {
  const { region, choose } = usePlaceOf(one);
  const [requestId] = useState(randomId);
  usePlaceNames(region === null ? [] : [region]);
  const act = useAct(async () => {
    if (region === null) return;
    const consent = { version: consentVersion, by: one.consentBy };
    await ask('resident', 'family.add-bound', { requestId, boundId: one.boundId, region, consent });
    onAdded();
  });
  return (
    <Card id={`bound-${index}`}>
      <View className="strong">
        {one.person.name} · {relationWords[one.relation]}
      </View>
      <View className="soft small">{one.person.document}</View>
      <View className="soft small">{region === null ? '在哪里参保？' : `参保地：${placeName(region)}`}</View>
      <ActFailure title="没有加上" failure={act.failure} id={`bound-failed-${index}`} />
      {region === null ? null : (
        <Button
          id={`consent-bound-${index}`}
          kind="secondary"
          label={consentLabel(one)}
          busy={act.busy}
          onTap={() => act.start()}
        />
      )}
      <Button
        id={`place-bound-${index}`}
        kind={region === null ? 'secondary' : 'plain'}
        label={region === null ? '选择参保地' : '参保地不是这里'}
        onTap={choose}
      />
    </Card>
  );
}

/**
 * Relatives whom the bureau's file binds to the caller's family account: added by one consent each, apart from one another, without
 * typing what the bureau has told already.
 */
export function Bound({
  bound,
  onAdded,
}: {
  readonly bound: readonly BoundView[] | undefined;
  readonly onAdded: () => void;
}) {
  if (bound === undefined || bound.length === 0) return null;
  const words = bound.some(({ consentBy }) => consentBy === 'on-behalf') ? 'on-behalf' : 'guardian';
  return (
    <Section title="医保局绑定到您账户的家人" id="bound">
      <View className="section__note">不用再填姓名和证件号码。每位家人都要单独同意，才会加进来。</View>
      <ConsentWords by={words} />
      {bound.map((one, index) => (
        <BoundOne key={one.boundId} one={one} index={index} onAdded={onAdded} />
      ))}
      <PrivacyRow />
    </Section>
  );
}
