import { clausesOf } from '../../../src/answers/notices';
import { residentsAsk } from '../../../src/answers/residents-ask';

describe('what residents ask', () => {
  it('is answered from clauses that the notices have', () => {
    const missing = residentsAsk.flatMap(({ key, answeredBy }) =>
      Object.entries(answeredBy).flatMap(([notice, clauses]) =>
        clauses
          .filter((clause) => !clausesOf(notice).includes(clause))
          .map((clause) => `${key}: ${notice} ${clause}`),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('covers all 25 questions, each once', () => {
    expect(new Set(residentsAsk.map(({ key }) => key)).size).toBe(25);
  });
});
