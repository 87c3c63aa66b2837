import type { Determination } from '../../policy/determination';
import { noFen } from '../../policy/money';
import { waitWords } from '../../policy/wait-words';
import { sayDay } from '../words/days';
import { yuan } from '../words/money';

/** The answer in a line: what is due, or why nothing can be paid. */
export function headlineOf({ status, payFen, opensOn }: Determination): string {
  switch (status) {
    case 'payable':
      return `应缴 ${yuan(payFen ?? noFen)} 元`;
    case 'exempt':
      return '不用缴费';
    case 'insured':
      return '已经参保，不用再交';
    case 'not-open':
      return opensOn ? `${sayDay(opensOn)}起可以缴费` : '还没到缴费时间';
    case 'closed':
      return '已经不能缴费';
    case 'unsupported':
      return '这里还没有通知';
  }
}

/** What a day's determination means for the person, in one or two short sentences. */
export function consequenceOf(determination: Determination): string {
  const { coverage, netFen, payFen } = determination;
  const parts: string[] = [];
  if (coverage) {
    const words = waitWords(coverage);
    const wait = words === '' ? '' : `（等待${words}）`;
    parts.push(`${sayDay(coverage.from)}起享受待遇${wait}`);
  }
  if (netFen !== null && payFen !== null && netFen !== payFen) parts.push(`最后自己负担 ${yuan(netFen)} 元`);
  return parts.join('，');
}

/** From when the costs are covered, in a line. */
export function coverLine({ coverage, status }: Determination): string {
  if (coverage !== null) {
    const words = waitWords(coverage);
    const wait = words === '' ? '' : `，要先等${words}`;
    return `${sayDay(coverage.from)}起可以报销${wait}`;
  }
  return status === 'payable' || status === 'exempt' ? '从哪天起可以报销，通知没有写' : '';
}
