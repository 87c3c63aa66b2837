import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { Failure } from '../cloud/failures';
import { Callout } from './Callout';
import { Words } from './Words';

export interface ActFailureProps {
  /** What did not come about, e.g. `没有登记成功`. */
  readonly title: string;
  /** Null where nothing went wrong: then nothing is shown. */
  readonly failure: Failure | null;
  readonly id?: string;
  /** What one can do about it, below the words. */
  readonly children?: ReactNode;
}

/** What went wrong when a button was pressed, in the server's words. What was typed stays on the page. */
export function ActFailure({ title, failure, id = 'failed', children }: ActFailureProps) {
  if (failure === null) return null;
  return (
    <View className="arrival">
      <Callout kind="bad" id={id} title={title} urgent>
        <View>
          <Words>{failure.message}</Words>
        </View>
        {children}
      </Callout>
    </View>
  );
}
