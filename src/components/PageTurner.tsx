import { View } from '@tarojs/components';
import type { NextPage, PageAfter } from '../../contract/pages';
import { Button } from './Button';

export interface PageTurnerProps {
  /** What this page begins after; null for the first. */
  readonly after: PageAfter;
  /** What the next page begins after; null at the end. */
  readonly next: NextPage;
  readonly onTurn: (after: PageAfter) => void;
  /** What lies on: older ones of a list that has the newest first, else later ones. */
  readonly onward: 'older' | 'later';
}

const words = {
  older: { next: '看更早的', first: '回到最新的' },
  later: { next: '看后面的', first: '回到最前面' },
} as const;

/** Under a list that comes a page at a time: on to the next page, and back to the first. */
export function PageTurner({ after, next, onTurn, onward }: PageTurnerProps) {
  return (
    <View>
      {next === null ? null : (
        <Button id="more" kind="secondary" label={words[onward].next} onTap={() => onTurn(next)} />
      )}
      {after !== null ? (
        <Button id="first-page" kind="plain" label={words[onward].first} onTap={() => onTurn(null)} />
      ) : null}
    </View>
  );
}
