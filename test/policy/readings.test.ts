import { fen } from '../../policy/money';
import { isoDay } from '../../policy/calendar';
import type { CertifiedIdentity, FactSheet } from '../../policy';
import { policy } from '../../policy';

/** The readings of docs/decisions/2026-11-23-readings.md that the worked cases don't hold already. */
function ask(region: string, payOn: string, more: Partial<FactSheet> = {}) {
  return policy.determine({ id: 'x', region, year: 2024, payOn: isoDay(payOn), ...more });
}
function held(code: CertifiedIdentity['code'], more: Partial<CertifiedIdentity> = {}): CertifiedIdentity {
  return {
    code,
    since: isoDay('2022-06-01'),
    ...more,
  };
}
function codes({ notes }: { readonly notes: readonly { readonly code: string }[] }) {
  return notes.map(({ code }) => code);
}

describe('readings', () => {
  it('Jilin city 5.3: certified in one district and insured in another, no city money', () => {
    const answer = ask('220202', '2023-11-01', { identities: [held('dibao', { region: '220203' })] });
    expect(answer).toMatchObject({ payFen: 24000, reimbursedFen: 0 });
    expect(codes(answer)).toContain('not-entitled');
  });

  it('Jilin city 5.3: certified by the city, by a street of the district, or where nothing is said', () => {
    for (const region of ['220200', '220202001', undefined]) {
      const identity = held('dibao', region === undefined ? {} : { region });
      expect(ask('220202', '2023-11-01', { identities: [identity] }).reimbursedFen).toBe(14000);
    }
  });

  it('Jilin city 2.1: dibao certified elsewhere and a disability here still bear 100 yuan, 390 - 150 - 140', () => {
    const identities = [
      held('dibao', { region: '220281' }),
      held('severe-disability', { disabilityGrade: 1 }),
    ];
    expect(ask('220202', '2023-11-01', { identities })).toMatchObject({ payFen: 24000, netFen: 10000 });
  });

  it('Jilin city: tells nobody of lost city money before the window has opened', () => {
    expect(codes(ask('220202', '2023-09-15', { identities: [held('dibao')] }))).not.toContain('not-entitled');
  });

  it('Hunan 2.5: tekun late with a verified reason pays the individual standard, and it is said', () => {
    const answer = ask('430102', '2024-02-26', {
      identities: [held('tekun')],
      circumstances: [{ code: 'objective-reason' }],
    });
    expect(answer).toMatchObject({ status: 'payable', payFen: 38000 });
    expect(codes(answer)).toContain('interpretation');
  });

  it('Hunan 2.5: whose household moved in last year may not come in any more', () => {
    const circumstances = [{ code: 'household-moved-in', on: isoDay('2023-12-31') }] as const;
    expect(ask('430102', '2024-01-10', { circumstances }).status).toBe('closed');
  });

  it('Ruizhou 2.2: the last date binds tekun of long standing, not those recognised after the window', () => {
    expect(ask('360983001', '2024-03-31', { identities: [held('tekun')] }).status).toBe('exempt');
    expect(ask('360983001', '2024-04-01', { identities: [held('tekun')] }).status).toBe('closed');
    const late = ask('360983001', '2024-05-20', {
      identities: [held('dibao', { since: isoDay('2024-05-10') })],
    });
    expect(late).toMatchObject({ status: 'payable', payFen: 6000, coverage: { from: '2024-05-20' } });
  });

  it('Ruizhou 3.2: recognised after the window while still waiting gets nothing back, and it is said', () => {
    const answer = ask('360983001', '2024-03-05', {
      identities: [held('dibao', { since: isoDay('2024-03-01') })],
      paidBefore: { on: isoDay('2024-02-10'), amountFen: fen(38000) },
    });
    expect(answer).toMatchObject({ status: 'insured', refundFen: 0, coverage: { from: '2024-05-10' } });
    expect(codes(answer)).toContain('interpretation');
  });

  it('names each missing attribute in words that a resident reads', () => {
    const { notes } = ask('360983001', '2023-10-20', { identities: [held('severe-disability')] });
    const texts = notes.filter(({ code }) => code === 'attribute-unknown').map(({ text }) => text);
    for (const attribute of ['是不是学生', '出生日期', '是不是丧失劳动能力', '残疾等级']) {
      expect(texts.join()).toContain(attribute);
    }
    expect(texts.join()).not.toMatch(/[a-z]/i);
  });

  it('gives answers that nobody can change for the next one', () => {
    const first = ask('430102', '2023-10-10');
    expect(
      Object.isFrozen(first.cites) && Object.isFrozen(first.items) && Object.isFrozen(first.notices),
    ).toBe(true);
    expect(ask('430102', '2023-10-10')).toEqual(first);
  });
});
