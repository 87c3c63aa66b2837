import { View } from '@tarojs/components';
import { Callout } from '../../components/Callout';
import { goTo } from '../../components/ErrorSummary';
import { Tappable } from '../../components/Tappable';
import type { DraftError } from './draft-check';
import '../../components/ErrorSummary.scss';

/** More are not read at once; the rest follow when these are put right. */
const mostShown = 12;

interface ProblemsProps {
  readonly errors: readonly DraftError[];
  /** Opens the rule that an error is about. */
  readonly onOpen: (rule: string, open: boolean) => void;
}

/** What is wrong now, while it is being written: each line leads to its field. */
export function Problems({ errors, onOpen }: ProblemsProps) {
  if (errors.length === 0) {
    return <Callout kind="good" id="no-problems" title="没有发现错误" />;
  }
  const lead = ({ rule, part }: DraftError): void => {
    if (rule !== null) onOpen(rule, true);
    goTo(part);
  };
  return (
    <Callout kind="warn" id="problems" title={`还有${errors.length}处要改`}>
      {errors.slice(0, mostShown).map((error) => (
        <Tappable
          key={error.field + error.message}
          id={`error-${error.field}`}
          className="errors__item"
          role="link"
          onTap={() => lead(error)}
        >
          {error.message}
        </Tappable>
      ))}
      {errors.length > mostShown ? <View>改好这些，再看其余的。</View> : null}
    </Callout>
  );
}
