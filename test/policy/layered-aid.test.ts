import type { FactSheet } from '../../policy';
import { isoDay } from '../../policy/calendar';
import { fen } from '../../policy/money';
import { fourHundred, MadeUpPlace, noticeWith, textsOf } from './made-up-place';
import { RandomPeople } from './random-people';

/** 400 yuan; dibao 200 and severe disability 150 off, of which the higher counts; on top 60 a martyr's child, 180 from 70 on. */
function aid(rule: string, who: object, amountFen: number, more: object = {}) {
  return {
    rule,
    kind: 'subsidy',
    who: [who],
    gives: { method: 'fixed', amountFen },
    fund: 'finance',
    ...more,
  };
}
const dibao = aid('dibao', { identities: ['dibao', 'tekun'] }, 20000, { clause: '1.1' });
const disabled = aid('disabled', { identities: ['severe-disability'] }, 15000, { clause: '1.2' });
const martyr = aid('martyr', { identities: ['martyr-child', 'clergy'] }, 6000, { clause: '1.3', adds: true });
const seventy = aid('seventy', { ageAtLeast: 70 }, 18000, {
  clause: '1.4',
  adds: true,
  holder: '70周岁以上老人',
});
const rules = [fourHundred, dibao, disabled, martyr, seventy];
const clauses = ['1', '1.1', '1.2', '1.3', '1.4', '2'].map((clause) => ({ clause, says: '缴费和资助。' }));

const place = new MadeUpPlace(rules, { clauses });
const birthDate = isoDay('1980-06-01');
const since = isoDay('2020-01-01');

function holding(...codes: readonly ('dibao' | 'severe-disability' | 'martyr-child' | 'clergy')[]) {
  return { birthDate, identities: codes.map((code) => ({ code, since })) };
}

function clausesOf(facts: Partial<FactSheet>): readonly string[] {
  return place.ask(facts).cites.map(({ clause }) => clause);
}

describe('aid that comes on top', () => {
  it('stands alone where there is no other: 400 - 60 = 340', () => {
    expect(place.ask(holding('martyr-child'))).toMatchObject({
      payFen: 34000,
      subsidies: [{ identity: 'martyr-child', amountFen: 6000 }],
    });
  });

  it('is added to the highest of the others: 400 - 200 - 60 = 140, each by its clause', () => {
    const answer = place.ask(holding('severe-disability', 'martyr-child', 'dibao'));
    expect(answer.payFen).toBe(14000);
    expect(answer.items).toEqual([{ kind: 'premium', standardFen: 40000, subsidyFen: 26000, payFen: 14000 }]);
    expect(answer.subsidies.map(({ clause, amountFen }) => [clause, amountFen])).toEqual([
      ['1.1', 20000],
      ['1.3', 6000],
    ]);
    expect(clausesOf(holding('dibao', 'martyr-child'))).toEqual(['1', '1.1', '1.3', '2']);
  });

  it('is given once by a rule, by however many of its identities: 400 - 60', () => {
    expect(place.payFen(holding('martyr-child', 'clergy'))).toBe(34000);
  });

  it('never goes below nought: of 200 + 60 + 180 the last gives 140, and nobody has to pay', () => {
    const answer = place.ask({ ...holding('dibao', 'martyr-child'), birthDate: isoDay('1950-01-01') });
    expect(answer).toMatchObject({ status: 'exempt', payFen: 0, netFen: 0 });
    expect(answer.subsidies.map(({ amountFen }) => amountFen)).toEqual([20000, 6000, 14000]);
  });

  it('is neither listed nor cited where the others leave nothing', () => {
    const free = aid('dibao', { identities: ['dibao', 'tekun'] }, 40000, { clause: '1.1' });
    const answer = new MadeUpPlace([fourHundred, free, disabled, martyr, seventy], { clauses }).ask(
      holding('dibao', 'martyr-child'),
    );
    expect(answer.subsidies.map(({ clause }) => clause)).toEqual(['1.1']);
    expect(answer.cites.map(({ clause }) => clause)).toEqual(['1', '1.1', '2']);
  });

  it('is said to have ended, whatever else is due', () => {
    const until = isoDay('2024-01-01');
    const answer = place.ask({
      birthDate,
      identities: [
        { code: 'dibao', since },
        { code: 'martyr-child', since, until },
      ],
    });
    expect(answer.payFen).toBe(20000);
    expect(textsOf('not-entitled', answer)).toEqual([expect.stringContaining('烈士子女')]);
  });

  it('comes back with the rest to who was recognised after paying: of 400, 200 + 60', () => {
    const refund = { rule: 'refund', kind: 'refund', recognisedBy: '2024-12-31', otherwise: '不退。' };
    const withRefund = new MadeUpPlace([...rules, refund], { clauses });
    const paidBefore = { on: isoDay('2024-10-10'), amountFen: fen(40000) };
    const later = isoDay('2024-11-10');
    const both = [
      { code: 'dibao' as const, since: later },
      { code: 'martyr-child' as const, since: later },
    ];
    expect(withRefund.ask({ birthDate, identities: both, paidBefore })).toMatchObject({ refundFen: 26000 });
    const [first] = both;
    const paid = { on: isoDay('2024-10-10'), amountFen: fen(34000) };
    const known = [{ code: 'martyr-child' as const, since }, ...(first === undefined ? [] : [first])];
    expect(withRefund.ask({ birthDate, identities: known, paidBefore: paid })).toMatchObject({
      refundFen: 20000,
      netFen: 14000,
    });
  });

  it('doesn’t lessen what comes back later: 400 - 60, of which 100 come back', () => {
    const back = { rule: 'back', kind: 'reimbursement', who: [{ identities: ['dibao'] }], amountFen: 10000 };
    const half = new MadeUpPlace([fourHundred, martyr, back], {
      clauses: clauses.filter(({ clause }) => ['1', '1.3', '2'].includes(clause)),
    });
    expect(half.ask(holding('dibao', 'martyr-child'))).toMatchObject({ payFen: 34000, reimbursedFen: 10000 });
  });

  it('is refused on the care premium, and with anything but true', () => {
    const care = { rule: 'care', kind: 'care-premium', amountFen: 5000, collectedBy: '1' };
    const onCare = { ...aid('x', { identities: ['dibao'] }, 1000), of: 'care-premium', adds: true };
    expect(() => noticeWith([fourHundred, care, onCare])).toThrow('不能叠加');
    expect(() => noticeWith([fourHundred, { ...onCare, of: 'premium', adds: false }])).toThrow('adds');
  });
});

