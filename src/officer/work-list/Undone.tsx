import { View } from '@tarojs/components';
import { asFailure } from '../../cloud/failures';
import { Callout } from '../../components/Callout';

/** One of several that was refused, and why, in the server's words. */
export interface NotDone {
  readonly id: string;
  readonly words: string;
}

/** One after the other: one that is refused keeps none of the others waiting, and is named with the reason. */
export async function doEach<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<unknown>,
  nameOf: (item: Item) => { readonly id: string; readonly name: string },
): Promise<readonly NotDone[]> {
  const undone: NotDone[] = [];
  for (const item of items) {
    try {
      await act(item);
    } catch (error) {
      const { id, name } = nameOf(item);
      undone.push({ id, words: `${name}：${asFailure(error).message}` });
    }
  }
  return undone;
}

/** What was not done of several, line by line; they stay chosen. */
export function Undone({ undone, unit }: { readonly undone: readonly NotDone[]; readonly unit: string }) {
  if (undone.length === 0) return null;
  return (
    <Callout kind="warn" id="undone" title={`有${undone.length}${unit}没有办成，还选着`} urgent>
      {undone.map(({ id, words }) => (
        <View key={id}>{words}</View>
      ))}
    </Callout>
  );
}
