import { fireEvent, render, screen } from '@testing-library/react';
import type { RelativeView } from '../../../contract/family';
import { fen } from '../../../policy/money';
import RelativePage from '../../../src/packages/family/relative/index';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

function grandmother(filed: boolean): RelativeView {
  return {
    relativeId: 'g',
    person: { name: '周**', document: '360***********0018' },
    relation: 'grandparent',
    region: '360983001',
    birthDateKnown: true,
    claims: { identities: [], circumstances: [] },
    consent: { version: '2026-11', by: 'on-behalf', at: 0 },
    confirmedPayer: false,
    awaitsNumber: false,
    filed,
    record: {
      recordId: 'r1',
      person: { name: '周**', document: '360***********0018' },
      status: { year: 2024, region: '360983001', state: 'to-pay', dueFen: fen(38_000) },
    },
  };
}

describe('a relative', () => {
  it.each([
    ['has a record to look at once he was applied for', true, 1],
    ['has none before that: its page would find nothing', false, 0],
  ])('%s', async (_what, filed, buttons) => {
    device.reset();
    device.params = { id: 'g' };
    new ServerDouble().answer('family.list', { relatives: [grandmother(filed)], maximum: 20 });
    render(<RelativePage />);
    await screen.findByText(/应缴 380 元/);
    expect(screen.queryAllByRole('button', { name: '看他的参保记录' })).toHaveLength(buttons);
  });

  it('is said to be paid for elsewhere, asked twice, and it can be taken back', async () => {
    device.reset();
    device.params = { id: 'g' };
    const server = new ServerDouble();
    const relative = grandmother(false);
    server.answer('family.list', { relatives: [relative], maximum: 20 });
    server.answer('family.say-paid-elsewhere', { relative });
    render(<RelativePage />);
    fireEvent.click(await screen.findByRole('button', { name: '我已在别处缴了' }));
    expect(screen.getByText(/不算参保/)).toBeTruthy();
    const record = relative.record && { ...relative.record, saidPaidElsewhere: true as const };
    server.answer('family.list', { relatives: [{ ...relative, record }], maximum: 20 });
    fireEvent.click(screen.getByRole('button', { name: '是的，已经缴了' }));
    await screen.findByText('您说已在别处缴费（未核实）');
    fireEvent.click(screen.getByRole('button', { name: '说错了，还没有缴' }));
    await screen.findByText('您说已在别处缴费（未核实）');
    const said = server.asked.filter(({ action }) => action === 'family.say-paid-elsewhere');
    expect(said.map(({ relativeId, paid }) => [relativeId, paid])).toEqual([
      ['g', true],
      ['g', false],
    ]);
  });
});
