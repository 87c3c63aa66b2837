import { isoDay } from '../../policy/calendar';
import type { CertifiedIdentity, Circumstance, FactSheet } from '../../policy';
import { fen } from '../../policy/money';
import { policy } from '../../policy';

/** People with several papers, or with one that has ended: each is judged by itself, and the best counts. */
const street = '360983001';
const district = '220202';

function ask(region: string, payOn: string, more: Partial<FactSheet> = {}) {
  return policy.determine({ id: 'x', region, year: 2024, payOn: isoDay(payOn), ...more });
}

function held(
  code: CertifiedIdentity['code'],
  since = '2022-06-01',
  more: Partial<CertifiedIdentity> = {},
): CertifiedIdentity {
  return { code, since: isoDay(since), ...more };
}

function happened(code: Circumstance['code'], on: string): Circumstance {
  return { code, on: isoDay(on) };
}

function codes({ notes }: { readonly notes: readonly { readonly code: string }[] }) {
  return notes.map(({ code }) => code);
}

function textsOf(code: string, { notes }: { readonly notes: readonly { code: string; text: string }[] }) {
  return notes.filter((note) => note.code === code).map(({ text }) => text);
}

describe('Ruizhou', () => {
  it('3.2 takes in, in May, who is long on dibao and newly returned to poverty: 380 - 320 = 60', () => {
    const identities = [held('dibao'), held('returned-to-poverty', '2024-05-10')];
    expect(ask(street, '2024-05-20', { identities })).toMatchObject({ status: 'payable', payFen: 6000 });
    expect(ask(street, '2024-05-20', { identities: identities.slice(0, 1) }).status).toBe('closed');
  });

  it('3.2 gives 320 back to who was on dibao in the window, whatever was recognised after it', () => {
    const answer = ask(street, '2024-05-20', {
      identities: [held('tekun', '2024-05-10'), held('dibao', '2023-11-01')],
      paidBefore: { on: isoDay('2023-10-01'), amountFen: fen(38000) },
    });
    expect(answer).toMatchObject({ refundFen: 32000, netFen: 6000 });
    expect(codes(answer)).toContain('not-entitled');
  });

  it('3.2 gives back the aid and no more, however much was paid: 500 - 320 = 180', () => {
    const paidBefore = { on: isoDay('2023-10-01'), amountFen: fen(50000) };
    const identities = [held('dibao', '2023-11-01')];
    expect(ask(street, '2023-11-20', { identities, paidBefore })).toMatchObject({
      refundFen: 32000,
      netFen: 18000,
    });
  });

  it('3.2 gives nothing back of what a student has by 3.3', () => {
    const circumstances = [{ code: 'college-student' }] as const;
    const paidBefore = { on: isoDay('2023-10-01'), amountFen: fen(38000) };
    expect(ask(street, '2023-11-20', { circumstances, paidBefore }).refundFen).toBe(0);
    const identities = [held('dibao')];
    expect(ask(street, '2023-11-20', { circumstances, identities, paidBefore }).refundFen).toBe(32000);
  });

  it('tells a student to wait only where he waits', () => {
    const circumstances = [{ code: 'college-student' }, happened('graduate-returned', '2024-02-01')] as const;
    const answer = ask(street, '2024-02-10', { circumstances });
    expect(answer).toMatchObject({ status: 'exempt', coverage: { from: '2024-02-11', waitingDays: 0 } });
    expect(textsOf('interpretation', answer).join()).not.toContain('等待');
  });

  it('tells of a passed limit how things are computed instead, and not that nothing can be paid', () => {
    const circumstances = [happened('employee-insurance-ended', '2023-09-01')];
    const [text] = textsOf('limit-passed', ask(street, '2024-02-10', { circumstances }));
    expect(text).toContain('这里按别的规定算');
    const [closed] = textsOf('limit-passed', ask(street, '2024-05-10', { circumstances }));
    expect(closed).toContain('不能再按它缴费');
  });

  it('says nothing of an older event of the kind by which somebody comes in', () => {
    const circumstances = [
      happened('employee-insurance-ended', '2015-03-01'),
      happened('employee-insurance-ended', '2024-04-20'),
    ];
    const answer = ask(street, '2024-05-10', { circumstances });
    expect(answer).toMatchObject({ status: 'payable', coverage: { from: '2024-05-11' } });
    expect(codes(answer)).not.toContain('limit-passed');
  });

  it('says nothing of an end where the renewed paper is being deducted', () => {
    const ended = held('dibao', '2022-06-01', { until: isoDay('2023-10-01') });
    expect(codes(ask(street, '2023-10-10', { identities: [ended] }))).toContain('not-entitled');
    const renewed = ask(street, '2023-10-10', { identities: [ended, held('dibao', '2023-10-02')] });
    expect(renewed.payFen).toBe(6000);
    expect(codes(renewed)).not.toContain('not-entitled');
  });

  it('says so where a payment bought no cover: 3 October + 90 days is next year', () => {
    const paidBefore = { on: isoDay('2024-10-03'), amountFen: fen(38000) };
    const answer = ask(street, '2024-10-10', { paidBefore });
    expect(answer.coverage).toBeNull();
    expect(codes(answer)).toContain('no-cover-left');
  });
});

