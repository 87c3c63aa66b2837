import type { RegistrationLine } from '../schema';
import { recipientNames } from './numbers';

/** Chinese: what was refused, why, and what an officer can do about it. */
export function refusedWords(line: RegistrationLine): string {
  const { kind, recipient, fileId, line: at, year, answer } = line;
  const who = recipientNames[recipient];
  const why = answer?.reason ? `写的原因：${answer.reason}` : '没有写原因';
  const where = `参保文件${fileId ?? ''}第${at ?? ''}行`;
  if (kind === 'cancelled') {
    return `${who}没有办理他${year}年度的取消（${where}），${why}。请与${who}核对他现在是不是还登记着参保；要再报的，在“参保报送”里重新报送。`;
  }
  return (
    `${who}没有登记他${year}年度的参保（${where}），${why}。` +
    '姓名、证件或参保地错了的，先更正，再在“参保报送”里重新报送；不能在这里参保、钱要退的，按退费办理。在办好以前，这里仍然记着他已缴费。'
  );
}
