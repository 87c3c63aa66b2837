import jincheng from '../../../../policy/notices/jincheng-2024.json';
import beijing from '../../../policy/notices/beijing-2024.json';
import type { NoticeDocument, RuleDocument } from '../../../../policy/index';
import { answerIn } from '../../../../src/answers/residents-ask/answering-rules';

describe('what of a notice answers a question', () => {
  const named = jincheng as unknown as NoticeDocument;
  const unnamed = beijing as unknown as NoticeDocument;
  const ofKind = (kind: string): readonly RuleDocument[] =>
    unnamed.rules.filter((rule) => rule.kind === kind);

  it('is what its authors named', () => {
    expect(answerIn(named, 'how-much')).toEqual({ clauses: ['1'], rules: ['premium'] });
  });

  it.each([
    ['how-much', 'premium'],
    ['until-when', 'window'],
    ['missed', 'late-payment'],
    ['when-covered', 'cover'],
  ] as const)('is, of %s, the rules of its own kind where they named none', (code, kind) => {
    const rules = ofKind(kind);
    expect(rules.length).toBeGreaterThan(0);
    expect(answerIn(unnamed, code)).toEqual({
      clauses: [...new Set(rules.map(({ clause }) => clause))],
      rules: rules.map(({ rule }) => rule),
    });
  });

  it('is nothing where it has no such rule, or the question has no kind of its own', () => {
    expect(ofKind('mutual-aid-account')).toEqual([]);
    expect(answerIn(unnamed, 'family-account')).toBeUndefined();
    expect(answerIn(unnamed, 'by-phone')).toBeUndefined();
  });
});