describe('for whoever comes, layered aid', () => {
  const refund = { rule: 'refund', kind: 'refund', recognisedBy: '2024-12-31', otherwise: '不退。' };
  const back = { rule: 'back', kind: 'reimbursement', who: [{ identities: ['orphan'] }], amountFen: 30000 };
  const whole = new MadeUpPlace([...rules, refund, back], { clauses });
  const days = ['2024-10-01', '2024-11-15', '2024-12-31', '2025-01-01'].map(isoDay);

  function someone(chance: RandomPeople): Partial<FactSheet> {
    const payOn = chance.pick(days);
    const identities = Array.from({ length: chance.below(5) }, () => chance.identity(payOn, '650100'));
    const paid = { on: isoDay('2024-10-01'), amountFen: fen(chance.pick([0, 10000, 14000, 34000, 40000])) };
    return {
      payOn,
      identities,
      ...(chance.isOneIn(2) ? { birthDate: chance.pick(['1940-01-01', '1980-01-01'].map(isoDay)) } : {}),
      ...(chance.isOneIn(3) ? { paidBefore: paid } : {}),
    };
  }

  it('never makes an amount negative, and adds up', () => {
    const chance = new RandomPeople(11);
    for (let at = 0; at < 10_000; at += 1) {
      const sheet = someone(chance);
      const answer = whole.ask(sheet);
      const deducted = answer.subsidies.filter(({ timing }) => timing === 'deducted');
      const sum = deducted.reduce((all, { amountFen }) => all + amountFen, 0);
      const wrong =
        [answer.payFen, answer.netFen, ...answer.items.map(({ payFen }) => payFen)].some(
          (amount) => (amount ?? 0) < 0,
        ) || sum !== answer.items.reduce((all, { subsidyFen }) => all + subsidyFen, 0);
      if (wrong) throw new Error(`${JSON.stringify(sheet)}: ${JSON.stringify(answer)}`);
    }
  });

  it('hangs on no order, and counts nothing twice', () => {
    const chance = new RandomPeople(12);
    for (let at = 0; at < 10_000; at += 1) {
      const sheet = someone(chance);
      const { identities = [] } = sheet;
      const other = { ...sheet, identities: chance.shuffled([...identities, ...identities]) };
      const [one, two] = [sheet, other].map((asked) => JSON.stringify(whole.ask(asked)));
      if (one !== two) throw new Error(`${JSON.stringify(other)}: ${two}, not ${one}`);
    }
  });
});
