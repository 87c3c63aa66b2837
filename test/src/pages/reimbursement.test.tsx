import { render, screen } from '@testing-library/react';
import type { ReimbursementStanding } from '../../../contract/reimbursements';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { applicantNames } from '../../../contract/reimbursements';
import { relationChoices } from '../../../src/packages/records/reimbursement/draft';
import ReimbursementPage from '../../../src/packages/records/reimbursement/index';
import { choose, fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const title = '吉林市关于对城区困难群体参加2024年度居民医保给予补贴的通知';

function standing(more: Partial<ReimbursementStanding> = {}): ReimbursementStanding {
  return {
    notice: 'jilin-city-2024',
    title,
    draft: true,
    clause: '2.1',
    identity: '返贫致贫人口',
    amountFen: fen(14_000),
    fund: 'city-finance',
    way: 'apply',
    applyBy: isoDay('2024-12-31'),
    state: 'to-apply',
    account: null,
    application: null,
    paidOn: null,
    reason: null,
    tells: '乡村振兴部门',
    toldOn: null,
    mayApply: true,
    ...more,
  };
}

const person = { name: '王建国', document: '220***********0012' };

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  device.params = { id: 'a1b2c3d4-2024' };
  server = new ServerDouble();
});

function looks(one: ReimbursementStanding | null): void {
  server.answer('reimbursement.look', { person, year: 2024, standing: one });
}

describe('what comes back after payment', () => {
  it('says of a draft that nothing is promised, how much it names, and what to do until when', async () => {
    looks(standing());
    render(<ReimbursementPage />);
    await screen.findByText('还是征求意见稿，不是正式通知', {}, { timeout: 8000 });
    expect(document.body.textContent).toContain('正式通知出来以前不会发放');
    expect(document.body.textContent).toContain('140元');
    expect(document.body.textContent).toContain(
      '要自己到医保经办机构申领，最晚2024年12月31日。乡村振兴部门会通知',
    );
  });

  it('takes an application, and keeps what was typed where the server refuses it', async () => {
    looks(standing());
    server.refuse(
      'reimbursement.apply',
      'ACCOUNT_OF_OTHER',
      '补贴发到本人。户名要和参保人的姓名一样，请填写本人的银行卡或存折。',
    );
    render(<ReimbursementPage />);
    await screen.findByText('准备申领', {}, { timeout: 8000 });
    await tap('提交申领');
    expect(document.body.textContent).toContain('请选择谁来领');
    await choose(/本人健在/);
    await fill('户名', '王芳');
    await fill('开户银行', '农业银行');
    await fill('账号', '6228480012345678901');
    await tap('提交申领');
    await screen.findByText('还没有提交');
    expect(document.body.textContent).toContain('户名要和参保人的姓名一样，请填写本人的银行卡');
    expect(screen.getByLabelText<HTMLInputElement>('账号').value).toBe('6228480012345678901');
    expect(server.asked.at(-1)).toMatchObject({
      action: 'reimbursement.apply',
      recordId: 'a1b2c3d4-2024',
      application: {
        relation: 'self',
        account: { holder: '王芳', bank: '农业银行', number: '6228480012345678901' },
      },
    });
  });

  it('shows the application as it was handed in, with the account masked', async () => {
    looks(
      standing({
        state: 'applied',
        application: { relation: 'child', on: isoDay('2024-01-05') },
        account: { kind: 'own', bank: '农业银行', holder: '王*', number: '**** 8901' },
      }),
    );
    render(<ReimbursementPage />);
    await screen.findByText('参保人的子女', {}, { timeout: 8000 });
    expect(document.body.textContent).toContain('农业银行 **** 8901（王*）');
  });

  it('lets a relative apply for money that the bank sent back, and not the person himself', async () => {
    looks(
      standing({
        draft: false,
        way: 'automatic',
        state: 'returned',
        reason: '账户已销户',
        relativesOnly: true,
      }),
    );
    render(<ReimbursementPage />);
    await screen.findByText(/由直系亲属在下面申领/, {}, { timeout: 8000 });
    expect(screen.queryByText('本人健在，发给本人')).toBeNull();
    expect(screen.getByText('本人已去世，我是他的子女')).toBeTruthy();
  });

  it('says when it came, and that nothing is due where nothing is', async () => {
    looks(
      standing({
        draft: false,
        way: 'automatic',
        state: 'paid',
        paidOn: isoDay('2024-01-18'),
        mayApply: false,
      }),
    );
    const { unmount } = render(<ReimbursementPage />);
    await screen.findByText(/已经发放。/, {}, { timeout: 8000 });
    expect(document.body.textContent).toContain('2024年1月18日已经发放。');
    expect(screen.queryByRole('button', { name: '提交申领' })).toBeNull();
    unmount();
    looks(null);
    render(<ReimbursementPage />);
    await screen.findByText('现在没有补贴');
  });

  it('calls direct relatives as the office does', () => {
    expect(
      relationChoices(false)
        .slice(1)
        .map(({ label }) => label.replace('本人已去世，我是他的', '')),
    ).toEqual(Object.values(applicantNames).slice(1));
  });
});
