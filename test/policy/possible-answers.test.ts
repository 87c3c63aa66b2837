import type { CertifiedIdentity, Determination, FactSheet, PossibleAnswer, UnknownFacts } from '../../policy';
import { policy } from '../../policy';
import { Policy } from '../../policy/policy';
import { fourHundred, MadeUpPlace } from './made-up-place';
import { addDays, formatDay, type IsoDay, isoDay, parseDay } from '../../policy/calendar';

const places = ['360983001', '220204', '220502', '140502', '430102'] as const;
const days = ['2023-11-20', '2023-12-31', '2024-02-15', '2024-05-20'] as const;
const nothing: UnknownFacts = { identities: [], circumstances: [] };

function person(region: string, payOn: string, more: Partial<FactSheet> = {}): FactSheet {
  return { id: 'x', region, year: 2024, payOn: isoDay(payOn), ltciPilot: false, ...more };
}
function amountOf({ status, payFen, netFen, refundFen }: Determination): string {
  return [status, payFen, netFen, refundFen].join(' ');
}
function amounts(answers: readonly PossibleAnswer[]): string[] {
  return answers.map(({ determination }) => amountOf(determination)).sort();
}
function everyDay(from: string, to: string): IsoDay[] {
  const [first, last] = [parseDay(from), parseDay(to)];
  return Array.from({ length: last - first + 1 }, (_, count) => formatDay(addDays(first, count)));
}
function distinct(sheets: readonly FactSheet[]): string[] {
  return [...new Set(sheets.map((sheet) => amountOf(policy.determine(sheet))))].sort();
}

describe('the answers that are possible', () => {
  it('are one where everything is known', () => {
    const known = person('360983001', '2023-11-20', { birthDate: isoDay('1955-03-12') });
    expect(amounts(policy.possibleAnswers(known, nothing))).toEqual(['payable 38000 38000 0']);
  });

  it('are 380, 60 and 0 yuan where no identity is known in Ruizhou', () => {
    // 三(一): in full, or 320 of 380; 二(一): 380.
    const known = person('360983001', '2023-11-20', { birthDate: isoDay('1955-03-12') });
    const answers = policy.possibleAnswers(known, { ...nothing, anyIdentity: true });
    expect(amounts(answers)).toEqual(['exempt 0 0 0', 'payable 38000 38000 0', 'payable 6000 6000 0']);
  });

  it('are more than too late in May for who doesn’t know his identities: Ruizhou 三(二) takes in who is recognised later', () => {
    const known = person('360983001', '2024-05-20', { birthDate: isoDay('1955-03-12') });
    const answers = policy.possibleAnswers(known, { ...nothing, anyIdentity: true });
    // 四(七): clergy and who gets medical assistance without a subsidy aren't bound to the window: 380.
    expect(amounts(answers)).toEqual([
      'closed   0',
      'exempt 0 0 0',
      'payable 38000 38000 0',
      'payable 6000 6000 0',
    ]);
    const sixty = answers.find(({ determination }) => determination.payFen === 6000);
    expect(sixty?.determination.cites).toContainEqual({ notice: 'ruizhou-2024', clause: '3.2' });
    const codes = sixty?.cases.flat(2).map((one) => (one.about === 'identity' ? one.code : ''));
    expect(codes).toContain('returned-to-poverty');
    const since = sixty?.cases.flat(2).flatMap((one) => (one.about === 'identity' ? [one.since?.from] : []));
    expect(since?.sort()[0]).toBe('2024-01-01');
  });

  it('are 390 and 100 or 230 in the end where somebody on dibao in Jilin city doesn’t know where it was certified', () => {
    // City 五、3: nothing of the 140 for who is insured elsewhere than where it was certified.
    const known = person('220204', '2023-11-20', { birthDate: isoDay('1955-03-12') });
    const dibao = { code: 'dibao', since: isoDay('2022-01-01'), unknown: ['region'] } as const;
    const answers = policy.possibleAnswers(known, { ...nothing, identities: [dibao] });
    expect(amounts(answers)).toEqual(['payable 24000 10000 0', 'payable 24000 24000 0']);
  });

  it('suppose as little as possible', () => {
    const known = person('360983001', '2023-11-20', { birthDate: isoDay('1955-03-12') });
    const answers = policy.possibleAnswers(known, { ...nothing, anyIdentity: true, anyCircumstance: true });
    const plain = answers.find(({ determination }) => determination.payFen === 38000);
    expect(plain?.cases).toEqual([[]]);
  });

  it('leave out what cannot be of a newborn', () => {
    // Ruizhou 四(七) takes in who was released from prison; a child of ten days was not.
    const known = person('360983001', '2024-05-20', { birthDate: isoDay('2024-05-10') });
    const answers = policy.possibleAnswers(known, { ...nothing, anyIdentity: true, anyCircumstance: true });
    const codes = answers.flatMap(({ cases }) =>
      cases.flat(2).flatMap((one) => ('code' in one ? [one.code] : [])),
    );
    expect(codes).not.toContain('released-from-prison');
    expect(codes).not.toContain('martyr-child');
  });
});

