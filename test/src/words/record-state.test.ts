import { noFen } from '../../../policy/money';
import type { RecordStatus } from '../../../contract/record-view';
import { recordWords, statusSentence } from '../../../src/words/record-state';

const status: RecordStatus = {
  year: 2024,
  region: '360983001',
  state: 'paid',
  dueFen: noFen,
  paidElsewhere: true,
  reason: '已在别处缴费：农业银行，2023年11月15日，不要再缴。',
};
const record = { recordId: 'p1-2024', person: { name: '王*', document: '360***' } };

describe('a year that was paid for elsewhere', () => {
  it('is not called paid here, and says where and when', () => {
    expect(recordWords({ ...record, status }).label).toBe('已在别处缴费');
    expect(statusSentence(status)).toContain('农业银行，2023年11月15日');
  });

  it('goes before what the payer said of it himself only once an office knows it', () => {
    const said = {
      ...record,
      status: { ...status, state: 'to-pay' as const },
      saidPaidElsewhere: true as const,
    };
    expect(recordWords(said).label).toBe('您说已在别处缴费（未核实）');
  });
});
