import { render, screen } from '@testing-library/react';
import type { CaseView } from '../../../contract/refunds';
import { fen } from '../../../policy/money';
import CasesPage from '../../../src/officer/cases/index';
import { choose, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const street = '360983001';
const one: CaseView = {
  caseId: 'c1',
  kind: 'refund-requested',
  region: street,
  state: 'open',
  at: Date.parse('2023-11-20T02:00:00Z'),
  orderId: 'o1',
  refundId: 'f1',
  people: [{ personId: 'aaaaaaaaaaaa', name: '周桂兰', document: '369***********2009' }],
  amountFen: fen(38_000),
  summary: '周**申请退费：参保人已去世。',
  pictures: 2,
  actions: ['approve', 'decline'],
};

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', { name: '陈*', regions: [street], duties: ['money'], today: '2023-11-20' });
  server.answer('cases.list', { cases: [one], next: null });
});

function looks() {
  return server.asked.filter(({ action }) => action === 'cases.pictures');
}

describe('pictures that a payer gave', () => {
  it('are fetched only when an officer asks for them, and told where they were taken back', async () => {
    const shown = ['p1', 'p2'].map((pictureId) => ({
      pictureId,
      bytes: 1000,
      at: one.at,
      link: `http://127.0.0.1/files/${pictureId}`,
    }));
    server.answer('cases.pictures', { pictures: shown });
    render(<CasesPage />);
    await screen.findByText('看申请人交的图片（2张）');
    expect(looks()).toEqual([]);
    await tap('看申请人交的图片（2张）');
    await screen.findByRole('button', { name: '第2张图片，点开看大图' });
    expect(looks()).toMatchObject([{ caseId: 'c1' }]);
    server.answer('cases.pictures', { pictures: [] });
    await tap('再取一次（图片10分钟后打不开）');
    await screen.findByText('申请人刚把图片收回了。');
  });

  it('say so in the server’s words where they can’t be fetched', async () => {
    server.refuse('cases.pictures', 'NO_CASE', '没有找到这一条，可能已经办理，请刷新列表。');
    render(<CasesPage />);
    await tap('看申请人交的图片（2张）');
    await screen.findByText('没有找到这一条，可能已经办理，请刷新列表。');
  });
});

describe('the telephone number that a payer left', () => {
  it('is fetched only when an officer wants to call', async () => {
    server.answer('cases.list', { cases: [{ ...one, hasPhone: true }], next: null });
    server.answer('cases.phone', { number: '13812340017' });
    render(<CasesPage />);
    await screen.findByText('看申请人留的电话');
    expect(server.asked.filter(({ action }) => action === 'cases.phone')).toEqual([]);
    await tap('看申请人留的电话');
    await screen.findByText('13812340017');
  });
});

it('shows the whole number of whom a case is about for a reason', async () => {
  server.answer('persons.number', { documents: [{ kind: 'id-card', number: '369000000000002009' }] });
  render(<CasesPage />);
  await tap('看周桂兰完整证件号码');
  await choose('核对证件或证明材料');
  await screen.findByText(/369000000000002009/);
  expect(server.asked.find(({ action }) => action === 'persons.number')).toMatchObject({
    region: street,
    personId: 'aaaaaaaaaaaa',
    reason: 'papers',
  });
});
