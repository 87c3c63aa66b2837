import type { RecordStatus } from '../../../contract/record-view';
import type { TagKind } from '../../components/Section';
import { sayDay } from '../../words/days';

/** Beside 已缴费: what the bureau said to it; nothing for who isn't insured by what was done here. */
export function registrationTag({
  registration,
}: RecordStatus): { readonly kind: TagKind; readonly words: string } | null {
  switch (registration?.state) {
    case 'registered':
      return { kind: 'good', words: '医保已登记' };
    case 'refused':
      return { kind: 'bad', words: '医保没有登记上' };
    case 'waiting':
      return { kind: 'quiet', words: '等医保登记' };
    default:
      return null;
  }
}

/** The same in a sentence that promises no more than the bureau said. */
export function registrationSentence({ registration }: RecordStatus): string {
  switch (registration?.state) {
    case 'registered':
      return `医保部门已登记：${sayDay(registration.on)}。`;
    case 'refused':
      return '参保地医保部门回复没有登记上，已转给经办机构核对。有疑问请联系参保地医保经办窗口。';
    case 'waiting':
      return '还没有收到参保地医保部门的登记结果。';
    default:
      return '';
  }
}
