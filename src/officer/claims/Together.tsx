import { useState } from 'react';
import { View } from '@tarojs/components';
import type { AwaitingApplication } from '../../../contract/officer';
import { nameAt } from '../../answers/notices';
import { placeName } from '../../answers/places';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ManyChoices } from '../../components/ChoiceList';
import { sayDay } from '../../words/days';
import { Undone, doEach } from '../work-list/Undone';
import type { NotDone } from '../work-list/Undone';
import type { Chosen } from '../work-list/use-chosen';
import { useWide } from '../work-list/use-wide';
import { certifiedOf } from './ClaimedIdentities';
import { decideClaim } from './confirm-claim';

/** Only what is read at a glance: identities whose day he named, and nothing beside them. */
export function canJoin({ claimed }: AwaitingApplication): boolean {
  const { identities, circumstances, facts } = claimed;
  const plain = identities.length > 0 && circumstances.length === 0 && facts === undefined;
  return plain && certifiedOf(identities, {}) !== null;
}

/** Certifies what each of them claimed; answers why some were not. */
export function confirmEach(claims: readonly AwaitingApplication[]): Promise<readonly NotDone[]> {
  return doEach(
    claims,
    (claim) => decideClaim(claim, certifiedOf(claim.claimed.identities, {}) ?? [], null),
    ({ applicationId, person }) => ({ id: applicationId, name: person.name }),
  );
}

export function lineOf({ region, year, claimed, person }: AwaitingApplication): string {
  const said = claimed.identities.map(
    ({ code, since }) => `${nameAt(region, year, code)}，${sayDay(since)}起`,
  );
  return `${person.document}，${placeName(region)}，${said.join('；')}`;
}

interface TogetherProps {
  readonly claims: readonly AwaitingApplication[];
  readonly chosen: Chosen;
  readonly onDone: (words: string) => void;
}

/** Several of a page are confirmed by one tap, each chosen after its papers were looked at; declined they are one by one, with a reason. */
export function Together({ claims, chosen, onDone }: TogetherProps) {
  const [open, setOpen] = useState(false);
  const [undone, setUndone] = useState<readonly NotDone[]>([]);
  const isWide = useWide();
  const joining = claims.filter(canJoin);
  const picked = joining.filter(({ applicationId }) => chosen.ids.includes(applicationId));
  const act = useAct(async () => {
    const left = await confirmEach(picked);
    setUndone(left);
    chosen.set(left.map(({ id }) => id));
    if (left.length < picked.length)
      onDone(`${picked.length - left.length}份已记入名册，家人现在能看到新的金额。`);
  });
  if (!open && !(isWide && picked.length > 0)) {
    return <Button id="together" kind="secondary" label="几份一起确认" onTap={() => setOpen(true)} />;
  }
  const leave = (): void => {
    setOpen(false);
    chosen.set([]);
  };
  return (
    <View id="claims-together">
      <View className="soft">
        逐份核对过材料的，在{isWide ? '表里' : '这里'}选上，一次记入名册。退回的要写原因，在下面一份一份办。
      </View>
      {isWide ? null : (
        <ManyChoices
          name="核对过材料的"
          chosen={chosen.ids}
          onToggle={chosen.toggle}
          choices={joining.map((claim) => ({
            value: claim.applicationId,
            label: claim.person.name,
            hint: lineOf(claim),
            id: `pick-${claim.applicationId}`,
          }))}
        />
      )}
      <Undone undone={undone} unit="份" />
      <ActFailure title="没有办成" failure={act.failure} id="failed-together" />
      {picked.length === 0 ? null : (
        <Button
          id="confirm-together"
          label={`核实无误，${picked.length}份记入名册`}
          busy={act.busy}
          onTap={() => act.start()}
        />
      )}
      <Button id="together-not" kind="plain" label="还是一份一份办" onTap={leave} />
    </View>
  );
}
