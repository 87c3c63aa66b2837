import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, addMonths, birthday, daysBetween } from './days';
import { randomPerson, seeded } from './people';
import { secondReading } from './read';
import type { FactSheet, Fen, NoteCode, Reading } from './types';

interface Expected {
  status: string;
  payFen?: Fen | null;
  netFen?: Fen | null;
  reimbursedFen?: Fen;
  refundFen?: Fen;
  coverage?: { from: string; to: string } | null;
  waitingDays?: number;
  opensOn?: string;
  note?: NoteCode;
  noNote?: NoteCode;
  identity?: string;
  method?: string;
  fund?: string;
  claim?: string;
  applyBy?: string;
  paidBy?: string | null;
}

interface Case {
  id: string;
  why: string;
  facts: FactSheet;
  expect: Expected;
}

function casesOf(file: string): Case[] {
  const lines = readFileSync(join(__dirname, file), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Case);
}

function check(reading: Reading, expected: Expected): void {
  const found: Record<string, unknown> = { status: reading.status };
  const wanted: Record<string, unknown> = { status: expected.status };
  const say = (field: string, have: unknown, want: unknown): void => {
    if (want !== undefined) {
      found[field] = have;
      wanted[field] = want;
    }
  };
  const cover = reading.coverage;
  const last = reading.subsidies[reading.subsidies.length - 1];
  say('payFen', reading.payFen, expected.payFen);
  say('netFen', reading.netFen, expected.netFen);
  say('reimbursedFen', reading.reimbursedFen, expected.reimbursedFen);
  say('refundFen', reading.refundFen, expected.refundFen);
  say('coverage', cover === null ? null : { from: cover.from, to: cover.to }, expected.coverage);
  say('waitingDays', cover === null ? null : cover.waitingDays, expected.waitingDays);
  say('opensOn', reading.opensOn, expected.opensOn);
  say('identity', last?.identity, expected.identity);
  say('method', last?.method, expected.method);
  say('fund', last?.fund, expected.fund);
  say('claim', last?.claim, expected.claim);
  say('applyBy', last?.applyBy, expected.applyBy);
  say('paidBy', last?.paidBy ?? null, expected.paidBy);
  if (expected.note !== undefined) {
    say(`note ${expected.note}`, reading.noteCodes.has(expected.note), true);
  }
  if (expected.noNote !== undefined) {
    say(`note ${expected.noNote}`, reading.noteCodes.has(expected.noNote), false);
  }
  expect(found).toEqual(wanted);
}

describe('days', () => {
  test('are counted over months, years and leap days', () => {
    expect(addDays('2024-02-01', 90)).toBe('2024-05-01');
    expect(addDays('2024-10-02', 90)).toBe('2024-12-31');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(addDays('2024-01-01', -1)).toBe('2023-12-31');
    expect(daysBetween('2023-12-31', '2024-03-30')).toBe(90);
    expect(daysBetween('2024-03-30', '2023-12-31')).toBe(-90);
  });

  test('of months are clipped, and of years completed', () => {
    expect(addMonths('2023-11-30', 3)).toBe('2024-02-29');
    expect(addMonths('2024-05-31', -3)).toBe('2024-02-29');
    expect(addMonths('2023-10-15', 3)).toBe('2024-01-15');
    expect(birthday('2004-02-29', 18)).toBe('2022-03-01');
    expect(birthday('1964-02-29', 60)).toBe('2024-02-29');
  });
});

describe.each(['examples.jsonl', 'own-cases.jsonl'])('%s', (file) => {
  test.each(casesOf(file).map((one) => [one.id, one.why, one] as const))('%s %s', (_id, _why, one) => {
    check(secondReading(one.facts), one.expect);
  });
});

describe('people at random', () => {
  const random = seeded(20240101);
  const people = Array.from({ length: 20000 }, () => randomPerson(random));

  test('are the same for the same seed', () => {
    expect(randomPerson(seeded(20240101))).toEqual(people[0]);
  });

  test('meet every status and every note', () => {
    const met = new Set<string>();
    for (const facts of people) {
      const reading = secondReading(facts);
      met.add(reading.status);
      reading.noteCodes.forEach((note) => met.add(note));
    }
    expect(met.size).toBe(6 + 11);
  });

  test('get sums that add up and cover inside the year', () => {
    const wrong = people.filter((facts) => {
      const reading = secondReading(facts);
      const { payFen, netFen, coverage, reimbursedFen, refundFen } = reading;
      const paid = facts.paidBefore === undefined ? 0 : facts.paidBefore.amountFen;
      const due = reading.items.reduce((sum, item) => sum + item.payFen, 0);
      const back = reading.subsidies.filter((one) => one.timing === 'reimbursed');
      const reimbursed = back.reduce((sum, one) => sum + one.amountFen, 0);
      const net = payFen === null ? null : paid + payFen - reimbursedFen - refundFen;
      if (due !== (payFen ?? 0) || reimbursed !== reimbursedFen || net !== netFen) return true;
      if (net !== null && net < 0) return true;
      if (coverage === null) return false;
      const starts = coverage.from >= '2024-01-01' || coverage.from === '2023-09-01';
      return !starts || coverage.from > coverage.to || coverage.to !== '2024-12-31';
    });
    expect(wrong).toEqual([]);
  });

  test('get the same answer whatever the order', () => {
    const told = (facts: FactSheet): string => {
      const reading = secondReading(facts);
      return JSON.stringify({ ...reading, noteCodes: [...reading.noteCodes].sort() });
    };
    const other = people.filter((facts) => {
      const turned: FactSheet = { ...facts };
      if (facts.identities !== undefined) turned.identities = [...facts.identities].reverse();
      if (facts.circumstances !== undefined) {
        turned.circumstances = [...facts.circumstances].reverse();
      }
      return told(turned) !== told(facts);
    });
    expect(other).toEqual([]);
  });

  test('never lose by one identity or circumstance more', () => {
    const worse = people.filter((facts) => {
      const fewer: FactSheet = { ...facts };
      if (facts.identities !== undefined) fewer.identities = facts.identities.slice(1);
      else if (facts.circumstances !== undefined) fewer.circumstances = facts.circumstances.slice(1);
      const before = secondReading(fewer);
      const after = secondReading(facts);
      if (before.netFen === null) return false;
      if (after.netFen === null || after.netFen > before.netFen) return true;
      if (before.coverage === null) return false;
      return after.coverage === null || after.coverage.from > before.coverage.from;
    });
    expect(worse).toEqual([]);
  });
});
