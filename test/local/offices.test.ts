import { type Line, answersTo, forms } from '../../local/offices/answer';
import { registrationAnswerColumns } from '../../contract/registration';
import { payoutColumns } from '../../contract/reimbursements';

const day = '2023-11-21';
const number = 'YB-360983-000001';

function line(at: number, more: Line = {}): Line {
  return { 文件编号: number, 行号: String(at), 类型: '参保', '金额(元)': '380.00', ...more };
}
function payout(id: string): Line {
  return { 补贴编号: id, '金额(元)': '140.00' };
}

describe('an office of the preview', () => {
  it('answers with the columns that the product reads', () => {
    expect(forms.registration.columns).toEqual(registrationAnswerColumns);
    expect(forms.reimbursements.columns).toEqual(payoutColumns);
  });

  it('registers everybody with a number of its own, says so of a cancellation without, and the tax office gives none', () => {
    const [enrolled, cancelled] = answersTo('registration', [line(1), line(2, { 类型: '取消' })], 'all', day);
    expect(enrolled).toEqual([number, '1', '380.00', '成功', '', `MN-${number}-1`, day]);
    expect(cancelled).toEqual([number, '2', '380.00', '成功', '', '', '']);
    const [ofTax] = answersTo('registration', [line(1, { 文件编号: 'SW-360983-000001' })], 'all', day);
    expect(ofTax?.slice(3)).toEqual(['成功', '', '', '']);
  });

  it('refuses the first line, pays a fen too much for it, or answers half, as it is asked', () => {
    const lines = [payout('a-2024'), payout('b-2024'), { 补贴编号: '合计2笔', '金额(元)': '280.00' }];
    expect(
      answersTo('reimbursements', lines, 'one-refused', day).map(([id, result]) => [id, result]),
    ).toEqual([
      ['a-2024', '未发放'],
      ['b-2024', '已发放'],
    ]);
    expect(answersTo('reimbursements', lines, 'off-by-a-fen', day).map(([, , amount]) => amount)).toEqual([
      '140.01',
      '140.00',
    ]);
    expect(answersTo('reimbursements', lines, 'half', day).map(([id]) => id)).toEqual(['a-2024']);
  });
});
