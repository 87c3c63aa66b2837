import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFactSheet, policy } from '../../policy';
import type { Case } from './expectation';
import { differences } from './expectation';

const folder = path.join(__dirname, 'cases');
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));

describe.each(files)('%s', (file) => {
  const cases = readFileSync(path.join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case);

  it.each(cases.map((one) => [one.id, one.why, one] as const))(
    '%s %s',
    (_id, _why, { facts, expect: expected }) => {
      expect(differences(expected, policy.determine(parseFactSheet(facts)))).toEqual([]);
    },
  );

  it('adds up in every answer that takes a payment', () => {
    for (const { facts } of cases) {
      const { payFen, items, netFen, reimbursedFen, refundFen, status } = policy.determine(
        parseFactSheet(facts),
      );
      if (status !== 'payable' && status !== 'exempt') continue;
      expect(items.reduce((sum, item) => sum + item.payFen, 0)).toBe(payFen);
      expect(items.every((item) => item.standardFen - item.subsidyFen === item.payFen)).toBe(true);
      expect((payFen ?? 0) - reimbursedFen - refundFen).toBe(netFen);
    }
  });
});
