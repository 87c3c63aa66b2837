import { fireEvent, render, screen } from '@testing-library/react';
import type { AlikeCases, CaseView } from '../../../contract/refunds';
import { fen } from '../../../policy/money';
import CasesPage from '../../../src/officer/cases/index';
import ClaimsPage from '../../../src/officer/claims/index';
import { fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const county = '360983';

function dead(caseId: string, name: string): AlikeCases['cases'][number] {
  const view: CaseView = {
    caseId,
    kind: 'refund-requested',
    region: county,
    state: 'open',
    at: Date.parse('2023-11-20T02:00:00Z'),
    orderId: `order-${caseId}`,
    refundId: `request-${caseId}`,
    people: [{ personId: `${caseId}-person`, name, document: '369***********2009' }],
    amountFen: fen(38_000),
    summary: '付款人申请退还。',
    actions: ['approve', 'decline'],
  };
  return { ...view, listed: '名单上写：已去世，2023年11月10日' };
}

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', {
    name: '王',
    regions: [county],
    duties: ['money', 'roster'],
    today: '2023-11-20',
  });
});

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

describe('refunds of which the lists say the same', () => {
  const group: AlikeCases = {
    reason: 'died',
    place: county,
    cases: [dead('case-one', '周桂兰'), dead('case-two', '钱玉兰'), dead('case-three', '孙福')],
  };

  beforeEach(async () => {
    server.answer('cases.list', { cases: [], next: null });
    server.answer('cases.alike', { groups: [group] });
    render(<CasesPage />);
    await tap('退费申请：名单上已经写明的，一起办');
    await screen.findByRole('checkbox', { name: /周桂兰，退380元。名单上写：已去世/ });
  });

  it('go back together only after each name and the sum were read once more', async () => {
    for (const name of [/周桂兰/, /孙福/]) fireEvent.click(await screen.findByRole('checkbox', { name }));
    await tap('同意退费，2件');
    await screen.findByText('请写清楚核对了什么，至少5个字');
    await fill('处理说明：参保人去世，江西省宜春市高安市', '名单和死亡证明看过');
    await tap('同意退费，2件');
    await screen.findByText('同意退费，2件？');
    const sure = document.querySelector('#sure-died-360983')?.textContent ?? '';
    expect(sure).toMatch(/周桂兰：退380元.*孙福：退380元.*一共退760元，马上退给付款人，收不回来/);
    expect(sure).not.toContain('钱玉兰');
    expect(asked('cases.resolve')).toEqual([]);
    server.answer('cases.resolve', { case: dead('case-one', '周桂兰') });
    await tap('确定同意退费，2件');
    await screen.findByText('办好了2件。');
    expect(asked('cases.resolve')).toMatchObject([
      { caseId: 'case-one', decision: 'approve', note: '名单和死亡证明看过' },
      { caseId: 'case-three', decision: 'approve', note: '名单和死亡证明看过' },
    ]);
  });

  it('name each that is refused, in the server’s words, and keep it chosen', async () => {
    server.refuse('cases.resolve', 'LINE_CHANGED', '这个人的缴费状态已经变化。');
    fireEvent.click(await screen.findByRole('checkbox', { name: /周桂兰/ }));
    await fill('处理说明：参保人去世，江西省宜春市高安市', '名单和死亡证明看过');
    await tap('同意退费，1件');
    await tap('确定同意退费，1件');
    await screen.findByText('周桂兰：这个人的缴费状态已经变化。');
    expect(screen.getByRole('checkbox', { name: /周桂兰/ }).getAttribute('aria-checked')).toBe('true');
  });
});

it('claims that another province’s roster has are found, and confirmed by one tap after they were named', async () => {
  const claim = {
    recordId: 'r1',
    applicationId: 'one',
    personId: 'p1',
    person: { name: '许国强', document: '369***********6202' },
    region: county,
    year: 2024,
    claimed: { identities: [{ code: 'dibao', since: '2022-06-01' }], circumstances: [] },
    listed: '湖南省长沙市芙蓉区的名册：低保对象，2022年6月1日认定',
    at: 1,
  };
  server.answer('applications.awaiting', { applications: [], next: null });
  server.answer('applications.alike', {
    groups: [{ identities: ['dibao'], place: county, claims: [claim] }],
  });
  server.answer('roster.confirm', { state: 'awaiting-payment' });
  render(<ClaimsPage />);
  await tap('外省名册上已经写明的，一起确认');
  fireEvent.click(await screen.findByRole('checkbox', { name: /许国强.*芙蓉区的名册/ }));
  await tap('记入名册，1份');
  await tap('确定记入名册，1份');
  await screen.findByText('办好了1份。');
  expect(asked('roster.confirm')).toMatchObject([
    { recordId: 'r1', applicationId: 'one', identities: [{ code: 'dibao', since: '2022-06-01' }] },
  ]);
});
