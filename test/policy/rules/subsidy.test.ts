import type { FactSheet } from '../../../policy';
import { isoDay } from '../../../policy/calendar';
import { fourHundred, MadeUpPlace } from '../made-up-place';

describe('an aid by an event', () => {
  const place = new MadeUpPlace([
    fourHundred,
    {
      rule: 'students',
      kind: 'subsidy',
      who: [{ circumstances: ['college-student'] }, { circumstances: ['new-college-student'] }],
      gives: { method: 'fixed', amountFen: 10_000 },
      fund: 'finance',
    },
  ]);

  it('is called by the event that the rule names first', () => {
    for (const code of ['college-student', 'new-college-student'] as const) {
      const facts: Partial<FactSheet> = { circumstances: [{ code }] };
      expect(place.ask(facts).subsidies).toMatchObject([{ identity: 'college-student', amountFen: 10_000 }]);
    }
  });
});

it('an aid by age and identity is called by the identity', () => {
  const place = new MadeUpPlace([
    fourHundred,
    {
      rule: 'old',
      kind: 'subsidy',
      who: [{ identities: ['martyr-child'], ageAtLeast: 60 }],
      gives: { method: 'full' },
      fund: 'finance',
    },
  ]);
  const facts: Partial<FactSheet> = {
    birthDate: isoDay('1960-01-01'),
    identities: [{ code: 'martyr-child', since: isoDay('2020-01-01') }],
  };
  expect(place.ask(facts)).toMatchObject({
    status: 'exempt',
    subsidies: [{ identity: 'martyr-child', amountFen: 40_000 }],
  });
});
