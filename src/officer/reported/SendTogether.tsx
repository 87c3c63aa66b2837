import { useState } from 'react';
import { View } from '@tarojs/components';
import type { RefusedLine } from '../../../contract/registration';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ManyChoices } from '../../components/ChoiceList';
import { Undone, doEach } from '../work-list/Undone';
import type { NotDone } from '../work-list/Undone';
import type { Chosen } from '../work-list/use-chosen';
import { useWide } from '../work-list/use-wide';

export function maySend({ whyNot }: RefusedLine): boolean {
  return whyNot === undefined;
}

interface SendTogetherProps {
  readonly number: string;
  readonly lines: readonly RefusedLine[];
  readonly chosen: Chosen;
  readonly onSent: () => void;
}

/** Several that were put right go into the next file; each by itself on the server. */
export function SendTogether({ number, lines, chosen, onSent }: SendTogetherProps) {
  const [open, setOpen] = useState(false);
  const [undone, setUndone] = useState<readonly NotDone[]>([]);
  const isWide = useWide();
  const joining = lines.filter(maySend);
  const picked = joining.filter(({ line }) => chosen.ids.includes(String(line)));
  const act = useAct(async () => {
    const left = await doEach(
      picked,
      ({ line }) => ask('officer', 'registration.send-again', { number, line }),
      ({ line, person }) => ({ id: String(line), name: person.name }),
    );
    setUndone(left);
    chosen.set(left.map(({ id }) => id));
    if (left.length < picked.length) onSent();
  });
  if (!open && !(isWide && picked.length > 0)) {
    return (
      <Button id={`together-${number}`} kind="secondary" label="几行一起报" onTap={() => setOpen(true)} />
    );
  }
  return (
    <View className="spaced">
      {isWide ? null : (
        <ManyChoices
          name="要一起报的"
          chosen={chosen.ids}
          onToggle={chosen.toggle}
          choices={joining.map(({ line, person, reason }) => ({
            value: String(line),
            label: `第${line}行 ${person.name}`,
            hint: reason || '没有写原因',
            id: `pick-${line}`,
          }))}
        />
      )}
      <ActFailure title="没有重新报送" failure={act.failure} id={`failed-together-${number}`} />
      <Undone undone={undone} unit="行" />
      {picked.length === 0 ? null : (
        <Button
          id={`again-together-${number}`}
          kind="secondary"
          label={`已改好，${picked.length}行重新报送`}
          busy={act.busy}
          onTap={() => act.start()}
        />
      )}
    </View>
  );
}
