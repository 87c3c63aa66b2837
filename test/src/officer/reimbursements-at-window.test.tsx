import { render, screen } from '@testing-library/react';
import type { ReimbursementView } from '../../../contract/reimbursements';
import ReimbursementsPage from '../../../src/officer/reimbursements/index';
import { choose, fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { applied, overview, region } from './reimbursement-samples';

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', { name: '陈*', regions: [region], duties: ['money'], today: '2024-01-05' });
  server.answer('reimbursements.overview', overview());
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-01-05T02:00:00Z'));
});
afterEach(() => jest.restoreAllMocks());

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

describe('an application that is brought to the window', () => {
  const number = '369901195805120017';
  const toApply: ReimbursementView = {
    ...applied,
    state: 'to-apply',
    application: null,
    account: null,
  };

  async function found(): Promise<void> {
    render(<ReimbursementsPage />);
    await choose('窗口申领');
    await fill('居民身份证号码', number);
    await tap('查');
  }

  it('is taken for the person himself, to his own account', async () => {
    server.answer('reimbursements.find', { reimbursement: toApply });
    server.answer('reimbursements.apply-for', { reimbursement: { ...applied, mayApply: false } });
    await found();
    await fill('户名', '王建国');
    await fill('开户银行', '农业银行昌邑支行');
    await fill('账号', '6228480012345678901');
    await tap('收下申领');
    await screen.findByText('等审核');
    expect(asked('reimbursements.find')).toMatchObject([
      { region, year: 2024, document: { kind: 'resident-id', number } },
    ]);
    const account = { holder: '王建国', bank: '农业银行昌邑支行', number: '6228480012345678901' };
    expect(asked('reimbursements.apply-for')).toMatchObject([
      { reimbursementId: 'a1b2c3d4-2024', application: { relation: 'self', account } },
    ]);
    expect(screen.queryByRole('button', { name: '收下申领' })).toBeNull();
  });

  it('is taken from nobody but a relative where the bank sent back what comes unasked', async () => {
    const reimbursement = { ...toApply, way: 'automatic', state: 'returned', relativesOnly: true };
    server.answer('reimbursements.find', { reimbursement });
    await found();
    expect(screen.queryByText('本人')).toBeNull();
    await tap('收下申领');
    await screen.findByText('请选择谁来申领');
    expect(asked('reimbursements.apply-for')).toEqual([]);
  });

  it('is taken from a daughter for her late father, with her own account (5.2)', async () => {
    server.answer('reimbursements.find', { reimbursement: toApply });
    server.answer('reimbursements.apply-for', { reimbursement: { ...applied, mayApply: false } });
    await found();
    await choose('本人已去世，子女代领');
    await fill('申请人姓名', '王芳');
    await fill('户名', '王芳');
    await fill('开户银行', '农业银行昌邑支行');
    await fill('账号', '6228480012345678901');
    await tap('收下申领');
    expect(asked('reimbursements.apply-for')).toMatchObject([
      { application: { relation: 'child', applicant: '王芳', account: { holder: '王芳' } } },
    ]);
  });

  it('that the server refuses loses nothing that was typed', async () => {
    server.answer('reimbursements.find', { reimbursement: toApply });
    server.refuse('reimbursements.apply-for', 'ACCOUNT_OF_OTHER', '补贴发到本人。户名要和参保人的姓名一样。');
    await found();
    await fill('户名', '王芳');
    await fill('开户银行', '农业银行昌邑支行');
    await fill('账号', '6228480012345678901');
    await tap('收下申领');
    await screen.findByText('没有收下');
    expect(document.body.textContent).toContain('户名要和参保人的姓名一样');
    for (const [label, value] of [
      ['户名', '王芳'],
      ['开户银行', '农业银行昌邑支行'],
      ['账号', '6228480012345678901'],
    ] as const) {
      expect(screen.getByLabelText(label)).toHaveProperty('value', value);
    }
  });

  it('isn’t asked for a number that can be none', async () => {
    render(<ReimbursementsPage />);
    await choose('窗口申领');
    await fill('居民身份证号码', '369901195805120018');
    await tap('查');
    expect(asked('reimbursements.find')).toEqual([]);
  });

  it('has no form for who is due nothing here', async () => {
    server.answer('reimbursements.find', { reimbursement: null });
    await found();
    await screen.findByText('这个人在这里没有补贴');
    expect(screen.queryByRole('button', { name: '收下申领' })).toBeNull();
  });

  it('can’t be brought again where it is on its way already', async () => {
    server.answer('reimbursements.find', {
      reimbursement: { ...applied, state: 'released', mayApply: false },
    });
    await found();
    await screen.findByText('已放行');
    expect(screen.queryByRole('button', { name: '收下申领' })).toBeNull();
  });
});
