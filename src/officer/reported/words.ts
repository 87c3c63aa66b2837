import type { RegistrationFileView, RegistrationRecipient } from '../../../contract/registration';
import type { TagKind } from '../../components/Section';
import { yuan } from '../../words/money';

export const recipientWords: Readonly<Record<RegistrationRecipient, string>> = {
  bureau: '医保部门',
  'tax-office': '税务部门',
};

/** What stands in a file: `参保2人，共456元；取消1人，共76元`. */
export function contentWords({ enrolled, cancelled }: RegistrationFileView): string {
  const parts = [
    enrolled.lines > 0 ? `参保${enrolled.lines}行，共${yuan(enrolled.fen)}元` : '',
    cancelled.lines > 0 ? `取消${cancelled.lines}行，共${yuan(cancelled.fen)}元` : '',
  ];
  return parts.filter(Boolean).join('；');
}

/** How far the answer is: `办成1行，退回1行，还有2行没有回执`. */
export function answerWords({ accepted, refused, open }: RegistrationFileView): string {
  const parts = [
    accepted > 0 ? `办成${accepted}行` : '',
    refused > 0 ? `退回${refused}行` : '',
    open > 0 ? `还有${open}行没有回执` : '回执齐了',
  ];
  return parts.filter(Boolean).join('，');
}

export function tagOf({ refused, open }: RegistrationFileView): {
  readonly kind: TagKind;
  readonly words: string;
} {
  if (refused > 0) return { kind: 'bad', words: '有退回' };
  return open > 0 ? { kind: 'warn', words: '等回执' } : { kind: 'good', words: '齐了' };
}
