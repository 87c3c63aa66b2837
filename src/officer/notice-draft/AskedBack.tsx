import { View } from '@tarojs/components';
import { checkNotice } from '../../../policy';
import type { NoticeDocument } from '../../../policy';
import { Callout } from '../../components/Callout';
import { type Loose, parsedNotice } from './fields';

interface AskedBackProps {
  readonly notice: Loose;
  /** The version before, as text. */
  readonly before: string | null;
}

/** What may be so and is unusual: a sum that isn't in the clause's words, a figure far from last year's. */
export function AskedBack({ notice, before }: AskedBackProps) {
  const lastYear = before === null ? null : (parsedNotice(before) as NoticeDocument | null);
  const { toConfirm } = checkNotice(notice, lastYear === null ? {} : { lastYear });
  if (toConfirm.length === 0) return null;
  return (
    <Callout kind="warn" id="asked-back" title="请再核对一遍">
      {toConfirm.map(({ rule, field, problem, instead }) => (
        <View key={`${rule ?? ''} ${field ?? ''} ${problem}`}>
          {problem}
          {instead}。
        </View>
      ))}
    </Callout>
  );
}
