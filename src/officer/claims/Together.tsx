import { useState } from 'react';
import { View } from '@tarojs/components';
import type { AwaitingApplication } from '../../../contract/officer';
import { nameAt } from '../../answers/notices';
import { placeName } from '../../answers/places';
import { asFailure } from '../../cloud/failures';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ManyChoices } from '../../components/ChoiceList';
import { sayDay } from '../../words/days';
import { certifiedOf } from './ClaimedIdentities';
import { decideClaim } from './confirm-claim';

/** Only what is read at a glance: identities whose day he named, and nothing beside them. */
export function canJoin({ claimed }: AwaitingApplication): boolean {
  const { identities, circumstances, facts } = claimed;
  const plain = identities.length > 0 && circumstances.length === 0 && facts === undefined;
  return plain && certifiedOf(identities, {}) !== null;
}

/** One after the other: one that is refused keeps none of the others waiting. Answers why some were not decided. */
async function confirmEach(claims: readonly AwaitingApplication[]): Promise<ReadonlyMap<string, string>> {
  const undone = new Map<string, string>();
  for (const claim of claims) {
    try {
      await decideClaim(claim, certifiedOf(claim.claimed.identities, {}) ?? [], null);
    } catch (error) {
      undone.set(claim.applicationId, `${claim.person.name}：${asFailure(error).message}`);
    }
  }
  return undone;
}

function lineOf({ region, year, claimed, person }: AwaitingApplication): string {
  const said = claimed.identities.map(
    ({ code, since }) => `${nameAt(region, year, code)}，${sayDay(since)}起`,
  );
  return `${person.document}，${placeName(region)}，${said.join('；')}`;
}

interface TogetherProps {
  readonly claims: readonly AwaitingApplication[];
  readonly onDone: (words: string) => void;
}

/** Several of a page are confirmed by one tap, each chosen after its papers were looked at; declined they are one by one, with a reason. */
export function Together({ claims, onDone }: TogetherProps) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [undone, setUndone] = useState<ReadonlyMap<string, string>>(new Map());
  const joining = claims.filter(canJoin);
  const picked = joining.filter(({ applicationId }) => chosen.includes(applicationId));
  const act = useAct(async () => {
    const left = await confirmEach(picked);
    setUndone(left);
    setChosen([...left.keys()]);
    if (left.size < picked.length)
      onDone(`${picked.length - left.size}份已记入名册，家人现在能看到新的金额。`);
  });
  if (joining.length < 2) return null;
  if (!open) {
    return <Button id="together" kind="secondary" label="几份一起确认" onTap={() => setOpen(true)} />;
  }
  const toggle = (id: string): void =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  return (
    <View id="claims-together">
      <View className="soft">
        逐份核对过材料的，在这里选上，一次记入名册。退回的要写原因，在下面一份一份办。
      </View>
      <ManyChoices
        name="核对过材料的"
        chosen={chosen}
        onToggle={toggle}
        choices={joining.map((claim) => ({
          value: claim.applicationId,
          label: claim.person.name,
          hint: lineOf(claim),
          id: `pick-${claim.applicationId}`,
        }))}
      />
      {undone.size === 0 ? null : (
        <Callout kind="warn" id="undone" title={`有${undone.size}份没有办成，还选着`} urgent>
          {[...undone].map(([id, words]) => (
            <View key={id}>{words}</View>
          ))}
        </Callout>
      )}
      <ActFailure title="没有办成" failure={act.failure} id="failed-together" />
      {picked.length === 0 ? null : (
        <Button
          id="confirm-together"
          label={`核实无误，${picked.length}份记入名册`}
          busy={act.busy}
          onTap={() => act.start()}
        />
      )}
      <Button id="together-not" kind="plain" label="还是一份一份办" onTap={() => setOpen(false)} />
    </View>
  );
}