describe('severe disability', () => {
  const places = [
    ['430102', '2023-10-10', 38000],
    [street, '2023-10-10', 38000],
    ['140502', '2023-10-10', 38000],
    [district, '2023-11-01', 39000],
  ] as const;

  it.each(places)('is none in %s with grade 3 or 4', (region, payOn, payFen) => {
    for (const disabilityGrade of [3, 4] as const) {
      const identities = [
        held('severe-disability', '2020-01-01', { disabilityGrade, lostWorkCapacity: true }),
      ];
      const answer = ask(region, payOn, { identities });
      expect(answer).toMatchObject({ payFen, netFen: payFen, subsidies: [] });
      expect(codes(answer)).not.toContain('existing-policy');
    }
  });

  it('counts in Hunan without a grade, and it is said', () => {
    const answer = ask('430102', '2023-10-10', { identities: [held('severe-disability')] });
    expect(answer.status).toBe('exempt');
    expect(codes(answer)).toContain('attribute-unknown');
  });

  it('doesn’t in Jilin city, which names grades 1 and 2', () => {
    const answer = ask(district, '2023-11-01', { identities: [held('severe-disability')] });
    expect(answer.reimbursedFen).toBe(0);
    expect(codes(answer)).toContain('attribute-unknown');
  });
});

describe('Jilin city', () => {
  it('gives 140 yuan to who is long on dibao, pays late and is newly returned: 390 - 150 - 140 = 100', () => {
    const identities = [held('dibao'), held('returned-to-poverty', '2024-05-10')];
    const answer = ask(district, '2024-05-20', { identities });
    expect(answer).toMatchObject({ payFen: 24000, reimbursedFen: 14000, netFen: 10000 });
    expect(answer.subsidies[1]).toMatchObject({ identity: 'returned-to-poverty', claim: 'apply' });
  });

  it('takes the money that comes by itself before the one to be applied for', () => {
    const identities = [held('returned-to-poverty'), held('dibao')];
    expect(ask(district, '2023-11-01', { identities }).subsidies[1]).toMatchObject({
      identity: 'dibao',
      claim: 'automatic',
    });
  });

  it('pays who was on the list on 1 January though the status ended in March', () => {
    const identities = [held('tekun', '2022-06-01', { until: isoDay('2024-03-01') })];
    const paidBefore = { on: isoDay('2023-11-01'), amountFen: fen(1000) };
    expect(ask(district, '2024-06-01', { identities, paidBefore })).toMatchObject({
      reimbursedFen: 1000,
      netFen: 0,
      subsidies: [{ claim: 'automatic', paidBy: '2024-03-31' }],
    });
  });

  it('counts no money to be applied for after 31 December 2024, but what comes by itself', () => {
    const paidBefore = { on: isoDay('2023-11-01'), amountFen: fen(24000) };
    const returned = { identities: [held('returned-to-poverty')], paidBefore };
    expect(ask(district, '2024-12-31', returned).reimbursedFen).toBe(14000);
    const after = ask(district, '2025-01-01', returned);
    expect(after).toMatchObject({ reimbursedFen: 0, netFen: 24000 });
    expect(codes(after)).toContain('claim-closed');
    const dibao = ask(district, '2025-01-01', { identities: [held('dibao')], paidBefore });
    expect(dibao.reimbursedFen).toBe(14000);
    expect(codes(dibao)).not.toContain('claim-closed');
  });
});

describe('Hunan', () => {
  it('2.5 covers from the earlier of two breaks within 90 days', () => {
    const circumstances = [
      happened('employee-insurance-ended', '2024-03-01'),
      happened('employee-insurance-ended', '2024-01-10'),
    ];
    expect(ask('430102', '2024-03-20', { circumstances }).coverage?.from).toBe('2024-01-10');
  });

  it('2.5 says how it reads a break in 2023 that is paid for in 2024', () => {
    const circumstances = [happened('employee-insurance-ended', '2023-12-01')];
    const within = ask('430102', '2024-01-10', { circumstances });
    expect(within).toMatchObject({ payFen: 38000, coverage: { from: '2024-01-01' } });
    expect(codes(within)).toContain('interpretation');
    const beyond = ask('430102', '2024-05-10', { circumstances });
    expect(beyond.payFen).toBe(102000);
    expect(codes(beyond)).toContain('interpretation');
  });

  it('2.4 needs no reading where one of two papers of the same aid was certified here', () => {
    const elsewhere = held('tekun', '2022-06-01', { region: '220202' });
    expect(textsOf('interpretation', ask('430102', '2023-10-10', { identities: [elsewhere] }))).toHaveLength(
      1,
    );
    const both = ask('430102', '2023-10-10', { identities: [elsewhere, held('tekun')] });
    expect(textsOf('interpretation', both)).toEqual([]);
  });
});

describe('Jilin province', () => {
  it('2 says that aid is taken to be deducted at once', () => {
    const answer = ask('220502', '2023-11-20', { identities: [held('dibao')], ltciPilot: false });
    expect(codes(answer)).toContain('interpretation');
  });
});

describe('words', () => {
  it('name no field of a fact sheet', () => {
    const identities = [
      'poverty-prone-margin',
      'severe-disability',
      'de-facto-unattended-child',
      'martyr-child',
    ];
    for (const region of [street, district, '220502', '430102', '140502']) {
      const answer = ask(region, '2023-11-01', {
        identities: identities.map((code) => held(code as CertifiedIdentity['code'])),
      });
      expect(answer.notes.map(({ text }) => text).join()).not.toMatch(/[A-Za-z]/);
    }
  });
});
