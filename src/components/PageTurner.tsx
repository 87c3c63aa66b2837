import { View } from '@tarojs/components';
import { Button } from './Button';

export interface PageTurnerProps {
  /** How many stand before this page. */
  readonly skip: number;
  /** The next page's `skip`; null at the end. */
  readonly next: number | null;
  readonly onSkip: (skip: number) => void;
  /** What lies on: older ones of a list that has the newest first, else later ones. */
  readonly onward: 'older' | 'later';
}

const words = {
  older: { next: '看更早的', first: '回到最新的' },
  later: { next: '看后面的', first: '回到最前面' },
} as const;

/** Under a list that comes a page at a time: on to the next page, and back to the first. */
export function PageTurner({ skip, next, onSkip, onward }: PageTurnerProps) {
  return (
    <View>
      {next === null ? null : (
        <Button id="more" kind="secondary" label={words[onward].next} onTap={() => onSkip(next)} />
      )}
      {skip > 0 ? (
        <Button id="first-page" kind="plain" label={words[onward].first} onTap={() => onSkip(0)} />
      ) : null}
    </View>
  );
}
