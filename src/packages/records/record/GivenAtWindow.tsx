import type { RecordView } from '../../../../contract/record-view';
import { Callout } from '../../../components/Callout';
import { Words } from '../../../components/Words';
import { sayDay } from '../../../words/days';
import { yuan } from '../../../words/money';

/** What the window gave back to who was certified after he had paid: how much, on which day, and how. */
export function GivenAtWindow({ record }: { readonly record: RecordView }) {
  const { givenAtWindow: given } = record;
  if (given === undefined) return null;
  return (
    <Callout kind="good" id="given-at-window" title={`资助的部分，窗口退了${yuan(given.amountFen)}元`}>
      <Words>{`缴费以后认定了身份，经办窗口在${sayDay(given.on)}退还：${given.way}。没有收到的，请带证件到窗口查。`}</Words>
    </Callout>
  );
}
