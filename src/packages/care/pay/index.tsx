import type { HomePerson, HomeStatus } from '../../../../contract/home';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { chooseYear } from '../../../state/year';
import { AnswerPage } from '../AnswerPage';
import type { CareAct } from '../AnswerPage';
import { payAnswer } from '../answers';

const orderable = new Set(['to-pay', 'awaiting-confirmation', 'to-enrol']);

/** An order that was begun comes before a new one. */
function actOf(people: readonly HomePerson[], { orders }: HomeStatus): CareAct | null {
  const [order] = orders;
  if (order !== undefined) {
    const onTap = () => open(pages.order, { id: order.orderId });
    return { id: 'continue', label: '看没付完的订单', onTap };
  }
  const payable = people.filter(
    ({ status, saidPaidElsewhere }) => status !== null && orderable.has(status.state) && !saidPaidElsewhere,
  );
  const [first] = payable;
  if (first === undefined) return null;
  const onTap = () => {
    chooseYear(first.year);
    open(pages.payChoose, payable.length === 1 ? { record: first.recordId } : {});
  };
  return { id: 'continue', label: first.status?.state === 'to-enrol' ? '去登记' : '去缴费', onTap };
}

/** "Must I pay": how much and until when. */
export default function CarePayPage() {
  return <AnswerPage heading="我要交钱吗" answer={payAnswer} actOf={actOf} />;
}
