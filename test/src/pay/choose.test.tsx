import { fireEvent, render, screen } from '@testing-library/react';
import type { RelativeView } from '../../../contract/family';
import { fen } from '../../../policy/money';
import ChoosePage from '../../../src/packages/pay/choose/index';
import { ServerDouble } from '../doubles/server';
import { comeBack, device } from '../doubles/taro';

/** Owes 400 yuan; `open`: a question that decides his price is not answered. */
function relative(relativeId: string, name: string, open: boolean): RelativeView {
  const person = { name, document: '360***********0018' };
  const region = '360983001';
  return {
    relativeId,
    person,
    relation: 'parent',
    region,
    birthDateKnown: true,
    claims: { identities: [], circumstances: [] },
    consent: { version: '2026-11', by: 'on-behalf', at: 0 },
    confirmedPayer: false,
    awaitsNumber: false,
    filed: true,
    record: {
      recordId: `${relativeId}-2024`,
      person,
      status: {
        year: 2024,
        region,
        state: 'to-pay',
        dueFen: fen(40_000),
        ...(open ? { amountOpen: true as const } : {}),
      },
    },
  };
}

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('records.mine', { records: [] });
});

function family(...relatives: readonly RelativeView[]): void {
  server.answer('family.list', { relatives, maximum: 20 });
}

describe('the list of whom one pays for', () => {
  it('says whose amount hangs on a question, and leads to it', async () => {
    family(relative('a', '周**', true), relative('b', '李*', false));
    render(<ChoosePage />);
    const hint = '尾号0018 · 400 元（有问题没回答，金额可能会变） · 待缴费 · 江西省宜春市高安市瑞州街道';
    await screen.findByRole('checkbox', { name: `周** · 父母，${hint}` });
    expect(screen.queryByRole('button', { name: /^去回答：李/ })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '去回答：周** · 父母' }));
    expect(device.moves).toEqual(['to /packages/family/claims/index?id=a']);
  });

  it('is asked anew when one comes back, and keeps who was chosen', async () => {
    family(relative('a', '周**', true), relative('b', '李*', false));
    render(<ChoosePage />);
    fireEvent.click(await screen.findByRole('checkbox', { name: /^李/ }));
    family(relative('a', '周**', false), relative('b', '李*', false));
    comeBack();
    await screen.findByRole('checkbox', { name: /^周.*400 元 · 待缴费/ });
    expect(screen.queryByText('还有问题没回答')).toBeNull();
    screen.getByText('继续（已选1人，共 400 元）');
  });

  it('chooses all who owe by one tap, and says the sum as it grows', async () => {
    family(relative('a', '周桂兰', false), relative('b', '李建国', false));
    render(<ChoosePage />);
    fireEvent.click(await screen.findByRole('checkbox', { name: /^李/ }));
    screen.getByText('继续（已选1人，共 400 元）');
    fireEvent.click(screen.getByRole('button', { name: '全部选上（2人，共 800 元）' }));
    screen.getByText('继续（已选2人，共 800 元）');
  });

  it('leaves out of "all" who waits for a confirmation or is paid for elsewhere', async () => {
    const waits = relative('a', '周桂兰', false);
    const elsewhere = relative('b', '李建国', false);
    family(
      {
        ...waits,
        record: waits.record && {
          ...waits.record,
          status: { ...waits.record.status, state: 'awaiting-confirmation' },
        },
      },
      { ...elsewhere, record: elsewhere.record && { ...elsewhere.record, saidPaidElsewhere: true } },
      relative('c', '王芳', false),
      relative('d', '王强', false),
    );
    render(<ChoosePage />);
    fireEvent.click(await screen.findByRole('button', { name: '全部选上（2人，共 800 元）' }));
    expect(screen.getByRole('checkbox', { name: /^周/ }).getAttribute('aria-checked')).toBe('false');
    expect(screen.getByRole('checkbox', { name: /^李/ }).getAttribute('aria-checked')).toBe('false');
  });

  it('says nothing of questions where none is open', async () => {
    family(relative('b', '李*', false));
    render(<ChoosePage />);
    await screen.findByRole('checkbox', { name: /^李/ });
    expect(screen.queryByText('还有问题没回答')).toBeNull();
  });
});
