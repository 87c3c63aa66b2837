import type { CertifiedIdentity, Circumstance, Determination, FactSheet } from '../../policy';
import { identityCodes, policy } from '../../policy';
import { noFen } from '../../policy/money';
import { RandomPeople, shifted } from './random-people';

/** What must hold for whoever comes. Fails with the first person for whom it doesn't. */
const people = 40_000;

function ask(sheet: FactSheet): Determination {
  return policy.determine(sheet);
}

/** The first person, of so many at random, whose case a check finds wrong, with what is wrong. */
function firstWrong(seed: number, wrongOf: (sheet: FactSheet, chance: RandomPeople) => string | null) {
  const chance = new RandomPeople(seed, [...identityCodes, 'own-here', 'own-elsewhere']);
  for (let at = 0; at < people; at += 1) {
    const sheet = chance.person();
    const wrong = wrongOf(sheet, chance);
    if (wrong !== null) return { wrong, sheet };
  }
  return null;
}

function identitiesOf({ identities }: FactSheet): readonly CertifiedIdentity[] {
  return identities ?? [];
}

function circumstancesOf({ circumstances }: FactSheet): readonly Circumstance[] {
  return circumstances ?? [];
}

function takesPart({ status }: Determination): boolean {
  return status === 'payable' || status === 'exempt' || status === 'insured';
}

/** In what a later answer is worse for the person than an earlier one: shut out, dearer in the end, or covered later. */
function harm(before: Determination, after: Determination): string | null {
  if (!takesPart(before)) return before.status === 'not-open' && after.status === 'closed' ? 'closed' : null;
  if (!takesPart(after)) return `no payment taken: ${after.status}`;
  if ((after.netFen ?? 0) !== (before.netFen ?? 0)) {
    return (after.netFen ?? 0) > (before.netFen ?? 0)
      ? `bears ${after.netFen} instead of ${before.netFen}`
      : null;
  }
  if (before.coverage === null) return null;
  if (after.coverage === null) return 'no cover';
  return after.coverage.from > before.coverage.from ? `covered from ${after.coverage.from}` : null;
}

function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

describe('for whoever comes', () => {
  it('the order of identities and events never changes an answer', () => {
    const wrong = firstWrong(1, (sheet, chance) => {
      const shuffled = {
        ...sheet,
        identities: chance.shuffled(identitiesOf(sheet)),
        circumstances: chance.shuffled(circumstancesOf(sheet)),
      };
      return differs(ask(sheet), ask(shuffled)) ? JSON.stringify(shuffled) : null;
    });
    expect(wrong).toBeNull();
  });

  it('what stands twice counts once', () => {
    const wrong = firstWrong(2, (sheet) => {
      const twice = {
        ...sheet,
        identities: [...identitiesOf(sheet), ...identitiesOf(sheet)],
        circumstances: [...circumstancesOf(sheet), ...circumstancesOf(sheet)],
      };
      return differs(ask(sheet), ask(twice)) ? 'another answer' : null;
    });
    expect(wrong).toBeNull();
  });

  it('one identity more never harms', () => {
    const wrong = firstWrong(3, (sheet, chance) => {
      const one = chance.identity(sheet.payOn, sheet.region);
      const found = harm(ask(sheet), ask({ ...sheet, identities: [...identitiesOf(sheet), one] }));
      return found === null ? null : `${found}, with ${JSON.stringify(one)}`;
    });
    expect(wrong).toBeNull();
  });

  it('one event more never harms', () => {
    const wrong = firstWrong(4, (sheet, chance) => {
      const one = chance.circumstance(sheet.payOn);
      const found = harm(ask(sheet), ask({ ...sheet, circumstances: [...circumstancesOf(sheet), one] }));
      return found === null ? null : `${found}, with ${JSON.stringify(one)}`;
    });
    expect(wrong).toBeNull();
  });

  it('having paid what was due changes neither the cover nor what one bears, and the cover stays on later days', () => {
    const wrong = firstWrong(5, ({ paidBefore: _paid, ...sheet }, chance) => {
      const due = ask(sheet);
      if (due.status !== 'payable' && due.status !== 'exempt') return null;
      const paid = { ...sheet, paidBefore: { on: sheet.payOn, amountFen: due.payFen ?? noFen } };
      const insured = ask(paid);
      if (differs(insured.coverage, due.coverage)) return 'another cover';
      if (insured.netFen !== due.netFen) return `bears ${insured.netFen} instead of ${due.netFen}`;
      const later = ask({ ...paid, payOn: shifted(sheet.payOn, chance.below(200)) });
      return differs(later.coverage, due.coverage) ? 'another cover later' : null;
    });
    expect(wrong).toBeNull();
  });

  it('what no rule of the place asks changes nothing', () => {
    const wrong = firstWrong(6, (sheet, chance) => {
      const asked = policy.questionsFor(sheet.region, sheet.year);
      const { birthDate, ltciPilot, ...rest } = sheet;
      const without: FactSheet = {
        ...rest,
        ...(asked.birthDate && birthDate !== undefined ? { birthDate } : {}),
        ...(asked.ltciPilot && ltciPilot !== undefined ? { ltciPilot } : {}),
        identities: identitiesOf(sheet).filter(
          ({ code, since }) => since > sheet.payOn || asked.identities.some((one) => one.code === code),
        ),
        circumstances: circumstancesOf(sheet).filter(({ code }) =>
          asked.circumstances.some((one) => one.code === code),
        ),
      };
      const attributes = ['dueToIllness', 'monitored', 'lostWorkCapacity', 'student'] as const;
      const bare = identitiesOf(without).map((identity) => {
        const wanted = asked.identities.find(({ code }) => code === identity.code)?.attributes ?? [];
        const kept = Object.fromEntries(
          Object.entries(identity).filter(
            ([name]) =>
              !attributes.includes(name as 'student') || wanted.includes(name as (typeof wanted)[number]),
          ),
        );
        if (chance.isOneIn(2) && !asksWhereCertified(sheet.region)) delete kept.region;
        return kept as unknown as CertifiedIdentity;
      });
      const answer = ask({ ...without, identities: bare });
      return differs(answer, ask(sheet)) ? JSON.stringify(bare) : null;
    });
    expect(wrong).toBeNull();
  });

  it('adds up', () => {
    const wrong = firstWrong(7, (sheet) => {
      const answer = ask(sheet);
      const sum = answer.items.reduce((all, { payFen }) => all + payFen, 0);
      if (answer.items.length > 0 && sum !== answer.payFen) return 'the items do not make the payment';
      if (answer.payFen === null) return answer.netFen === null ? null : 'a net without a payment';
      const paid = sheet.paidBefore?.amountFen ?? 0;
      const net = paid + answer.payFen - answer.reimbursedFen - answer.refundFen;
      return net === answer.netFen && net >= 0 ? null : `${net} is not ${answer.netFen}`;
    });
    expect(wrong).toBeNull();
  });
});

/** Jilin city 5.3 and Hunan 2.4 speak of the place of certification; the other notices don't ask. */
function asksWhereCertified(region: string): boolean {
  return ['430102', '220202', '220204'].includes(region);
}
