import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import ClaimsPage from '../../../src/officer/claims/index';
import { tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const street = '360983001';
const officer = { name: '陈*', regions: [street], duties: ['roster'], today: '2023-11-20' };

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', officer);
});

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

describe('what residents claimed', () => {
  const claim = {
    recordId: 'r1',
    person: { name: '许国强', document: '369***********6202' },
    region: street,
    year: 2024,
    claimed: { identities: [{ code: 'dibao' as const, since: '2022-06-01' }], circumstances: [] },
    at: Date.parse('2023-11-20T02:00:00Z'),
  };

  function oneClaim(): void {
    server.answer('applications.awaiting', {
      applications: [{ ...claim, applicationId: 'one' }],
      next: null,
    });
    server.answer('roster.confirm', { state: 'awaiting-payment' });
    render(<ClaimsPage />);
  }

  it('are confirmed together where each was chosen, and only those that say a day and nothing else', async () => {
    const unknown = { ...claim.claimed.identities[0], code: 'dibao' as const, sinceSaid: 'unknown' as const };
    server.answer('applications.awaiting', {
      applications: [
        { ...claim, applicationId: 'one' },
        { ...claim, recordId: 'r2', applicationId: 'two', person: { ...claim.person, name: '钱玉兰' } },
        {
          ...claim,
          recordId: 'r3',
          applicationId: 'three',
          person: { ...claim.person, name: '孙福' },
          claimed: { ...claim.claimed, identities: [unknown] },
        },
      ],
      next: null,
    });
    server.answer('roster.confirm', { state: 'awaiting-payment' });
    render(<ClaimsPage />);
    await tap('几份一起确认');
    const boxes = await screen.findAllByRole('checkbox');
    expect(boxes.map((box) => box.getAttribute('aria-label')?.split('，')[0])).toEqual(['许国强', '钱玉兰']);
    for (const box of boxes) fireEvent.click(box);
    await tap('核实无误，2份记入名册');
    await screen.findByText('2份已记入名册，家人现在能看到新的金额。');
    expect(asked('roster.confirm')).toMatchObject([
      { recordId: 'r1', identities: [{ code: 'dibao', since: '2022-06-01' }] },
      { recordId: 'r2', identities: [{ code: 'dibao', since: '2022-06-01' }] },
    ]);
  });

  it('once confirmed, says that it is on the list', async () => {
    oneClaim();
    await tap('核实无误，记入名册');
    await screen.findByText('许国强：已记入名册，家人现在能看到新的金额。');
  });

  it('is declined with a reason, in a second tap, and says that the family reads it', async () => {
    oneClaim();
    await tap('核实不符，退回');
    expect(asked('roster.confirm')).toEqual([]);
    await tap('确认退回');
    await screen.findByText('出错：请选择退回的原因，家人会看到。');
    fireEvent.click(await screen.findByRole('radio', { name: '证明材料不全' }));
    fireEvent.change(screen.getByLabelText('补充说明'), { target: { value: '缺低保证' } });
    await tap('确认退回');
    await screen.findByText(
      '许国强：已退回，没有记入名册。家人会看到退回的原因，可以按没有这项身份的金额缴费。',
    );
    expect(asked('roster.confirm')).toMatchObject([
      { identities: [], circumstances: [], decline: { reason: 'papers-incomplete', note: '缺低保证' } },
    ]);
  });

  it('is not declined for another reason that nobody writes down', async () => {
    oneClaim();
    await tap('核实不符，退回');
    fireEvent.click(await screen.findByRole('radio', { name: '其他原因' }));
    await tap('确认退回');
    await screen.findByText('出错：选了“其他原因”，请在下面写明。');
    expect(asked('roster.confirm')).toEqual([]);
  });

  const claimed = (identity: object) =>
    server.answer('applications.awaiting', {
      applications: [
        { ...claim, applicationId: 'one', claimed: { identities: [identity], circumstances: [] } },
      ],
      next: null,
    });

  it('is shown as it was said, never as a day that nobody named', async () => {
    claimed({ code: 'dibao', since: '2023-09-14', sinceSaid: 'before', until: '2024-06-30' });
    server.answer('roster.confirm', { state: 'awaiting-payment' });
    render(<ClaimsPage />);
    await screen.findByText('低保对象，2023年9月15日以前认定，到2024年6月30日');
    expect(screen.queryByText(/9月14日/)).toBeNull();
    await tap('核实无误，记入名册');
    await screen.findByText(/许国强：/);
    expect(asked('roster.confirm')).toMatchObject([{ identities: [{ code: 'dibao', since: '2023-09-14' }] }]);
  });

  it('is confirmed with the day on the paper where the payer didn’t know it', async () => {
    claimed({ code: 'dibao', since: '2024-01-01', sinceSaid: 'unknown' });
    server.answer('roster.confirm', { state: 'awaiting-payment' });
    render(<ClaimsPage />);
    await screen.findByText('低保对象，申报人不知道哪天认定');
    await tap('核实无误，记入名册');
    await screen.findByText(/请先填证明材料上的认定日期/);
    expect(asked('roster.confirm')).toEqual([]);
    const type = (part: string, value: string) =>
      fireEvent.change(screen.getByLabelText(new RegExp(`^低保对象的认定日期，${part}`)), {
        target: { value },
      });
    type('年，四位数字', '2022');
    type('月', '6');
    type('日', '1');
    await tap('核实无误，记入名册');
    await screen.findByText(/许国强：/);
    const [sent] = asked('roster.confirm');
    expect(sent).toMatchObject({ identities: [{ code: 'dibao', since: '2022-06-01' }] });
    expect(JSON.stringify(sent)).not.toContain('sinceSaid');
  });

  it('shows facts of the person in words, and certifies them as they were said', async () => {
    const insurance = { insuredLastYear: false, missedYears: 2 };
    const claimedFacts = {
      identities: [],
      circumstances: [],
      facts: { year: 2024, student: true, insurance },
    };
    server.answer('applications.awaiting', {
      applications: [{ ...claim, applicationId: 'one', claimed: claimedFacts }],
      next: null,
    });
    server.answer('roster.confirm', { state: 'awaiting-payment' });
    render(<ClaimsPage />);
    for (const words of ['是学生', '上一年没有参保', '断缴2年']) await screen.findByText(words);
    await tap('核实无误，记入名册');
    await screen.findByText(/许国强：/);
    expect(asked('roster.confirm')).toMatchObject([{ identities: [], facts: { student: true, insurance } }]);
    expect(asked('roster.confirm')[0]).not.toHaveProperty('facts.year');
  });

  it('are narrowed by the server to those who claimed one thing, and the list says to what', async () => {
    oneClaim();
    await tap('筛选');
    fireEvent.click(await screen.findByRole('radio', { name: '特困人员' }));
    await screen.findByText('只看：特困人员');
    await waitFor(() =>
      expect(asked('applications.awaiting').at(-1)).toMatchObject({ claimed: 'tekun', after: null }),
    );
    expect(asked('applications.awaiting')[0]).not.toHaveProperty('claimed');
    fireEvent.click(screen.getByRole('radio', { name: '所有的' }));
    await waitFor(() => expect(asked('applications.awaiting').at(-1)).not.toHaveProperty('claimed'));
  });

  it('is turned over by people, not by claims', async () => {
    const applications = ['one', 'other'].map((applicationId) => ({ ...claim, applicationId }));
    server.answer('applications.awaiting', { applications, next: '1700000000000-r1' });
    render(<ClaimsPage />);
    await tap('看后面的');
    await waitFor(() =>
      expect(asked('applications.awaiting')).toMatchObject([{ after: null }, { after: '1700000000000-r1' }]),
    );
  });
});