describe('no answer is left out', () => {
  const cases = places.flatMap((region) => days.map((payOn) => [region, payOn] as const));

  it.each(cases)('whichever day an identity began: %s on %s', (region, payOn) => {
    for (const { code } of policy.questionsFor(region, 2024).identities) {
      const since = everyDay('2023-06-01', payOn);
      const held = (day: IsoDay): CertifiedIdentity => ({
        code,
        since: day,
        disabilityGrade: 2,
        dueToIllness: true,
      });
      const all = distinct(since.map((day) => person(region, payOn, { identities: [held(day)] })));
      const unknown = { ...held(isoDay(payOn)), unknown: ['since'] } as const;
      const { since: _, ...rest } = unknown;
      expect([
        code,
        amounts(policy.possibleAnswers(person(region, payOn), { ...nothing, identities: [rest] })),
      ]).toEqual([code, all]);
    }
  });

  it.each(cases)('whichever day something happened: %s on %s', (region, payOn) => {
    for (const { code } of policy.questionsFor(region, 2024).circumstances) {
      const all = distinct(
        everyDay('2023-01-01', payOn).map((on) => person(region, payOn, { circumstances: [{ code, on }] })),
      );
      const answers = policy.possibleAnswers(person(region, payOn), { ...nothing, circumstances: [code] });
      expect([code, amounts(answers)]).toEqual([code, all]);
    }
  });

  it.each(cases)('whichever day someone was born: %s on %s', (region, payOn) => {
    const severe = {
      identities: [
        { code: 'severe-disability', since: isoDay('2022-01-01'), disabilityGrade: 1 },
        { code: 'martyr-child', since: isoDay('2022-01-01') },
      ],
    } as const;
    // Around the 60th and the 18th birthday, and every day of the last three years.
    const born = [
      ...everyDay('1963-06-01', '1964-06-30'),
      ...everyDay('2005-06-01', '2006-06-30'),
      ...everyDay('2021-01-01', payOn),
    ];
    const all = distinct(born.map((birthDate) => person(region, payOn, { ...severe, birthDate })));
    const answers = policy.possibleAnswers(person(region, payOn, severe), { ...nothing, birthDate: true });
    expect(amounts(answers)).toEqual(all);
  });

  it.each(cases)('of people made up at random: %s on %s', (region, payOn) => {
    const { identities, circumstances } = policy.questionsFor(region, 2024);
    const possible = new Set(
      amounts(
        policy.possibleAnswers(person(region, payOn), {
          ...nothing,
          birthDate: true,
          anyIdentity: true,
          anyCircumstance: true,
        }),
      ),
    );
    let seed = 20_231_120;
    const draw = (most: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * most);
    };
    const dayBefore = (most: number): IsoDay => formatDay(addDays(parseDay(payOn), -draw(most)));
    const missing = new Set<string>();
    for (let count = 0; count < 5000; count += 1) {
      const identity = identities[draw(identities.length)];
      const event = circumstances[draw(circumstances.length)];
      const grade = ([1, 2, 3, 4] as const)[draw(4)];
      const born = dayBefore(draw(2) === 0 ? 400 : 30_000);
      const made = person(region, payOn, {
        birthDate: born,
        identities:
          identity === undefined || draw(4) === 0
            ? []
            : [
                {
                  code: identity.code,
                  since: dayBefore(400),
                  ...(grade === undefined ? {} : { disabilityGrade: grade }),
                  dueToIllness: draw(2) === 0,
                  monitored: draw(2) === 0,
                  student: draw(2) === 0,
                  lostWorkCapacity: draw(2) === 0,
                  ...(draw(3) === 0 ? { region: '110000' } : {}),
                },
              ],
        circumstances: event === undefined || draw(4) === 0 ? [] : [{ code: event.code, on: dayBefore(200) }],
      });
      const answer = amountOf(policy.determine(made));
      if (!possible.has(answer)) missing.add(`${answer} ${JSON.stringify(made)}`);
    }
    expect([...missing].slice(0, 2)).toEqual([]);
  });
});

describe('an answer that only two things together give', () => {
  const amountsOf = (who: object, unknown: Partial<UnknownFacts>) => {
    const place = new MadeUpPlace([
      fourHundred,
      { rule: 'both', kind: 'premium', amountFen: 30_000, who: [who] },
    ]);
    const known = { id: 'x', region: '650100', year: 2025, payOn: isoDay('2024-11-15') };
    return place.policy
      .possibleAnswers(known, { ...nothing, ...unknown })
      .map(({ determination, cases }) => [determination.payFen, cases.map((one) => one.length)]);
  };

  it('is found, whichever of them is looked at first', () => {
    const personal = ['student', 'householdHere'] as const;
    expect(amountsOf({ isStudent: false, householdHere: false }, { personal })).toEqual([
      [40_000, [2, 2, 2]],
      [30_000, [2]],
    ]);
  });

  it('is found where neither of them alone changes anything', () => {
    const unknown = { anyIdentity: true, personal: ['student'] } as const;
    const found = amountsOf({ identities: ['orphan'], isStudent: false }, unknown);
    expect(found.map(([payFen]) => payFen)).toEqual([40_000, 30_000]);
  });
});

describe('what it costs a phone', () => {
  it.each(places)('is at most 20,000 determinations where nothing is known at all: %s', (region) => {
    const counted = jest.spyOn(Policy.prototype, 'determine');
    policy.possibleAnswers(person(region, '2024-05-20'), {
      ...nothing,
      birthDate: true,
      anyIdentity: true,
      anyCircumstance: true,
      ltciPilot: true,
    });
    expect(counted.mock.calls.length).toBeLessThan(20_000);
    counted.mockRestore();
  });
});
