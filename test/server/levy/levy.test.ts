import { type FactSheet, policy } from '../../../policy';
import { isoDay } from '../../../policy/calendar';
import { type Fen, fen } from '../../../policy/money';
import {
  type LevyLine,
  type LevyPerson,
  LevyTotals,
  aidLedgerSheet,
  givenByAmounts,
  levyLine,
  levyRow,
  noSums,
  plusSums,
  requireAddsUp,
  sumsOfRow,
  taxRow,
  totalsSheet,
} from '../../../server/levy';

const long = isoDay('2022-06-01');
const of = { region: '140500', year: 2024, on: '2023-10-10' };

function person(facts: Partial<FactSheet>, paidFen?: number): LevyPerson {
  const on = isoDay('2023-10-10');
  return {
    name: '王小明',
    documentKind: 'resident-id',
    documentNumber: '399999195805120018',
    village: '东村',
    school: '',
    paid: paidFen === undefined ? null : { on, amountFen: fen(paidFen) },
    facts: { id: 'x', region: '140525', year: 2024, payOn: on, ...facts },
  };
}

/** Jincheng's notice: 380 yuan (2); dibao 80 per cent and tekun all of it from medical assistance (4). */
const dibao = person({ identities: [{ code: 'dibao', since: long }] }, 7_600);
const tekun = person({ identities: [{ code: 'tekun', since: long }] });
const people = [person({}), person({}, 38_000), dibao, tekun];

function taken(lines: readonly LevyLine[]): LevyTotals {
  const totals = new LevyTotals();
  for (const line of lines) totals.take(line);
  return totals;
}

const lines = people.map((one) => levyLine(policy, one));

describe('a line of the levy list', () => {
  it('has standard, aid, own payment and the clause, as Jincheng’s notice sets them', () => {
    const [ordinary, , withDibao, withTekun] = lines;
    expect(ordinary).toMatchObject({
      group: '不享受资助',
      standardFen: 38_000,
      deductedFen: 0,
      payFen: 38_000,
    });
    expect(withDibao).toMatchObject({ standardFen: 38_000, deductedFen: 30_400, payFen: 7_600 });
    expect(withDibao?.aid).toEqual([
      { fund: 'medical-assistance', timing: 'deducted', amountFen: 30_400, givenFen: 30_400 },
    ]);
    expect(withDibao?.clauses).toContain('四（四）');
    expect(withTekun).toMatchObject({ deductedFen: 38_000, payFen: 0, status: 'exempt' });
  });

  it('says what somebody has to look at: another amount paid, no notice, a draft', () => {
    expect(levyLine(policy, person({}, 40_000)).remark).toBe('实缴与应缴不符');
    expect(lines[1]?.remark).toBe('');
    expect(levyLine(policy, person({ region: '110101' }))).toMatchObject({
      payFen: null,
      remark: '没有当地的通知',
    });
    expect(levyLine(policy, person({ region: '220202', payOn: isoDay('2023-11-01') })).remark).toContain(
      '征求意见稿',
    );
  });
});

describe('control totals', () => {
  it('add up by group, by fund and cell by cell', () => {
    const totals = taken(lines);
    expect(totals.whole).toEqual({
      people: 4,
      notNow: 0,
      standardFen: 152_000,
      deductedFen: 68_400,
      reimbursedFen: 0,
      payFen: 83_600,
      paidPeople: 2,
      paidFen: 45_600,
    });
    expect(totals.byGroup.map(([group, { people: count }]) => [group, count])).toEqual([
      ['不享受资助', 2],
      ['低保对象', 1],
      ['特困人员', 1],
    ]);
    const written = lines.reduce((sum, line) => plusSums(sum, sumsOfRow(levyRow(line))), noSums);
    expect(() => requireAddsUp(totals, written)).not.toThrow();
  });

  it('of a file that lacks a row, or has another amount, stop the run', () => {
    const totals = taken(lines);
    const written = lines.slice(1).reduce((sum, line) => plusSums(sum, sumsOfRow(levyRow(line))), noSums);
    expect(() => requireAddsUp(totals, written)).toThrow('people: 4 is not 3');
    const [first, ...rest] = lines as [LevyLine, ...LevyLine[]];
    expect(() => taken([{ ...first, payFen: 1 as Fen }, ...rest])).toThrow('do not add up');
  });

  it('stand in the workbook for each county and the whole region', () => {
    const counties = [
      ['140525', taken(lines)],
      ['140521', taken(lines.slice(0, 1))],
    ] as const;
    const rows = [...(totalsSheet(of, counties).rows as readonly (readonly unknown[])[])];
    expect(rows.map(([county, group, count]) => [county, group, count])).toEqual([
      ['泽州县', '不享受资助', 2],
      ['泽州县', '低保对象', 1],
      ['泽州县', '特困人员', 1],
      ['泽州县', '合计', 4],
      ['沁水县', '不享受资助', 1],
      ['沁水县', '合计', 1],
      ['晋城市', '总计', 5],
    ]);
  });
});

describe('the ledger of aid', () => {
  it('tells what is due from what is owed for those who paid or pay nothing', () => {
    const rows = [
      ...(aidLedgerSheet(of, [['140525', taken(lines)]], givenByAmounts)
        .rows as readonly (readonly unknown[])[]),
    ];
    expect(rows).toEqual([
      ['泽州县', '医疗救助基金', '低保对象', 1, { fen: 30_400 }, 1, { fen: 30_400 }],
      ['泽州县', '医疗救助基金', '特困人员', 1, { fen: 38_000 }, 1, { fen: 38_000 }],
      ['晋城市', '总计', '', 2, { fen: 68_400 }, 2, { fen: 68_400 }],
    ]);
    // Who paid the whole standard had nothing taken off.
    const whole = { on: dibao.facts.payOn, amountFen: fen(38_000) };
    const tooMuch = taken([levyLine(policy, { ...dibao, paid: whole })]);
    expect(tooMuch.byFund[0]).toMatchObject({ duePeople: 1, paidPeople: 0, paidFen: 0 });
    const unpaid = taken([levyLine(policy, { ...dibao, paid: null })]);
    expect(unpaid.byFund[0]).toMatchObject({ duePeople: 1, dueFen: 30_400, paidPeople: 0, paidFen: 0 });
  });
});

it('a line for the tax office has plain figures', () => {
  const [, , line] = lines;
  expect(line === undefined ? [] : taxRow(levyRow(line), 2024)).toEqual([
    '140525',
    '王小明',
    '居民身份证',
    '399999195805120018',
    '2024',
    { fen: 38_000 },
    { fen: 30_400 },
    { fen: 7_600 },
    '是',
  ]);
});
