import { useState } from 'react';
import { View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { ManyChoices } from '../../components/ChoiceList';
import type { Choice } from '../../components/ChoiceList';
import type { Chosen } from './use-chosen';
import { useWide } from './use-wide';

/** Whom an act on a list is about: those that are chosen, without any all of the page; and how its button calls them. */
export function meantOf<Item>(
  items: readonly Item[],
  chosen: readonly string[],
  idOf: (item: Item) => string,
): { readonly meant: readonly Item[]; readonly who: string } {
  const picked = items.filter((item) => chosen.includes(idOf(item)));
  return picked.length === 0
    ? { meant: items, who: `这一页${items.length}人` }
    : { meant: picked, who: `选着的${picked.length}人` };
}

interface PickFewProps {
  /** Those of the page, to be told apart: name, number. Ids: `pick-ID`. */
  readonly choices: readonly Choice<string>[];
  readonly chosen: Chosen;
}

/** Chooses a few of a page: on a phone here, on a computer in the table, where this only takes the choice back. */
export function PickFew({ choices, chosen }: PickFewProps) {
  const [open, setOpen] = useState(false);
  const isWide = useWide();
  const none = chosen.ids.length === 0;
  const close = (): void => {
    setOpen(false);
    chosen.set([]);
  };
  if (none && !open) {
    return isWide ? null : (
      <Button id="pick-few" kind="plain" label="只选其中几个人" onTap={() => setOpen(true)} />
    );
  }
  return (
    <View>
      {isWide ? null : (
        <ManyChoices name="选上的人" chosen={chosen.ids} onToggle={chosen.toggle} choices={choices} />
      )}
      <Button id="pick-none" kind="plain" label="都不选了" onTap={close} />
    </View>
  );
}
