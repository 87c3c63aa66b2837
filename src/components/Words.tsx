import { Children } from 'react';
import type { ReactNode } from 'react';
import { Text } from '@tarojs/components';

/** A day as the pages say it; a line may break before and after it, never in it. */
const day = /(\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日)/;

function whole(words: string): ReactNode {
  return words.split(day).map((part, at) =>
    at % 2 === 1 ? (
      <Text key={`${at} ${part}`} className="unbroken">
        {part}
      </Text>
    ) : (
      part
    ),
  );
}

/** Words in which no date breaks in the middle; what isn't words stays as it is. */
export function Words({ children }: { readonly children: ReactNode }) {
  return <>{Children.map(children, (child) => (typeof child === 'string' ? whole(child) : child))}</>;
}
