import { clauseHash, compareWithSkeleton, skeletonFrom } from '../../commands/lib/skeleton';
import { splitNotice } from '../../policy/authoring';
import { paperText } from '../policy/authoring/made-up-paper';

describe('an official text split by its numbering', () => {
  const clauses = splitNotice(paperText);

  it('is the same to the hash whatever its widths and spaces', () => {
    expect(clauseHash(['（一） 在网上交。'])).toBe(clauseHash(['(一)在网', '上交。']));
    expect(clauseHash(['在网上交'])).not.toBe(clauseHash(['在窗口交']));
  });

  it('is compared with a skeleton clause by clause', () => {
    const skeleton = {
      notice: 'x',
      clauses: clauses.map(({ clause, paragraphs }) => ({
        clause,
        paragraphs: paragraphs.length,
        hash: clauseHash(paragraphs),
      })),
    };
    expect(compareWithSkeleton(skeleton, clauses)).toEqual([]);
    const changed = splitNotice(
      paperText.replace('400元', '410元').replace('2、带钱。\n（2）不是条款的括号。\n', '') + '丙村 300\n',
    );
    expect(compareWithSkeleton(skeleton, changed).map(({ clause }) => clause)).toEqual([
      '1',
      'annex',
      '2.2.2',
    ]);
  });

  it('gives a skeleton in which each clause has its rules, or keeps the reason why it has none', () => {
    const rules = [
      { rule: 'premium', clause: '1', kind: 'premium' },
      { rule: 'online', clause: '2.1', kind: 'channel' },
    ];
    const before = skeletonFrom('x', clauses, { rules: [], known: null });
    const why = 'Heading only; what it covers stands in the clauses below it.';
    const known = { ...before, clauses: before.clauses.map((one) => ({ ...one, why })) };
    const skeleton = skeletonFrom('x', clauses, { rules, known });
    expect(compareWithSkeleton(skeleton, clauses)).toEqual([]);
    expect(skeleton.clauses[1]).toMatchObject({ clause: '1', paragraphs: 3, rules: ['premium'] });
    expect(skeleton.clauses[1]).not.toHaveProperty('why');
    expect(skeleton.clauses[2]).toMatchObject({ clause: '2', why });
    expect(before.clauses[2]).not.toHaveProperty('rules');
  });
});
